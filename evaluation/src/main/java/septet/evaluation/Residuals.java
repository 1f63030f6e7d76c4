package septet.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import septet.world.Chance;

/// How far estimates lie from what came true.
///
/// @param groups  rows of similar estimate, from the lowest up
/// @param pairs   some of the rows, evenly through the order of their estimates
/// @param periods stretches of equal length in time, those that have rows; empty where rows have no time
public record Residuals(List<Group> groups, List<Pair> pairs, List<Period> periods) implements Picture {
    private static final int GROUPS = 12;
    private static final int PAIRS = 800;
    private static final int PERIODS = 48;

    public Residuals {
        groups = List.copyOf(groups);
        pairs = List.copyOf(pairs);
        periods = List.copyOf(periods);
    }

    /// Rows of similar estimate.
    ///
    /// @param estimated the mean estimate
    /// @param observed  the mean of what came true
    /// @param interval  the same with its interval, where the group has clusters enough
    /// @param low       the 10% quantile of the error: what came true less the estimate
    /// @param middle    its median
    /// @param high      its 90% quantile
    public record Group(double estimated, double observed, Figure interval, double low, double middle, double high, int rows) {}

    public record Pair(double estimated, double observed) {}

    /// @param from     microseconds
    /// @param absolute the mean absolute error
    /// @param error    the mean error: above 0 the estimates are too low
    public record Period(long from, long until, double absolute, double error, int rows) {}

    static Residuals of(Prepared prepared, Chance chance) {
        Scored scored = prepared.scored();
        double[] truth = ((Truth.Numbers) scored.rows().truth()).values();
        double[] said = scored.scores();
        int[] order = IntStream.of(prepared.order()).boxed().sorted(Comparator.comparingDouble((Integer row) -> said[row]).thenComparingDouble(row -> truth[row]))
                .mapToInt(row -> row).toArray();
        return new Residuals(groups(prepared, order, truth, chance), pairs(order, said, truth), periods(prepared, truth));
    }

    private static List<Group> groups(Prepared prepared, int[] order, double[] truth, Chance chance) {
        double[] said = prepared.scored().scores();
        int count = Math.clamp(order.length / 20, 1, GROUPS);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] rows = Arrays.copyOfRange(order, (int) ((long) i * order.length / count), (int) ((long) (i + 1) * order.length / count));
            if (rows.length == 0) continue;
            double[] errors = IntStream.of(rows).mapToDouble(row -> truth[row] - said[row]).sorted().toArray();
            double estimated = IntStream.of(rows).mapToDouble(row -> said[row]).sum() / rows.length;
            double mean = IntStream.of(rows).mapToDouble(row -> truth[row]).sum() / rows.length;
            groups.add(new Group(estimated, mean, observed(prepared, rows, truth, chance), Interval.quantile(errors, 0.1), Interval.quantile(errors, 0.5),
                    Interval.quantile(errors, 0.9),
                    rows.length));
        }
        return groups;
    }

    /// The mean of what came true.
    private static Figure observed(Prepared prepared, int[] rows, double[] truth, Chance chance) {
        Scored some = prepared.scored().only(prepared.rows().only(rows), rows);
        Prepared part = Prepared.of(some);
        Statistic mean = SumStatistics.mean(part, row -> truth[rows[row]]);
        return Sampled.of(List.of(Instrument.real(mean, part.clusters())), chance).getFirst().figure();
    }

    private static List<Pair> pairs(int[] order, double[] said, double[] truth) {
        int count = Math.min(PAIRS, order.length);
        return IntStream.range(0, count).map(i -> order[(int) ((long) i * order.length / count)]).mapToObj(row -> new Pair(said[row], truth[row])).toList();
    }

    private static List<Period> periods(Prepared prepared, double[] truth) {
        long[] times = prepared.rows().times();
        if (times.length == 0) return List.of();
        long from = LongStream.of(times).min().orElseThrow();
        long length = (LongStream.of(times).max().orElseThrow() - from) / PERIODS + 1;
        double[][] sums = new double[PERIODS][2];
        int[] rows = new int[PERIODS];
        for (int row : prepared.order()) {
            int period = (int) ((times[row] - from) / length);
            double error = truth[row] - prepared.scored().scores()[row];
            sums[period][0] += Math.abs(error);
            sums[period][1] += error;
            rows[period]++;
        }
        return IntStream.range(0, PERIODS).filter(i -> rows[i] > 0)
                .mapToObj(i -> new Period(from + i * length, from + (i + 1) * length, sums[i][0] / rows[i], sums[i][1] / rows[i], rows[i])).toList();
    }
}
