package septet.features;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        // where each row is an entry none lacks its key
        if (codes != group.codes() || group.entries().size() < codes.length) for (long[] key : keys) lookForUnkeyed(key);
        questions = Questions.of(asked, codes);
    }

    private void lookForUnkeyed(long[] key) {
        if (!Pieces.Extent.of(key, codes.length).isAnyMissing()) return;
        for (int i = 0; i < codes.length; i++) if (key[i] == Values.MISSING) unkeyed.set(i);
    }

    List<Readout> readouts() {
        return readouts;
    }

    /// Some rows' readings of one channel; writes nothing else.
    private final class Pass implements BatchTraining.Task {
        private final Entering entering;
        private final List<Edge> edges = new ArrayList<>();
        /// By the places of edges.
        private final List<List<Readout>> readouts = new ArrayList<>();
        private final int from;
        private final int end;

        /// @param part of so many, about as long as each other
        Pass(Entering entering, Map<Integer, List<Readout>> byWindow, int part, int parts) {
            this.entering = entering;
            from = (int) ((long) questions.size() * part / parts);
            end = (int) ((long) questions.size() * (part + 1) / parts);
            byWindow.forEach((window, read) -> {
                edges.add(group.edge(window));
                readouts.add(read);
            });
        }

        @Override
        public Boolean call() {
            Sweep sweep = new Sweep(entering, questions, group.keys(), edges, from);
            Block block = new Block(edges.size());
            for (int first = from; first < end; first += block.size) {
                block.at(first, Math.min(end, first + Pieces.length(first - from)));
                sweep.answer(block);
                read(block);
            }
            return true;
        }

        private void read(Block block) {
            for (int window = 0; window < edges.size(); window++) {
                block.unpack(block.inside[window], entering.packing());
                for (Readout readout : readouts.get(window)) readout.take(block);
            }
        }
    }

    /// Tasks for each channel.
    ///
    /// @param parts into which rows are divided
    List<BatchTraining.Task> sweeps(int parts) {
        Map<Integer, Map<Integer, List<Readout>>> channels = new TreeMap<>();
        for (Readout readout : readouts) {
            Reading reading = readout.reading();
            if (!isSwept(reading)) continue;
            channels.computeIfAbsent(channel(reading), _ -> new TreeMap<>()).computeIfAbsent(reading.window(), _ -> new ArrayList<>()).add(readout);
        }
        List<BatchTraining.Task> passes = new ArrayList<>();
        channels.forEach((channel, byWindow) -> {
            Entering entering = entering(channel, byWindow);
            for (int part = 0; part < parts; part++) passes.add(new Pass(entering, byWindow, part, parts));
        });
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

    /// After all sweeps: their columns in the order of the rows, and what no sweep covers.
    ///
    /// @param degraded gets the rows that came too late for what is kept
    void rest(FeaturePlan plan, BatchLog log, BitSet degraded) {
        for (Readout readout : readouts) if (isSwept(readout.reading())) finish(readout.column());
        List<Readout> others = readouts.stream().filter(readout -> !isSwept(readout.reading())).toList();
        if (others.isEmpty() && prompt) return;
        int[] places = group.entries().positions(log);
        BitSet all = new BitSet();
        all.set(0, group.keys() + 1);
        if (!others.isEmpty()) new KeyReplay(group, places, all, plan).run(asked, codes, others, degraded);
        BitSet late = prompt ? new BitSet() : LateKeys.of(group, questions, asked, group.group().shape().kept);
        if (!late.isEmpty()) new KeyReplay(group, places, late, plan).run(asked, codes, readouts, degraded);
        for (Readout readout : others) {
            unkeyed.stream().forEach(readout.column()::clear);
            readout.beyond().andNot(unkeyed);
        }
    }
}
