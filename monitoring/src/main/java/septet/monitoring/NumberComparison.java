package septet.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import septet.data.NumberColumns;
import septet.world.Scheduler;

/// Compares columns of numbers, some at a time: those of the first table stand in memory while their bins are found, those of the second pass by. Where even one column
/// does not fit, the first table is read twice.
final class NumberComparison {
    private static final long MOST_NUMBERS = 16L << 20;
    private static final int MOST_COLUMNS = 8;
    /// Who is done early takes on another part.
    private static final int PARTS = 4;

    private final NumberColumns first;
    private final NumberColumns second;
    private final boolean exact;
    private final long rows;
    private final boolean keeps;

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

    /// @param threads how many columns are compared at a time, where they fit into memory
    List<Compared> compare(List<Pair> pairs, Scheduler scheduler, int threads) throws InterruptedException {
        long width = Math.max(1, exact ? rows + second.rows() : rows);
        int together = Math.clamp(MOST_NUMBERS / (2 * width), 1, MOST_COLUMNS);
        int workers = Math.clamp(MOST_NUMBERS / width, 1, threads);
        int groups = (pairs.size() + together - 1) / together;
        int share = Math.max(1, groups / (PARTS * workers)) * together;
        List<Callable<Ended>> parts = new ArrayList<>();
        for (int from = 0; from < pairs.size(); from += share) {
            List<Pair> some = pairs.subList(from, Math.min(pairs.size(), from + share));
            parts.add(() -> new Part(Math.min(together, some.size())).compare(some));
        }
        List<Ended> ended = scheduler.all(workers, parts);
        ended.stream().flatMap(part -> part.failure().stream()).findFirst().ifPresent(failure -> {
            throw failure;
        });
        return ended.stream().flatMap(part -> part.found().stream()).toList();
    }

    /// @param failure kept until all have ended: who is interrupted while he reads closes the file for all
    private record Ended(List<Compared> found, Optional<RuntimeException> failure) {}

    /// Some columns, compared by one thread.
    private final class Part {
        private final double[][] kept;
        private final double[][] others;
        private final List<Compared> found = new ArrayList<>();

        Part(int together) {
            kept = new double[together][keeps ? (int) rows : 0];
            others = new double[together][exact ? (int) second.rows() : 0];
        }

        Ended compare(List<Pair> pairs) {
            try {
                for (int from = 0; from < pairs.size(); from += kept.length) group(pairs.subList(from, Math.min(pairs.size(), from + kept.length)));
                return new Ended(found, Optional.empty());
            } catch (RuntimeException e) {
                return new Ended(found, Optional.of(e));
            }
        }

        private void group(List<Pair> pairs) {
            int[] inFirst = pairs.stream().mapToInt(Pair::first).toArray();
            int[] inSecond = pairs.stream().mapToInt(Pair::second).toArray();
            List<Reading> readings = IntStream.range(0, pairs.size()).mapToObj(place -> new Reading(kept[place], others[place])).toList();
            first.read(inFirst, sink(kept, keeps, readings, Reading::see));
            readings.forEach(Reading::fix);
            if (keeps) readings.forEach(Reading::count);
            else first.read(inFirst, sink(kept, false, readings, Reading::countAgain));
            second.read(inSecond, sink(others, exact, readings, Reading::pass));
            for (int place = 0; place < pairs.size(); place++) found.add(readings.get(place).compared(pairs.get(place).name()));
        }
    }

    private interface Seen {
        void numbers(Reading of, double[] values, int from, int many);
    }

    /// @param kept where all numbers of a column are written to, if they are to be kept
    private static NumberColumns.Sink sink(double[][] kept, boolean keeps, List<Reading> readings, Seen seen) {
        return new NumberColumns.Sink() {
            @Override
            public Optional<double[]> whole(int place) {
                return keeps ? Optional.of(kept[place]) : Optional.empty();
            }

            @Override
            public void numbers(int place, double[] values, int from, int many) {
                seen.numbers(readings.get(place), values, from, many);
            }
        };
    }

    /// What is known of one column while it is read.
    private final class Reading {
        private final double[] kept;
        private final double[] others;
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

        Reading(double[] kept, double[] others) {
            this.kept = kept;
            this.others = others;
        }

        void see(double[] values, int from, int many) {
            range.add(values, from, many);
            for (long at = (seen + stride - 1) / stride * stride; at < seen + many; at += stride) {
                double value = values[from + (int) (at - seen)];
                if (Math.abs(value) <= Double.MAX_VALUE && sampled < sample.length) sample[sampled++] = value;
            }
            seen += many;
        }

        void fix() {
            Arrays.sort(sample, 0, sampled);
            bins = NumberBins.of(Arrays.copyOf(sample, sampled), range.low, range.high);
            before = new NumberTally(bins, range);
            now = new NumberTally(bins, range);
        }

        /// All of them at once.
        void count() {
            before.add(kept, (int) seen);
        }

        void countAgain(double[] values, int from, int many) {
            before.add(values, from, many, again);
        }

        void pass(double[] values, int from, int many) {
            now.add(values, from, many, later);
            passed += many;
        }

        Compared compared(String name) {
            Kolmogorov test = exact ? Kolmogorov.exact(present(kept, seen), present(others, passed)) : Kolmogorov.onBins(before.counts(), now.counts());
            double outside = passed == 0 ? 0 : bins.outside(now.counts()) / (double) passed;
            return new Compared(name, "number", bins.shown(), bins.grouped(before.counts(), range.missing), bins.grouped(now.counts(), later.missing), Optional.of(test),
                    new Compared.Fresh(Optional.of(outside), List.of()), range.shown(), later.shown());
        }
    }

    private static double[] present(double[] values, long count) {
        double[] present = Arrays.stream(values, 0, (int) count).filter(value -> !Double.isNaN(value)).map(value -> value + 0.0).toArray();
        Arrays.sort(present);
        return present;
    }
}
