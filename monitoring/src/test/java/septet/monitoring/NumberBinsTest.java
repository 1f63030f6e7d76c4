package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// Bins of numbers, against a plain search.
class NumberBinsTest {
    private static final List<double[]> COLUMNS = List.of(column(1), column(2), column(3), column(4), column(5), column(6));

    /// Spread out, few whole numbers, mostly zero, all the same, huge and tiny, with infinities among them.
    private static double[] column(int kind) {
        Chance chance = Chance.of(kind);
        double[] values = new double[3_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (kind) {
                case 1 -> chance.nextGaussian();
                case 2 -> chance.nextInt(7) - 3;
                case 3 -> chance.nextInt(10) < 7 ? -0.0 : chance.nextDouble();
                case 4 -> 42;
                case 5 -> StrictMath.exp(600 * (chance.nextDouble() - 0.5)) * (chance.nextInt(2) * 2 - 1);
                default -> i % 500 == 0 ? Double.POSITIVE_INFINITY : i % 500 == 1 ? Double.NEGATIVE_INFINITY : i % 500 == 2 ? Double.NaN : chance.nextDouble();
            };
        }
        return values;
    }

    private static NumberBins bins(double[] values) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return NumberBins.of(sorted, sorted[0], sorted[sorted.length - 1]);
    }

    @Test
    void countingIsAPlainSearch() {
        for (double[] fixed : COLUMNS) {
            NumberBins bins = bins(fixed);
            for (double[] counted : COLUMNS) {
                long[] expected = bins.counts();
                int missing = 0;
                for (double value : counted) {
                    if (Double.isNaN(value)) missing++;
                    else expected[bins.bin(value + 0.0)]++;
                }
                long[] counts = bins.counts();
                assertThat(bins.count(counted, 0, counted.length, counts)).isEqualTo(missing);
                assertThat(merged(bins, counts)).isEqualTo(merged(bins, expected));
                NumberRange range = new NumberRange();
                NumberTally tally = new NumberTally(bins, range(fixed));
                tally.add(counted, 0, counted.length, range);
                assertThat(merged(bins, tally.counts())).isEqualTo(merged(bins, expected));
                assertThat(range.missing).isEqualTo(missing);
                assertThat(range).usingRecursiveComparison().comparingOnlyFields("low", "high", "missing").isEqualTo(naive(counted));
                if (fixed != counted) continue;
                NumberTally first = new NumberTally(bins, range(fixed));
                first.add(fixed, fixed.length);
                assertThat(merged(bins, first.counts())).isEqualTo(merged(bins, expected));
            }
        }
    }

    private static NumberRange range(double[] values) {
        NumberRange range = new NumberRange();
        range.add(values, 0, values.length);
        return range;
    }

    private static NumberRange naive(double[] values) {
        NumberRange range = new NumberRange();
        range.low = Arrays.stream(values).filter(Double::isFinite).min().orElseThrow();
        range.high = Arrays.stream(values).filter(Double::isFinite).max().orElseThrow();
        range.missing = Arrays.stream(values).filter(Double::isNaN).count();
        return range;
    }

    /// Edges lie between cells where no value is shared.
    @Test
    void aCellSaysItsBinWhereNumbersAreSpread() {
        assertThat(bins(COLUMNS.getFirst()).isWhole()).isTrue();
        assertThat(bins(COLUMNS.get(1)).isWhole()).as("few whole numbers").isFalse();
        assertThat(bins(COLUMNS.get(2)).isWhole()).as("mostly zero").isFalse();
        for (int seed = 0; seed < 50; seed++) {
            Chance chance = Chance.of(seed);
            double shift = StrictMath.exp(40 * (chance.nextDouble() - 0.5));
            double size = StrictMath.exp(40 * (chance.nextDouble() - 0.5));
            double[] values = java.util.stream.IntStream.range(0, 2_000).mapToDouble(_ -> shift + size * chance.nextGaussian()).toArray();
            NumberBins bins = bins(values);
            long[] expected = bins.counts();
            for (double value : values) expected[bins.bin(value)]++;
            NumberTally tally = new NumberTally(bins, range(values));
            tally.add(values, values.length);
            assertThat(merged(bins, tally.counts())).as("seed %d", seed).isEqualTo(merged(bins, expected));
        }
    }

    /// A block of which nothing changes is passed over: what is known is that of a look at each number, whatever comes late.
    @Test
    void blocksThatAreWithinAreNoDifferent() {
        int passed = 0;
        int caught = 0;
        for (int seed = 0; seed < 60; seed++) {
            Chance chance = Chance.of(seed);
            double[] values = java.util.stream.IntStream.range(0, 6_000).mapToDouble(_ -> chance.nextGaussian()).toArray();
            if (seed % 3 == 0) for (int i = 0; i < 4; i++) values[chance.nextInt(6_000)] = List.of(Double.NaN, 9.0, -9.0, Double.NEGATIVE_INFINITY).get(chance.nextInt(4));
            if (seed % 5 == 0) for (int i = 0; i < values.length; i++) values[i] = StrictMath.rint(values[i] * 4);
            NumberRange known = range(column(1));
            NumberRange found = new NumberRange();
            NumberRange planted = new NumberRange();
            for (int from = 0; from < values.length; from += NumberRange.BLOCK) {
                int many = Math.min(NumberRange.BLOCK, values.length - from);
                double[] block = Arrays.copyOfRange(values, from, from + many);
                boolean inside = Arrays.stream(block).filter(value -> !Double.isNaN(value)).allMatch(known::holds);
                assertThat(found.add(values, from, many, known)).as("seed %d", seed).isEqualTo(inside);
                assertThat(found.missingNow).isEqualTo((int) Arrays.stream(block).filter(Double::isNaN).count());
                NumberRange before = naive(Arrays.copyOf(values, from + many));
                assertThat(List.of(found.low, found.high, found.missing)).isEqualTo(List.of(before.low, before.high, before.missing));
                // planted: a block is passed over where the first range holds it
                if (from == 0 || !inside) planted.add(values, from, many, known);
                else passed++;
            }
            if (planted.low != found.low || planted.high != found.high || planted.missing != found.missing) caught++;
        }
        assertThat(passed).isPositive();
        assertThat(caught).as("the planted way").isGreaterThan(20);
    }

    /// Beyond the last bin there may be numbers greater than all; they count as above.
    private static long[] merged(NumberBins bins, long[] counts) {
        long[] merged = Arrays.copyOf(counts, bins.fine());
        for (int bin = bins.fine(); bin < counts.length; bin++) merged[bins.fine() - 1] += counts[bin];
        return merged;
    }

    @Test
    void groupsHoldATenthEach() {
        NumberBins bins = bins(COLUMNS.getFirst());
        long[] counts = bins.counts();
        bins.count(COLUMNS.getFirst(), 0, 3_000, counts);
        Counts groups = bins.grouped(counts, 0);
        assertThat(groups.bins()).isEqualTo(11);
        for (int group = 0; group < 10; group++) assertThat(groups.count(group)).isBetween(295L, 305L);
        assertThat(bins.outside(counts)).isZero();
        assertThat(bins.shown().count()).isEqualTo(11);
    }

    /// A value that many rows share does not hide among others.
    @Test
    void aSharedValueHasAGroupOfItsOwn() {
        NumberBins zeros = bins(COLUMNS.get(2));
        long[] counts = zeros.counts();
        zeros.count(COLUMNS.get(2), 0, 3_000, counts);
        long shared = Arrays.stream(COLUMNS.get(2)).filter(value -> value == 0).count();
        assertThat(zeros.grouped(counts, 0).count(0)).isEqualTo(shared);
        NumberBins dice = bins(COLUMNS.get(1));
        assertThat(dice.groups()).isEqualTo(7);
    }

    @Test
    void whatTheFirstTableNeverHadIsOutside() {
        NumberBins bins = bins(new double[] {1, 2, 3, 4, 5});
        long[] counts = bins.counts();
        bins.count(new double[] {0.5, 1, 5, 5.0000001, 7, Double.NaN}, 0, 6, counts);
        assertThat(bins.outside(counts)).isEqualTo(3);
        NumberBins none = NumberBins.of(new double[0], 0, 0);
        long[] all = none.counts();
        none.count(new double[] {1, 2}, 0, 2, all);
        assertThat(none.outside(all)).isEqualTo(2);
    }
}
