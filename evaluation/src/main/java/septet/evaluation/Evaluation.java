package septet.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What the final evaluation found, as plain values: the report draws it, the registry keeps it, a later run is compared with it.
///
/// @param format      the version of this shape; fields are only added within one
/// @param contestants in the order of the contest, on the rows that count
/// @param slices      of the one that is taken, one figure for each metric without a condition of its own
/// @param leftOut     where `evaluation.where` leaves rows out: what that does to the one that is taken
/// @param rows        fingerprint of the rows that count; replicates of two evaluations with equal ones are paired
/// @param replicates  of the one that is taken, by metric
public record Evaluation(int format, Parts parts, List<Entry> contestants, Promotion promotion, List<SliceFigures> slices, Optional<LeftOut> leftOut,
        String rows, Map<String, List<Double>> replicates) {
    public static final int FORMAT = 1;

    public Evaluation {
        contestants = List.copyOf(contestants);
        slices = List.copyOf(slices);
        replicates = Collections.unmodifiableMap(new TreeMap<>(replicates));
    }

    /// @param cost exact, over all rows that count, in units of [septet.design.Type.Money#SCALE]; 0 where nothing is priced
    public record Entry(String name, List<Metric> metrics, long cost, Curves curves) {
        public Entry {
            metrics = List.copyOf(metrics);
        }
    }

    public record Metric(String name, boolean higherIsBetter, Figure figure) {}

    /// @param everything all test rows; gates are judged on those that count
    /// @param counts     which rows `evaluation.where` lets count
    public static Evaluation of(Parts parts, Contest everything, boolean[] counts, Rulebook rulebook) {
        int[] counted = LeftOut.counted(counts);
        Contest contest = counted.length == counts.length ? everything : everything.only(counted);
        List<Entry> entries = contest.contestants().sequencedKeySet().stream().map(name -> entry(contest, name, rulebook.metrics())).toList();
        Promotion promotion = Promotion.ofDesign(contest, rulebook.gates(), rulebook.stages(), rulebook.unharmed());
        Scored taken = contest.of(promotion.taken());
        List<NamedMeasure> plain = rulebook.metrics().stream().filter(metric -> metric.where().isEmpty()).toList();
        List<Measure> measures = plain.stream().map(NamedMeasure::measure).toList();
        Optional<LeftOut> leftOut = counted.length == counts.length ? Optional.empty() : Optional.of(LeftOut.of(everything.of(promotion.taken()), counts, plain));
        return new Evaluation(FORMAT, parts, entries, promotion, SliceFigures.of(taken, contest.slicings(), measures, contest.chance()), leftOut,
                taken.rows().fingerprint(), replicates(taken, plain, contest));
    }

    private static Entry entry(Contest contest, String name, List<NamedMeasure> asked) {
        List<Metric> metrics = new ArrayList<>();
        List<NamedMeasure> plain = asked.stream().filter(metric -> metric.where().isEmpty()).toList();
        List<Figure> figures = Measurement.of(contest.of(name), plain.stream().map(NamedMeasure::measure).toList(), contest.chance());
        for (NamedMeasure metric : asked) {
            Figure figure = metric.where().isEmpty() ? figures.get(plain.indexOf(metric)) : contest.on(metric.where()).figure(metric.measure(), name);
            metrics.add(new Metric(metric.text(), metric.measure().higherIsBetter(), figure));
        }
        return new Entry(name, metrics, contest.of(name).decided().map(Decided::total).orElse(0L), Curves.of(contest.of(name), contest.chance()));
    }

    private static Map<String, List<Double>> replicates(Scored taken, List<NamedMeasure> plain, Contest contest) {
        List<double[]> replicates = Measurement.replicates(taken, plain.stream().map(NamedMeasure::measure).toList(), contest.chance());
        Map<String, List<Double>> byMetric = new TreeMap<>();
        IntStream.range(0, plain.size()).forEach(i -> byMetric.put(plain.get(i).text(), java.util.Arrays.stream(replicates.get(i)).boxed().toList()));
        return byMetric;
    }
}
