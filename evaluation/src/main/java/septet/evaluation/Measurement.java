package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import septet.world.Chance;

/// Metrics of scored rows, each with its interval. The same rows and seed give the same bits in any order of rows.
public final class Measurement {
    private Measurement() {}

    /// One figure for each measure.
    public static List<Figure> of(Scored scored, List<Measure> measures, Chance chance) {
        Prepared prepared = Prepared.of(scored);
        return figures(measures.stream().map(measure -> Instrument.of(measure, prepared)).toList(), chance);
    }

    /// How much better `first` is than `second` on the same rows: above 0 is better, also where lower values are.
    /// Both see the same replicates, so that what is common to them cancels.
    public static Figure lead(Measure measure, Scored first, Scored second, Chance chance) {
        return measure.higherIsBetter() ? paired(measure, first, second, (a, b) -> a - b, chance) : paired(measure, first, second, (a, b) -> b - a, chance);
    }

    /// How much better `first` is than `second` made worse by a share of itself: from 0 on, `first` is no worse than by that margin.
    public static Figure room(Measure measure, Scored first, Scored second, double share, Chance chance) {
        return measure.higherIsBetter() ? paired(measure, first, second, (a, b) -> a - b + share * Math.abs(b), chance)
                : paired(measure, first, second, (a, b) -> b - a + share * Math.abs(b), chance);
    }

    private static Figure paired(Measure measure, Scored first, Scored second, DoubleBinaryOperator join, Chance chance) {
        if (first.rows() != second.rows()) throw new IllegalArgumentException("not the same rows");
        Instrument a = Instrument.of(measure, Prepared.of(first));
        Instrument b = Instrument.of(measure, Prepared.of(second));
        Statistic both = weights -> join.applyAsDouble(a.statistic().of(weights), b.statistic().of(weights));
        return figures(List.of(new Instrument(both, a.clusters(), Math.min(a.units(), b.units()), Instrument.Shape.REAL)), chance).getFirst();
    }

    /// The replicates behind the intervals, one array for each measure. Two predictors, in two runs too, see the same weights on the same rows with
    /// the same chance, so that replicate i of one belongs to replicate i of the other.
    public static List<double[]> replicates(Scored scored, List<Measure> measures, Chance chance) {
        Prepared prepared = Prepared.of(scored);
        List<double[]> replicates = new ArrayList<>();
        for (Measure measure : measures) {
            Instrument instrument = Instrument.of(measure, prepared);
            replicates.add(Bootstrap.replicates(instrument.clusters(), List.of(instrument.statistic()), chance)[0]);
        }
        return replicates;
    }

    /// The metric alone, without its interval; NaN where it is not defined.
    public static double value(Measure measure, Scored scored) {
        return Instrument.of(measure, Prepared.of(scored)).value();
    }

    /// Instruments that share their clusters share their replicates.
    static List<Figure> figures(List<Instrument> instruments, Chance chance) {
        Figure[] figures = new Figure[instruments.size()];
        for (Clusters clusters : instruments.stream().map(Instrument::clusters).distinct().toList()) {
            List<Statistic> statistics = new ArrayList<>();
            for (Instrument instrument : instruments) if (instrument.clusters() == clusters) statistics.addAll(instrument.statistics());
            List<double[]> replicates = List.of(Bootstrap.replicates(clusters, statistics, chance));
            int next = 0;
            for (int i = 0; i < figures.length; i++) {
                Instrument instrument = instruments.get(i);
                if (instrument.clusters() != clusters) continue;
                int count = instrument.statistics().size();
                figures[i] = instrument.figure(replicates.subList(next, next + count));
                next += count;
            }
        }
        return List.of(figures);
    }
}
