package septet.evaluation;

import java.util.function.ToDoubleFunction;

/// Metrics of rows that are positive or not.
final class BinaryInstruments {
    private BinaryInstruments() {}

    static Instrument of(Measure measure, Prepared prepared) {
        Ranking ranking = prepared.ranking();
        Clusters clusters = prepared.clusters();
        Judged rows = prepared.rows();
        ClassSizes sizes = new ClassSizes(rows, clusters);
        return switch (measure) {
            case Measure.AveragePrecision _ -> Instrument.share(RankStatistics.averagePrecision(ranking), clusters, sizes.fewerClusters());
            case Measure.RocAuc _ -> Instrument.share(RankStatistics.rocAuc(ranking), clusters, sizes.fewerClusters());
            case Measure.Precision precision -> counted(precision.at(), prepared, Counts::precision, counting(precision.at(), prepared).answeredClusters());
            case Measure.Recall recall -> counted(recall.at(), prepared, Counts::recall, sizes.positiveClusters());
            case Measure.F1 f1 -> counted(f1.at(), prepared, Counts::f1, sizes.positiveClusters());
            case Measure.FalseAlarmRate rate -> counted(rate.at(), prepared, Counts::falseAlarmRate, sizes.negativeClusters());
            case Measure.Accuracy accuracy -> counted(accuracy.at(), prepared, Counts::accuracy, clusters.count());
            case Measure.LogLoss _ -> Instrument.real(SumStatistics.logLoss(ranking, clusters), clusters);
            case Measure.BrierScore _ -> Instrument.real(SumStatistics.brierScore(ranking, clusters), clusters);
            case Measure.CalibrationError error -> new Instrument(new CalibrationStatistic(ranking, clusters, error.bins()), clusters, clusters.count(), Instrument.Shape.ABSOLUTE);
            case Measure.NormalisedEntropy _ -> new Instrument(SumStatistics.normalisedEntropy(ranking, rows, clusters), clusters, sizes.fewerClusters(), Instrument.Shape.REAL);
            case Measure.Cost _ -> Instrument.cost(prepared);
            case Measure.EntityPrecision precision -> {
                Clusters entities = prepared.entity(precision.entity());
                EntityStatistic statistic = new EntityStatistic(prepared.scored(), precision, entities);
                yield Instrument.share(statistic, entities, statistic.units());
            }
            case Measure.OfClass _, Measure.MacroF1 _, Measure.WeightedF1 _, Measure.MeanAbsoluteError _, Measure.RootMeanSquaredError _, Measure.MedianAbsoluteError _,
                Measure.R2 _, Measure.Pinball _, Measure.Coverage _, Measure.IntervalWidth _ -> throw Instrument.doesNotSuit(measure, prepared);
        };
    }

    private static Instrument counted(Point point, Prepared prepared, ToDoubleFunction<Counts> metric, int units) {
        Counting counting = counting(point, prepared);
        Statistic statistic = weights -> metric.applyAsDouble(counting.of(weights));
        // A threshold that precision chooses jumps; quantiles follow it where a variance does not.
        Instrument.Shape shape = point instanceof Point.AtPrecision ? Instrument.Shape.REAL : Instrument.Shape.SHARE;
        return new Instrument(statistic, prepared.clusters(), units, shape);
    }

    private static Counting counting(Point point, Prepared prepared) {
        return Counting.at(point, prepared.scored(), prepared.ranking(), prepared.clusters());
    }
}
