package septet.evaluation;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import septet.world.Chance;

/// Metrics of scored rows, each with its interval. The same rows and seed give the same bits in any order of rows.
public final class Measurement {
    private Measurement() {}

    /// One figure for each measure.
    public static List<Figure> of(Scored scored, List<Measure> measures, Chance chance) {
        return sampled(scored, measures, chance).stream().map(Sampled::figure).toList();
    }

    /// How much better `first` is than `second` on the same rows: above 0 is better, also where lower values are.
    /// Both see the same replicates, so that what is common to them cancels.
    public static Figure lead(Measure measure, Scored first, Scored second, Chance chance) {
        List<Sampled> both = both(measure, first, second, chance);
        return Sampled.lead(measure, both.getFirst(), both.getLast());
    }

    /// How much better `first` is than `second` made worse by a share of itself: from 0 on, `first` is no worse than by that margin.
    public static Figure room(Measure measure, Scored first, Scored second, double share, Chance chance) {
        List<Sampled> both = both(measure, first, second, chance);
        return Sampled.room(measure, both.getFirst(), both.getLast(), share);
    }

    /// The replicates behind the intervals, one array for each measure. Two predictors, in two runs too, see the same weights on the same rows with
    /// the same chance, so that replicate i of one belongs to replicate i of the other.
    public static List<double[]> replicates(Scored scored, List<Measure> measures, Chance chance) {
        return sampled(scored, measures, chance).stream().map(sampled -> sampled.replicates().getFirst()).toList();
    }

    /// The metric alone, without its interval; NaN where it is not defined.
    public static double value(Measure measure, Scored scored) {
        return Instrument.of(measure, Prepared.of(scored)).value();
    }

    /// The same of many who speak of the same rows, one after the other; from several threads, too.
    public static ToDoubleFunction<Scored> valuing(Measure measure) {
        ToDoubleFunction<Scored> prepared = preparing(measure);
        boolean precision = measure instanceof Measure.AveragePrecision;
        if (!precision && !(measure instanceof Measure.RocAuc)) return prepared;
        return scored -> {
            if (!(scored.rows().truth() instanceof Truth.Binary)) return prepared.applyAsDouble(scored);
            RankedClasses ranked = RankedClasses.of(scored);
            return precision ? ranked.averagePrecision() : ranked.rocAuc();
        };
    }

    private static ToDoubleFunction<Scored> preparing(Measure measure) {
        AtomicReference<Prepared> first = new AtomicReference<>();
        return scored -> {
            Prepared known = first.get();
            if (known == null || known.rows() != scored.rows()) {
                known = Prepared.of(scored);
                first.set(known);
            }
            return Instrument.of(measure, known.with(scored)).value();
        };
    }

    private static List<Sampled> sampled(Scored scored, List<Measure> measures, Chance chance) {
        Prepared prepared = Prepared.of(scored);
        return Sampled.of(measures.stream().map(measure -> Instrument.of(measure, prepared)).toList(), chance);
    }

    private static List<Sampled> both(Measure measure, Scored first, Scored second, Chance chance) {
        return Sampled.of(Prepared.all(List.of(first, second)).stream().map(prepared -> Instrument.of(measure, prepared)).toList(), chance);
    }
}
