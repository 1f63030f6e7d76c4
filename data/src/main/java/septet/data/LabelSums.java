package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The labels of each group, summed over the rows that teach and those that judge, and what chance leaves of the latter.
final class LabelSums {
    private static final int FEWEST = 16;
    /// Where less of the label's variance lies within groups, the group itself decides it.
    private static final double DECIDED = 0.1;
    /// Of what is left without the column, what may be left with it.
    private static final double ITS_DOING = 0.6;
    private static final int TERMS = 7;
    /// The first of them, which know nothing of the column.
    private static final int PLAIN = 5;
    private static final double PRIOR = 5;

    private final LeakTable.Part[] parts;
    private final double[] label;
    private final Grouping grouping;
    private final double[] sums;
    private final double[] counts;
    private final double[] squares;
    /// Of a label's variance within its group, what it does not share with its neighbour in time.
    private final double own;
    private final double variance;
    /// That within groups.
    private final double within;
    private final boolean amounts;
    /// Of all rows with a label.
    private final Sides all;

    /// @param inTime rows by time; empty where they have none
    LabelSums(LeakTable.Part[] parts, double[] label, int[] inTime, Grouping grouping) {
        this.parts = parts;
        this.label = label;
        this.grouping = grouping;
        sums = new double[grouping.count()];
        counts = new double[grouping.count()];
        squares = new double[grouping.count()];
        double sum = 0;
        double square = 0;
        double count = 0;
        for (int row = 0; row < label.length; row++) {
            if (Double.isNaN(label[row])) continue;
            sums[grouping.ofRow()[row]] += label[row];
            counts[grouping.ofRow()[row]]++;
            squares[grouping.ofRow()[row]] += label[row] * label[row];
            sum += label[row];
            square += label[row] * label[row];
            count++;
        }
        variance = count == 0 ? 0 : square / count - sum / count * (sum / count);
        double left = 0;
        double free = 0;
        for (int group = 0; group < counts.length; group++) {
            if (counts[group] < 2) continue;
            left += Math.max(0, squares[group] - sums[group] * sums[group] / counts[group]);
            free += counts[group] - 1;
        }
        within = free == 0 ? 0 : left / free;
        amounts = Arrays.stream(label).anyMatch(value -> !Double.isNaN(value) && value != 0 && value != 1);
        own = own(inTime);
        all = sides(_ -> true);
    }

    /// Half of the mean squared difference of neighbours, in parts of the variance (von Neumann 1941).
    private double own(int[] inTime) {
        double before = Double.NaN;
        double differences = 0;
        double pairs = 0;
        double squared = 0;
        double rows = 0;
        for (int row : inTime) {
            int group = grouping.ofRow()[row];
            if (Double.isNaN(label[row]) || counts[group] < 2) continue;
            double rest = label[row] - sums[group] / counts[group];
            squared += rest * rest;
            rows++;
            if (!Double.isNaN(before)) {
                differences += (rest - before) * (rest - before) / 2;
                pairs++;
            }
            before = rest;
        }
        return pairs == 0 || squared == 0 ? 1 : Math.min(1, differences / pairs / (squared / rows));
    }

    /// What is left of the sums of judging labels.
    ///
    /// @param share   of the variance that chance must leave, what is left
    /// @param without the same without the column
    /// @param sigma   how many standard deviations that is too little
    record Left(double share, double without, double sigma, int groups) {
        static final Left NOTHING = new Left(1, 1, 0, 0);

        /// And not that of how rows were drawn, such as one positive in each group.
        boolean isItsDoing() {
            return share < ITS_DOING * without;
        }
    }

    /// Amounts vary more where they are greater, and a few great groups would be all that counts.
    private double scale(int group, double variance) {
        if (!amounts) return 1;
        return 1 / Math.sqrt(Math.max(1e-12, (counts[group] * variance + PRIOR * within) / (counts[group] + PRIOR)));
    }

    /// Labels and rows of each group, on either side.
    private record Sides(double[] taught, double[] teaching, double[] judged, double[] judging) {}

    /// Of the rows in which a column has a value.
    private Sides sides(IntPredicate known) {
        Sides sides = new Sides(new double[grouping.count()], new double[grouping.count()], new double[grouping.count()], new double[grouping.count()]);
        for (int row = 0; row < label.length; row++) {
            if (Double.isNaN(label[row]) || !known.test(row)) continue;
            int group = grouping.ofRow()[row];
            (teaches(row) ? sides.taught : sides.judged)[group] += label[row];
            (teaches(row) ? sides.teaching : sides.judging)[group]++;
        }
        return sides;
    }

    /// Whoever averaged all rows did not stop at a gap.
    private boolean teaches(int row) {
        return parts[row] != LeakTable.Part.JUDGES;
    }

    /// Of each group the values of the rows that teach, added up; whether none is missing in any row with a label.
    private boolean add(double[] values, double[] sums) {
        boolean whole = true;
        for (int row = 0; row < label.length; row++) {
            if (Double.isNaN(label[row])) continue;
            if (Double.isNaN(values[row])) whole = false;
            else if (teaches(row)) sums[grouping.ofRow()[row]] += values[row];
        }
        return whole;
    }

    Left left(double[] values) {
        int groups = grouping.count();
        double[] value = new double[groups];
        Sides sides = add(values, value) ? all : sides(row -> !Double.isNaN(values[row]));
        List<double[]> terms = new ArrayList<>();
        double[] wanted = new double[groups];
        double chance = 0;
        double chances = 0;
        for (int group = 0; group < groups; group++) {
            double teaching = sides.teaching[group];
            double judging = sides.judging[group];
            if (teaching == 0 || judging == 0) continue;
            double rows = teaching + judging;
            // Without bias, also in a group of two rows.
            double variance = counts[group] < 2 ? 0 : Math.max(0, squares[group] - sums[group] * sums[group] / counts[group]) / (counts[group] - 1);
            double scale = scale(group, variance);
            chance += variance * scale * scale;
            chances += variance * variance * scale * scale * scale * scale;
            double mean = value[group] / teaching;
            double weight = scale / Math.sqrt(judging);
            double taught = weight * sides.taught[group];
            wanted[terms.size()] = weight * sides.judged[group];
            terms.add(new double[] {weight, weight * judging, weight * rows, taught, taught / teaching, weight * mean, weight * mean * rows});
        }
        int free = terms.size() - TERMS;
        // A few groups whose labels vary at all are not many groups.
        double effective = chances == 0 ? 0 : Math.min(free, chance * chance / chances);
        if (effective < FEWEST || within < DECIDED * variance) return new Left(1, 1, 0, terms.size());
        double each = own * chance / terms.size();
        double[] left = LeastSquares.left(terms, Arrays.copyOf(wanted, terms.size()));
        double share = left[TERMS] / free / each;
        double without = left[PLAIN] / (free + 2) / each;
        // Wilson and Hilferty: the cube root of a chi square is nearly normal.
        double sigma = (1 - 2 / (9 * effective) - Math.cbrt(share)) / Math.sqrt(2 / (9 * effective));
        return new Left(share, without, sigma, terms.size());
    }
}
