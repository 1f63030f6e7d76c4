package septet.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.NumberColumns;

/// Compares columns of numbers, some at a time: those of the first table stand in memory while their bins are found, those of the second pass by. Where even one column
/// does not fit, the first table is read twice.
final class NumberComparison {
    private static final long MOST_NUMBERS = 16L << 20;
    private static final int MOST_COLUMNS = 64;

    private final NumberColumns first;
    private final NumberColumns second;
    private final boolean exact;
    private final long rows;
    private final boolean keeps;
    private double[][] kept = new double[0][];
    private double[][] others = new double[0][];

    /// @param exact whether to compare the numbers themselves, where they fit into memory
    NumberComparison(NumberColumns first, NumberColumns second, boolean exact) {
        this.first = first;
        this.second = second;
        rows = first.rows();
        keeps = rows <= MOST_NUMBERS;
        this.exact = exact && Math.max(rows, second.rows()) <= MOST_NUMBERS;
    }

    /// A column: its name, and its place in both tables.
    record Pair(String name, int first, int second) {}

    List<Compared> compare(List<Pair> pairs) {
        long width = exact ? rows + second.rows() : rows;
        int together = Math.clamp(MOST_NUMBERS / Math.max(1, width), 1, MOST_COLUMNS);
        if (keeps) kept = new double[Math.min(together, pairs.size())][(int) rows];
        if (exact) others = new double[kept.length][(int) second.rows()];
        List<Compared> found = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += together) group(pairs.subList(from, Math.min(pairs.size(), from + together)), found);
        return found;
    }

    /// What is known of one column while it is read.
    private final class Reading {
        private final NumberRange range = new NumberRange();
        private final NumberRange later = new NumberRange();
        private final NumberRange again = new NumberRange();
        private final double[] sample = new double[NumberBins.SAMPLE];
        private final long stride = Math.max(1, (rows + NumberBins.SAMPLE - 1) / NumberBins.SAMPLE);
        private int sampled;
        private long seen;
        private long passed;
        private NumberBins bins = NumberBins.of(new double[0], 0, 0);
        private NumberTally before = new NumberTally(bins, range);
        private NumberTally now = before;

        void see(double[] values, int many, int place) {
            range.add(values, many);
            for (long at = (seen + stride - 1) / stride * stride; at < seen + many; at += stride) {
                double value = values[(int) (at - seen)];
                if (Math.abs(value) <= Double.MAX_VALUE && sampled < sample.length) sample[sampled++] = value;
            }
            if (keeps) System.arraycopy(values, 0, kept[place], (int) seen, many);
            seen += many;
        }

        void fix() {
            Arrays.sort(sample, 0, sampled);
            bins = NumberBins.of(Arrays.copyOf(sample, sampled), range.low, range.high);
            before = new NumberTally(bins, range);
            now = new NumberTally(bins, range);
        }

        /// All of them at once.
        void count(double[] values, int many) {
            before.add(values, many);
        }

        void countAgain(double[] values, int many) {
            before.add(values, many, again);
        }

        void pass(double[] values, int many, int place) {
            now.add(values, many, later);
            if (exact) System.arraycopy(values, 0, others[place], (int) passed, many);
            passed += many;
        }

        Compared compared(String name, int place) {
            Kolmogorov test = exact ? Kolmogorov.exact(present(kept[place]), present(others[place])) : Kolmogorov.onBins(before.counts(), now.counts());
            double outside = passed == 0 ? 0 : bins.outside(now.counts()) / (double) passed;
            return new Compared(name, "number", bins.shown(), bins.grouped(before.counts(), range.missing), bins.grouped(now.counts(), later.missing), Optional.of(test),
                    new Compared.Fresh(Optional.of(outside), List.of()), range.shown(), later.shown());
        }
    }

    private static double[] present(double[] values) {
        double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).map(value -> value + 0.0).toArray();
        Arrays.sort(present);
        return present;
    }

    private void group(List<Pair> pairs, List<Compared> found) {
        int[] inFirst = pairs.stream().mapToInt(Pair::first).toArray();
        int[] inSecond = pairs.stream().mapToInt(Pair::second).toArray();
        List<Reading> readings = IntStream.range(0, pairs.size()).mapToObj(_ -> new Reading()).toList();
        first.read(inFirst, (place, values, many) -> readings.get(place).see(values, many, place));
        readings.forEach(Reading::fix);
        if (keeps) for (int place = 0; place < readings.size(); place++) readings.get(place).count(kept[place], (int) readings.get(place).seen);
        else first.read(inFirst, (place, values, many) -> readings.get(place).countAgain(values, many));
        second.read(inSecond, (place, values, many) -> readings.get(place).pass(values, many, place));
        for (int place = 0; place < pairs.size(); place++) found.add(readings.get(place).compared(pairs.get(place).name(), place));
    }
}
