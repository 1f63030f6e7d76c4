package septet.evaluation;

/// Metrics of estimated numbers.
final class NumberInstruments {
    private NumberInstruments() {}

    static Instrument of(Measure measure, Prepared prepared) {
        Clusters clusters = prepared.clusters();
        double[] truth = truth(prepared);
        double[][] heads = prepared.scored().heads();
        double[] said = heads[0];
        return switch (measure) {
            case Measure.MeanAbsoluteError _ -> Instrument.real(SumStatistics.mean(prepared, row -> Math.abs(truth[row] - said[row])), clusters);
            case Measure.RootMeanSquaredError _ -> {
                Statistic squares = SumStatistics.mean(prepared, row -> (truth[row] - said[row]) * (truth[row] - said[row]));
                yield Instrument.real(weights -> Math.sqrt(squares.of(weights)), clusters);
            }
            case Measure.MedianAbsoluteError _ -> Instrument.real(NumberStatistics.medianAbsoluteError(prepared, truth), clusters);
            case Measure.R2 _ -> Instrument.real(NumberStatistics.r2(prepared, truth), clusters);
            case Measure.Pinball pinball -> Instrument.real(SumStatistics.mean(prepared, row ->
                    Math.max(pinball.quantile() * (truth[row] - said[row]), (pinball.quantile() - 1) * (truth[row] - said[row]))), clusters);
            case Measure.Coverage _ -> Instrument.share(SumStatistics.mean(prepared, row -> low(heads)[row] <= truth[row] && truth[row] <= high(heads)[row] ? 1 : 0),
                    clusters, clusters.count());
            case Measure.IntervalWidth _ -> Instrument.real(SumStatistics.mean(prepared, row -> high(heads)[row] - low(heads)[row]), clusters);
            case Measure.Cost _ -> Instrument.cost(prepared);
            case Measure.AveragePrecision _, Measure.RocAuc _, Measure.Precision _, Measure.Recall _, Measure.F1 _, Measure.FalseAlarmRate _, Measure.Accuracy _,
                Measure.LogLoss _, Measure.BrierScore _, Measure.CalibrationError _, Measure.NormalisedEntropy _, Measure.EntityPrecision _, Measure.OfClass _,
                Measure.MacroF1 _, Measure.WeightedF1 _ -> throw Instrument.doesNotSuit(measure, prepared);
        };
    }

    private static double[] truth(Prepared prepared) {
        return switch (prepared.rows().truth()) {
            case Truth.Numbers numbers -> numbers.values();
            case Truth.Binary _, Truth.Classes _ -> throw new IllegalStateException("no numbers");
        };
    }

    private static double[] low(double[][] heads) {
        if (heads.length < 3) throw new IllegalArgumentException("estimates without an interval");
        return heads[1];
    }

    private static double[] high(double[][] heads) {
        if (heads.length < 3) throw new IllegalArgumentException("estimates without an interval");
        return heads[2];
    }
}
