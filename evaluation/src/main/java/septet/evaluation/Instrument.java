package septet.evaluation;

import java.util.Arrays;
import java.util.List;

/// A metric made ready to be computed again and again.
///
/// @param clusters what the weights of the statistic belong to
/// @param units    how many independent cases it rests on, at most
/// @param shape    how its interval is made
record Instrument(Statistic statistic, Clusters clusters, int units, Shape shape) {
    enum Shape { SHARE, REAL, ABSOLUTE }

    static Instrument of(Measure measure, Prepared prepared) {
        return switch (prepared.rows().truth()) {
            case Truth.Binary _ -> BinaryInstruments.of(measure, prepared);
            case Truth.Classes _ -> ClassInstruments.of(measure, prepared);
            case Truth.Numbers _ -> NumberInstruments.of(measure, prepared);
        };
    }

    static Instrument cost(Prepared prepared) {
        return real(SumStatistics.cost(prepared.rows(), prepared.scored().decided().orElseThrow(), prepared.clusters()), prepared.clusters());
    }

    static IllegalArgumentException doesNotSuit(Measure measure, Prepared prepared) {
        return new IllegalArgumentException(measure + " of " + prepared.rows().truth().getClass().getSimpleName());
    }

    static Instrument share(Statistic statistic, Clusters clusters, int units) {
        return new Instrument(statistic, clusters, units, Shape.SHARE);
    }

    static Instrument real(Statistic statistic, Clusters clusters) {
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
