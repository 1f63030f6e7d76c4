package septet.features;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import septet.data.Values;

/// What all rows read of one group: counts and sums by one [Sweep] for each window, the rest by the general state, as are keys that a sweep cannot follow.
final class ReaderSweep {
    private final GroupColumns group;
    private final SourceLog asked;
    private final int[] codes;
    private final Questions questions;
    private final boolean prompt;
    /// Rows of which a part of the key is missing.
    private final BitSet unkeyed = new BitSet();
    private final List<Readout> readouts;

    /// @param prompt   whether whatever may enter, and the rows, arrived when they happened: then what a question sees is what lies before it in time
    /// @param keys     of the rows, one column for each
    /// @param readouts in the order of the rows
    ReaderSweep(GroupColumns group, boolean prompt, SourceLog asked, long[][] keys, List<Readout> readouts) {
        this.group = group;
        this.prompt = prompt;
        this.asked = asked;
        this.readouts = readouts;
        codes = group.find(keys, asked.size());
        for (long[] key : keys) for (int i = 0; i < codes.length; i++) if (key[i] == Values.MISSING) unkeyed.set(i);
        questions = Questions.of(asked, codes);
    }

    /// All that is read of one channel; writes only into the columns of its own readings.
    final class Pass implements Callable<Boolean> {
        private final Entering entering;
        private final Map<Integer, List<Readout>> byWindow;

        private Pass(Entering entering, Map<Integer, List<Readout>> byWindow) {
            this.entering = entering;
            this.byWindow = byWindow;
        }

        @Override
        public Boolean call() {
            Edge[] edges = group.group().edges().toArray(Edge[]::new);
            Sweep sweep = new Sweep(entering, questions, group.keys(), edges.length);
            Block block = new Block();
            for (int from = 0; from < questions.size(); from += Block.SIZE) {
                block.at(from, questions.size());
                sweep.enter(block);
                byWindow.forEach((window, readouts) -> {
                    if (window < edges.length) leave(sweep, window, edges[window], block);
                    else sweep.all(block);
                    block.unpack(entering.packing());
                    for (Readout readout : readouts) readout.take(block);
                });
            }
            byWindow.values().forEach(readouts -> readouts.forEach(readout -> finish(readout.column())));
            return true;
        }

        private void leave(Sweep sweep, int window, Edge edge, Block block) {
            edge.of(questions.times(), block.from, block.size, block.edges);
            sweep.leave(window, block);
        }
    }

    /// One task for each channel, in which no other writes.
    List<Pass> sweeps() {
        Map<Integer, Map<Integer, List<Readout>>> channels = new TreeMap<>();
        for (Readout readout : readouts) {
            Reading reading = readout.reading();
            if (!isSwept(reading)) continue;
            channels.computeIfAbsent(channel(reading), _ -> new TreeMap<>()).computeIfAbsent(reading.window(), _ -> new ArrayList<>()).add(readout);
        }
        List<Pass> passes = new ArrayList<>();
        channels.forEach((channel, byWindow) -> passes.add(new Pass(entering(channel, byWindow), byWindow)));
        return passes;
    }

    private boolean isSwept(Reading reading) {
        return Readout.covers(reading) && group.hasFixedEdge(reading.window()) && (!Readout.isSum(reading) || group.fits(reading.channel()));
    }

    /// Every entry is counted together with a channel that none lacks, if there is one.
    private int channel(Reading reading) {
        if (reading.channel() != Reading.EVERY) return reading.channel();
        for (Readout other : readouts) {
            boolean together = other.reading().channel() != Reading.EVERY && isSwept(other.reading());
            if (together && group.isComplete(other.reading().channel())) return other.reading().channel();
        }
        return Reading.EVERY;
    }

    private Entering entering(int channel, Map<Integer, List<Readout>> byWindow) {
        if (channel == Reading.EVERY) return group.every();
        boolean sums = byWindow.values().stream().flatMap(List::stream).anyMatch(readout -> Readout.isSum(readout.reading()));
        return sums ? group.summed(channel) : group.counted(channel);
    }

    private void finish(SlotColumn column) {
        if (questions.places().length > 0) column.reorder(Order.inverse(questions.places()));
        unkeyed.stream().forEach(column::clear);
    }

    /// What no sweep covers; after all of these.
    ///
    /// @param degraded gets the rows that came too late for what is kept
    void rest(FeaturePlan plan, BitSet degraded) {
        List<Readout> others = readouts.stream().filter(readout -> !isSwept(readout.reading())).toList();
        BitSet all = new BitSet();
        all.set(0, group.keys() + 1);
        if (!others.isEmpty()) new KeyReplay(group, all, plan).run(asked, codes, others, degraded);
        BitSet late = prompt ? new BitSet() : LateKeys.of(group, questions, asked, group.group().shape().kept);
        if (!late.isEmpty()) new KeyReplay(group, late, plan).run(asked, codes, readouts, degraded);
        for (Readout readout : others) unkeyed.stream().forEach(readout.column()::clear);
    }
}
