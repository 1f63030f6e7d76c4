package septet.features;

import septet.data.Dictionary;
import septet.world.Chance;

/// A number that equal histories share: by what their values mean, whatever the codes of words.
record HistoryHash(Shape shape, Dictionary words) {
    /// @param first of the entries that can still be reached
    long of(History history, Run run, int first) {
        long hash = Hashes.of(Hashes.of(0, history.newest()), history.arrived());
        long sum = 0;
        for (int i = first; i < history.kept(); i++) sum += Chance.mix(entry(run, i));
        hash = Hashes.of(hash, sum);
        if (shape.sketched) hash = Hashes.of(hash, history.sketches().hash(words));
        return shape.whole ? sinceBegin(history, hash) : hash;
    }

    private long entry(Run run, int at) {
        long entry = Hashes.of(0, run.time(at));
        for (int c = 0; c < shape.channels(); c++) entry = Hashes.of(entry, meaning(c, run.value(at, c)));
        return shape.placed ? Hashes.of(entry, run.event(at)) : entry;
    }

    private long sinceBegin(History history, long before) {
        int whole = shape.windows;
        long hash = Hashes.of(Hashes.of(before, history.size(whole)), history.totals().hash(words));
        for (int c = 0; c < shape.channels() && shape.anyTree; c++) {
            if (shape.ends[c]) hash = Hashes.of(Hashes.of(hash, meaning(c, history.first(whole, c))), meaning(c, history.last(whole, c)));
            if (shape.tails[c] > 0) hash = Hashes.of(hash, ofLast(history, c));
            if (shape.ordered[c]) hash = Hashes.of(Hashes.of(hash, history.extreme(whole, c, true)), history.extreme(whole, c, false));
        }
        return hash;
    }

    private long ofLast(History history, int channel) {
        long[] last = new long[shape.tails[channel]];
        int found = history.last(shape.windows, channel, last, last.length);
        long hash = found;
        for (int i = 0; i < found; i++) hash = Hashes.of(hash, meaning(channel, last[i]));
        return hash;
    }

    private long meaning(int channel, long value) {
        return Hashes.of(shape.types[channel], value, words);
    }
}
