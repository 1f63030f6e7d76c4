package septet.evaluation;

import java.util.ArrayList;
import java.util.List;
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
        if (first.rows() != second.rows()) throw new IllegalArgumentException("not the same rows");
        Scored better = measure.higherIsBetter() ? first : second;
        Instrument a = Instrument.of(measure, Prepared.of(better));
        Instrument b = Instrument.of(measure, Prepared.of(better == first ? second : first));
        Statistic difference = weights -> a.statistic().of(weights) - b.statistic().of(weights);
        return figures(List.of(new Instrument(difference, a.clusters(), Math.min(a.units(), b.units()), Instrument.Shape.REAL)), chance).getFirst();
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
