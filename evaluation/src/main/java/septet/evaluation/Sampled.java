package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import septet.world.Chance;

/// A metric and what became of it in each replicate.
///
/// @param replicates of [Instrument#statistics]
record Sampled(Instrument instrument, double value, List<double[]> replicates) {
    /// Instruments that share their clusters share the draws.
    static List<Sampled> of(List<Instrument> instruments, Chance chance) {
        Sampled[] sampled = new Sampled[instruments.size()];
        for (Clusters clusters : instruments.stream().map(Instrument::clusters).distinct().toList()) {
            List<Statistic> statistics = new ArrayList<>();
            for (Instrument instrument : instruments) if (instrument.clusters() == clusters) statistics.addAll(instrument.statistics());
            List<double[]> replicates = List.of(Bootstrap.replicates(clusters, statistics, chance));
            int next = 0;
            for (int i = 0; i < sampled.length; i++) {
                Instrument instrument = instruments.get(i);
                if (instrument.clusters() != clusters) continue;
                int count = instrument.statistics().size();
                sampled[i] = new Sampled(instrument, instrument.value(), replicates.subList(next, next + count));
                next += count;
            }
        }
        return List.of(sampled);
    }

    Figure figure() {
        return instrument.figure(value, replicates);
    }

    /// A figure of two metrics on the same rows, replicate by replicate.
    static Figure paired(Sampled first, Sampled second, DoubleBinaryOperator join) {
        if (first.instrument.clusters() != second.instrument.clusters()) throw new IllegalArgumentException("not the same rows");
        double[] a = first.replicates.getFirst();
        double[] b = second.replicates.getFirst();
        double[] both = new double[a.length];
        for (int i = 0; i < both.length; i++) both[i] = join.applyAsDouble(a[i], b[i]);
        int units = Math.min(first.instrument.units(), second.instrument.units());
        return new Instrument(first.instrument.statistic(), first.instrument.clusters(), units, Instrument.Shape.REAL)
                .figure(join.applyAsDouble(first.value, second.value), List.of(both));
    }

    /// How much better the first is: above 0 is better, also where lower values are.
    static Figure lead(Measure measure, Sampled first, Sampled second) {
        return measure.higherIsBetter() ? paired(first, second, (a, b) -> a - b) : paired(first, second, (a, b) -> b - a);
    }

    /// How much better the first is than the second made worse by a share of itself.
    static Figure room(Measure measure, Sampled first, Sampled second, double share) {
        return measure.higherIsBetter() ? paired(first, second, (a, b) -> a - b + share * Math.abs(b)) : paired(first, second, (a, b) -> b - a + share * Math.abs(b));
    }
}
