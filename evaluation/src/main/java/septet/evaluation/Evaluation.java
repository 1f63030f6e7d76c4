package septet.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the final evaluation found, as plain values: the report draws it, the registry keeps it, a later run is compared with it.
///
/// @param format      the version of this shape; fields are only added within one
/// @param contestants in the order of the contest, on the rows that count
/// @param saved       money for each row by which the one that is taken is cheaper than the baseline; empty where nothing is priced
/// @param slices      of the one that is taken, one figure for each metric without a condition of its own
/// @param leftOut     where `evaluation.where` leaves rows out: what that does to the one that is taken
/// @param rows        fingerprint of the rows that count; replicates of two evaluations with equal ones are paired
/// @param replicates  of the one that is taken, by metric
public record Evaluation(int format, Parts parts, List<Entry> contestants, Promotion promotion, Optional<Figure> saved, List<SliceFigures> slices, Optional<LeftOut> leftOut,
        String rows, Map<String, List<Double>> replicates) {
    public static final int FORMAT = 2;

    public Evaluation {
        contestants = List.copyOf(contestants);
        slices = List.copyOf(slices);
        replicates = Collections.unmodifiableMap(new TreeMap<>(replicates));
    }

    /// @param cost exact, over all rows that count, in units of [septet.design.Type.Money#SCALE]; 0 where nothing is priced
    public record Entry(String name, List<Metric> metrics, long cost, Picture picture) {
        public Entry {
            metrics = List.copyOf(metrics);
        }
    }

    /// @param inUnits whether its value has the unit of what is estimated
    public record Metric(String name, boolean higherIsBetter, boolean inUnits, Figure figure) {}

    /// @param everything all test rows; gates are judged on those that count
    /// @param counts     which rows `evaluation.where` lets count
    public static Evaluation of(Parts parts, Contest everything, boolean[] counts, Rulebook rulebook) {
        int[] counted = LeftOut.counted(counts);
        Contest contest = counted.length == counts.length ? everything : everything.only(counted);
        List<NamedMeasure> plain = rulebook.metrics().stream().filter(metric -> metric.where().isEmpty()).toList();
        List<Measure> measures = plain.stream().map(NamedMeasure::measure).toList();
        Scoreboard board = new Scoreboard(contest);
        board.measure(measures);
        Promotion promotion = Promotion.ofDesign(board, rulebook.gates(), rulebook.stages(), rulebook.unharmed());
        Scored taken = contest.of(promotion.taken());
        List<Entry> entries = contest.contestants().sequencedKeySet().stream().map(name -> entry(board, name, rulebook.metrics())).toList();
        return new Evaluation(FORMAT, parts, entries, promotion, saved(board, promotion.taken()),
                SliceFigures.of(taken, contest.slicings(), measures, contest.chance()),
                counted.length == counts.length ? Optional.empty() : Optional.of(LeftOut.of(everything.of(promotion.taken()), counts, plain)),
                taken.rows().fingerprint(), replicates(board, promotion.taken(), plain));
    }

    private static Entry entry(Scoreboard board, String name, List<NamedMeasure> asked) {
        Scored scored = board.contest().of(name);
        List<Metric> metrics = asked.stream().map(metric ->
                new Metric(metric.text(), metric.measure().higherIsBetter(), metric.measure().inUnits(), board.on(metric.where()).figure(metric.measure(), name))).toList();
        return new Entry(name, metrics, scored.decided().map(Decided::total).orElse(0L), board.picture(name));
    }

    private static Optional<Figure> saved(Scoreboard board, String taken) {
        boolean priced = board.contest().of(taken).decided().filter(decided -> decided.costs().length > 0).isPresent();
        return priced ? Optional.of(board.lead(new Measure.Cost(), taken, Contest.BASELINE)) : Optional.empty();
    }

    private static Map<String, List<Double>> replicates(Scoreboard board, String taken, List<NamedMeasure> plain) {
        Map<String, List<Double>> byMetric = new TreeMap<>();
        for (NamedMeasure metric : plain) byMetric.put(metric.text(), Arrays.stream(board.sampled(metric.measure(), taken).replicates().getFirst()).boxed().toList());
        return byMetric;
    }
}
