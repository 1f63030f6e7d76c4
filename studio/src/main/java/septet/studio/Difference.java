package septet.studio;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.loop.RunQuality.Metric;
import septet.loop.RunQuality.Replicates;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// Second less first, with an interval where both were measured on the same resampled rows.
record Difference(Measure measure, boolean lowerIsBetter) {
    private static final double TAIL = 0.025;
    private static final int FEWEST = 100;

    enum Tone { BETTER, WORSE, PERHAPS, UNKNOWN }

    static Difference of(Metric first, Metric second, Optional<Replicates> a, Optional<Replicates> b) {
        double value = second.measure().value() - first.measure().value();
        Optional<Interval> interval = a.flatMap(one -> b.flatMap(other -> paired(value, first.name(), one, other)));
        return new Difference(new Measure(value, interval), first.lowerIsBetter());
    }

    /// What can be said of the second: an interval that holds zero says nothing, and no interval says less.
    Tone tone() {
        if (measure.interval().isEmpty()) return Tone.UNKNOWN;
        Interval interval = measure.interval().get();
        if (interval.low() <= 0 && interval.high() >= 0) return Tone.PERHAPS;
        return interval.low() > 0 == lowerIsBetter ? Tone.WORSE : Tone.BETTER;
    }

    /// `+0.031 [0.012, 0.050]`.
    String text(String unit) {
        String sign = measure.value() > 0 ? "+" : "";
        return sign + Numbers.metric(new Metric("", measure, lowerIsBetter, unit));
    }

    /// Quantiles of the differences, replicate by replicate.
    private static Optional<Interval> paired(double value, String metric, Replicates a, Replicates b) {
        List<Double> first = a.byMetric().getOrDefault(metric, List.of());
        List<Double> second = b.byMetric().getOrDefault(metric, List.of());
        if (a.rows().isEmpty() || !a.rows().equals(b.rows()) || first.size() != second.size()) return Optional.empty();
        double[] differences = IntStream.range(0, first.size()).mapToDouble(i -> second.get(i) - first.get(i)).filter(Double::isFinite).sorted().toArray();
        if (differences.length < FEWEST) return Optional.empty();
        return Optional.of(new Interval(Math.min(value, quantile(differences, TAIL)), Math.max(value, quantile(differences, 1 - TAIL))));
    }

    /// Linear between order statistics (Hyndman and Fan 1996, type 7).
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
