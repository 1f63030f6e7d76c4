package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Columns that know the label's mean by group, such as a target encoding that was made of all rows, outside.
///
/// Whatever a column says of a group, even its true rate, the labels of rows that it has not seen stray from that by chance: their sum has a variance that no
/// honest value can go below. So the values that the teaching rows of each group have are asked for the sum of the labels of its judging rows
/// (by least squares, beside the sums and counts of the teaching rows). Where less is left than chance must leave, the column has seen those labels.
final class GroupMeans {
    private static final int FEWEST = 16;
    /// Of the variance that chance must leave.
    private static final double LEFT = 0.5;
    private static final double SURE = 4.5;
    private static final int TERMS = 7;
    /// Where less of the label's variance lies within groups, the group itself decides it.
    private static final double DECIDED = 0.1;

    private final LeakTable table;
    private final int[] ofRow;
    private final int groups;

    private GroupMeans(LeakTable table, int[] ofRow, int groups) {
        this.table = table;
        this.ofRow = ofRow;
        this.groups = groups;
    }

    static List<Leak> find(LeakTable table) {
        List<Leak> found = new ArrayList<>();
        if (table.classes() > 2) return found;
        Map<String, GroupMeans> groupings = new LinkedHashMap<>();
        table.groups().forEach((name, numbers) -> groupings.put(name, of(table, numbers)));
        for (LeakTable.Column column : table.columns()) {
            if (!(column instanceof LeakTable.Numbers numbers)) continue;
            String best = "";
            Left least = new Left(1, 0, 0);
            for (Map.Entry<String, GroupMeans> grouping : groupings.entrySet()) {
                Left left = grouping.getValue().left(numbers.values());
                if (left.isLess(least)) {
                    least = left;
                    best = "by " + grouping.getKey();
                }
            }
            // A group that is no column any more: rows with the same value.
            Left alone = of(table, Arrays.stream(numbers.values()).mapToLong(Double::doubleToLongBits).toArray()).left(numbers.values());
            if (alone.isLess(least)) {
                least = alone;
                best = "of rows with the same value";
            }
            if (!least.isTooLittle()) continue;
            found.add(new Leak(Leak.Kind.GROUP_MEAN, column.name(), 1 - least.share, String.format(Locale.ROOT,
                    "in rows that teach it tells the sum of the labels of rows that judge, %s (%d groups), %.1f times as exactly as chance permits", best, least.groups,
                            1 / Math.sqrt(Math.max(1e-4, least.share)))));
        }
        return found;
    }

    /// @param share of the variance that chance must leave, what is left
    /// @param sigma how many standard deviations that is too little
    private record Left(double share, double sigma, int groups) {
        boolean isLess(Left other) {
            return sigma > other.sigma;
        }

        boolean isTooLittle() {
            return share < LEFT && sigma > SURE;
        }
    }

    private static GroupMeans of(LeakTable table, long[] numbers) {
        Map<Long, Integer> places = new HashMap<>();
        int[] ofRow = new int[numbers.length];
        for (int row = 0; row < ofRow.length; row++) ofRow[row] = places.computeIfAbsent(numbers[row], _ -> places.size());
        return new GroupMeans(table, ofRow, places.size());
    }

    private Left left(double[] values) {
        double[] taught = new double[groups];
        double[] teaching = new double[groups];
        double[] value = new double[groups];
        double[] judged = new double[groups];
        double[] judging = new double[groups];
        double[] squares = new double[groups];
        for (int row = 0; row < ofRow.length; row++) {
            double label = table.label()[row];
            if (Double.isNaN(label) || Double.isNaN(values[row])) continue;
            int group = ofRow[row];
            // Whoever averaged all rows did not stop at a gap.
            boolean teaches = table.parts()[row] != LeakTable.Part.JUDGES;
            (teaches ? taught : judged)[group] += label;
            (teaches ? teaching : judging)[group]++;
            if (teaches) value[group] += values[row];
            squares[group] += label * label;
        }
        List<double[]> terms = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        double chance = 0;
        double chances = 0;
        for (int group = 0; group < groups; group++) {
            if (teaching[group] == 0 || judging[group] == 0) continue;
            double all = teaching[group] + judging[group];
            double sum = taught[group] + judged[group];
            // Without bias, also in a group of two rows.
            double variance = Math.max(0, squares[group] - sum * sum / all) / (all - 1);
            chance += variance;
            chances += variance * variance;
            double mean = value[group] / teaching[group];
            double weight = 1 / Math.sqrt(judging[group]);
            terms.add(new double[] {weight, weight * judging[group], weight * all, weight * mean, weight * mean * all, weight * taught[group],
                    weight * taught[group] / teaching[group]});
            wanted.add(weight * judged[group]);
        }
        int free = terms.size() - TERMS;
        // A few groups whose labels vary at all are not many groups.
        double effective = chances == 0 ? 0 : Math.min(free, chance * chance / chances);
        if (effective < FEWEST || chance / terms.size() < DECIDED * variance()) return new Left(1, 0, terms.size());
        double left = LeastSquares.left(terms, wanted.stream().mapToDouble(Double::doubleValue).toArray());
        double share = left / free / (chance / terms.size());
        // Wilson and Hilferty: the cube root of a chi square is nearly normal.
        double sigma = (1 - 2 / (9 * effective) - Math.cbrt(share)) / Math.sqrt(2 / (9 * effective));
        return new Left(share, sigma, terms.size());
    }

    private double variance() {
        double[] labels = Arrays.stream(table.label()).filter(label -> !Double.isNaN(label)).toArray();
        double mean = Arrays.stream(labels).average().orElse(0);
        return Arrays.stream(labels).map(label -> (label - mean) * (label - mean)).average().orElse(0);
    }
}
