package septet.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A metric made ready to be computed again and again.
///
/// @param clusters what the weights of the statistic belong to
/// @param units    how many independent cases it rests on, at most
/// @param shape    how its interval is made
record Instrument(Statistic statistic, Clusters clusters, int units, Shape shape) {
    enum Shape { SHARE, REAL, ABSOLUTE }

    static Instrument of(Measure measure, Prepared prepared) {
        Ranking ranking = prepared.ranking();
        Clusters clusters = prepared.clusters();
        Judged rows = prepared.rows();
        ClassSizes sizes = new ClassSizes(rows, clusters);
        return switch (measure) {
            case Measure.AveragePrecision _ -> share(RankStatistics.averagePrecision(ranking), clusters, sizes.fewerClusters());
            case Measure.RocAuc _ -> share(RankStatistics.rocAuc(ranking), clusters, sizes.fewerClusters());
            case Measure.Precision precision -> counted(precision.at(), prepared, Counts::precision, counting(precision.at(), prepared).answeredClusters());
            case Measure.Recall recall -> counted(recall.at(), prepared, Counts::recall, sizes.positiveClusters());
            case Measure.F1 f1 -> counted(f1.at(), prepared, Counts::f1, sizes.positiveClusters());
            case Measure.FalseAlarmRate rate -> counted(rate.at(), prepared, Counts::falseAlarmRate, sizes.negativeClusters());
            case Measure.Accuracy accuracy -> counted(accuracy.at(), prepared, Counts::accuracy, clusters.count());
            case Measure.LogLoss _ -> real(SumStatistics.logLoss(ranking, clusters), clusters);
            case Measure.BrierScore _ -> real(SumStatistics.brierScore(ranking, clusters), clusters);
            case Measure.CalibrationError error -> new Instrument(new CalibrationStatistic(ranking, clusters, error.bins()), clusters, clusters.count(), Shape.ABSOLUTE);
            case Measure.NormalisedEntropy _ -> new Instrument(SumStatistics.normalisedEntropy(ranking, rows, clusters), clusters, sizes.fewerClusters(), Shape.REAL);
            case Measure.Cost _ -> real(SumStatistics.cost(rows, prepared.scored().decided().orElseThrow(), clusters), clusters);
            case Measure.EntityPrecision precision -> {
                Clusters entities = prepared.entities().get(precision.entity());
                if (entities == null) throw new IllegalArgumentException("the rows do not say their " + precision.entity());
                EntityStatistic statistic = new EntityStatistic(prepared.scored(), precision, entities);
                yield share(statistic, entities, statistic.units());
            }
        };
    }

    private static Instrument counted(Point point, Prepared prepared, ToDoubleFunction<Counts> metric, int units) {
        Counting counting = counting(point, prepared);
        Statistic statistic = weights -> metric.applyAsDouble(counting.of(weights));
        // A threshold that precision chooses jumps; quantiles follow it where a variance does not.
        Shape shape = point instanceof Point.AtPrecision ? Shape.REAL : Shape.SHARE;
        return new Instrument(statistic, prepared.clusters(), units, shape);
    }

    private static Counting counting(Point point, Prepared prepared) {
        return Counting.at(point, prepared.scored(), prepared.ranking(), prepared.clusters());
    }

    private static Instrument share(Statistic statistic, Clusters clusters, int units) {
        return new Instrument(statistic, clusters, units, Shape.SHARE);
    }

    private static Instrument real(Statistic statistic, Clusters clusters) {
        return new Instrument(statistic, clusters, clusters.count(), Shape.REAL);
    }

    /// What replicates are needed of: the metric, and the noise where the interval asks for it.
    List<Statistic> statistics() {
        return statistic instanceof CalibrationStatistic calibration ? List.of(statistic, calibration.noise(once())) : List.of(statistic);
    }

    /// The metric with its interval.
    ///
    /// @param replicates of [#statistics]
    Figure figure(double value, List<double[]> replicates) {
        if (units < Interval.FEWEST) return new Figure.TooFew("only " + units + " independent cases; an interval needs " + Interval.FEWEST);
        if (!Double.isFinite(value)) return new Figure.TooFew("the metric is not defined on these rows");
        return switch (shape) {
            case SHARE -> Interval.share(value, replicates.getFirst(), units);
            case REAL -> Interval.real(value, replicates.getFirst(), units);
            case ABSOLUTE -> Interval.absolute(value, replicates.getFirst(), replicates.getLast(), units);
        };
    }

    double value() {
        return statistic.of(once());
    }

    private int[] once() {
        int[] once = new int[clusters.count()];
        Arrays.fill(once, 1);
        return once;
    }
}
