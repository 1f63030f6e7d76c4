package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Type;
import septet.evaluation.Confusions;
import septet.evaluation.Contest;
import septet.evaluation.Curves;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;
import septet.evaluation.Residuals;
import septet.evaluation.SliceFigures;
import septet.evaluation.ThresholdCurve;
import septet.evaluation.Verdict;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;
import septet.loop.RunReport.Interval;
import septet.loop.RunReport.Measure;

/// A [RunQuality] from what the final evaluation found.
public final class RunQualities {
    private static final String COST = "cost";
    private final Evaluation evaluation;
    private final String currency;
    private final String unit;

    private RunQualities(Evaluation evaluation, Terms terms) {
        this.evaluation = evaluation;
        currency = terms.currency();
        unit = terms.unit();
    }

    /// What a contestant is beside its figures.
    ///
    /// @param kind `boosted trees`; of the baseline its expression
    public record Fitted(String kind, Map<String, String> settings, long modelBytes, long fitMicros) {
        static final Fitted UNKNOWN = new Fitted("", Map.of(), 0, 0);
    }

    /// The rows on which thresholds were chosen, and what others would have done there.
    ///
    /// @param on   `validation`
    /// @param days 0 where rows have no time
    public record Choosing(String on, long rows, double days, List<ThresholdCurve> curves) {}

    /// What the design says about it.
    ///
    /// @param currency of its costs; empty where it names none
    /// @param where    the text of `evaluation.where`
    /// @param unit     of what is estimated; empty for a plain number and in a classification
    public record Terms(String currency, String where, String unit) {
        /// Of a classification.
        public Terms(String currency, String where) {
            this(currency, where, "");
        }
    }

    /// @param fitted by the name of the contestant
    public static RunQuality of(Evaluation evaluation, Map<String, Fitted> fitted, Choosing choosing, List<RunQuality.Search> searches, Terms terms) {
        RunQualities all = new RunQualities(evaluation, terms);
        List<Contestant> contestants = evaluation.contestants().stream()
                .map(entry -> all.contestant(entry, fitted.getOrDefault(entry.name(), Fitted.UNKNOWN), choosing)).toList();
        Optional<RunQuality.LeftOut> leftOut = evaluation.leftOut().map(left -> new RunQuality.LeftOut(terms.where(), left.rows(), left.positives(),
                left.effects().stream().filter(effect -> Double.isFinite(effect.counted()) && Double.isFinite(effect.everything()))
                        .map(effect -> new RunQuality.Effect(effect.metric(), effect.counted(), effect.everything())).toList()));
        List<RunQuality.Threshold> thresholds = choosing.curves().stream().map(curve -> threshold(curve, choosing)).toList();
        List<RunQuality.Gate> gates = evaluation.promotion().verdicts().stream().map(RunQualities::gate).toList();
        List<RunQuality.Slice> slices = evaluation.slices().stream().map(all::slice).toList();
        RunQuality.Replicates replicates = new RunQuality.Replicates(evaluation.rows(), evaluation.replicates());
        return new RunQuality(contestants, thresholds, gates, slices, leftOut, searches, Optional.of(replicates));
    }

    private Contestant contestant(Evaluation.Entry entry, Fitted fitted, Choosing choosing) {
        boolean taken = entry.name().equals(evaluation.promotion().taken());
        String kind = entry.name().equals(Contest.SERVED) && fitted.kind().isEmpty() ? "the version that serves" : fitted.kind();
        List<Metric> metrics = new ArrayList<>();
        Map<String, String> tooFew = new TreeMap<>();
        entry.metrics().forEach(metric -> put(metric, metric.figure(), metrics, tooFew));
        Contestant plain = new Contestant(entry.name(), kind, taken, fitted.settings(), fitted.modelBytes(), fitted.fitMicros(), metrics, tooFew, Optional.empty(), List.of(),
                List.of(), List.of(), List.of());
        return switch (entry.picture()) {
            case Curves curves -> with(plain, curves, choosing);
            case Confusions confusions -> plain.with(classes(confusions));
            case Residuals residuals -> plain.with(errors(residuals));
        };
    }

    private static Contestant with(Contestant plain, Curves curves, Choosing choosing) {
        return new Contestant(plain.name(), plain.kind(), plain.taken(), plain.settings(), plain.modelBytes(), plain.fitMicros(), plain.metrics(), plain.tooFew(),
                plain.taken() ? chosen(curves, choosing) : Optional.empty(),
                curves.precisionRecall().stream().map(point -> new RunQuality.Point(point.recall(), point.precision(), point.score())).toList(),
                curves.roc().stream().map(point -> new RunQuality.RocPoint(point.falseAlarmRate(), point.recall())).toList(),
                curves.reliability().stream().flatMap(bin -> bin(bin).stream()).toList(),
                curves.histogram().stream().map(bar -> new RunQuality.Bar(bar.low(), bar.high(), bar.negatives(), bar.positives())).toList());
    }

    private RunQuality.Classes classes(Confusions confusions) {
        List<RunQuality.OneClass> each = confusions.classes().stream().map(one -> {
            List<Metric> metrics = new ArrayList<>();
            put("precision", one.precision(), metrics);
            put("recall", one.recall(), metrics);
            put("f1", one.f1(), metrics);
            return new RunQuality.OneClass(one.word(), one.rows(), one.answered(), metrics);
        }).toList();
        return new RunQuality.Classes(confusions.words(), confusions.counts(), each, confusions.reliability().stream().flatMap(bin -> bin(bin).stream()).toList());
    }

    private static void put(String name, Figure figure, List<Metric> metrics) {
        if (figure instanceof Figure.Measured it) metrics.add(new Metric(name, Measure.of(it.value(), it.low(), it.high()), false, ""));
    }

    private RunQuality.Errors errors(Residuals residuals) {
        return new RunQuality.Errors(unit, residuals.groups().stream().map(RunQualities::group).toList(),
                residuals.pairs().stream().map(pair -> new RunQuality.Pair(pair.estimated(), pair.observed())).toList(),
                residuals.periods().stream().map(period -> new RunQuality.Period(period.from(), period.until(), period.absolute(), period.error(), period.rows())).toList());
    }

    private static RunQuality.Group group(Residuals.Group group) {
        Measure observed = switch (group.interval()) {
            case Figure.Measured it -> Measure.of(it.value(), it.low(), it.high());
            case Figure.TooFew _ -> Measure.of(group.observed());
        };
        return new RunQuality.Group(group.estimated(), observed, group.low(), group.middle(), group.high(), group.rows());
    }

    private void put(Evaluation.Metric metric, Figure figure, List<Metric> metrics, Map<String, String> tooFew) {
        switch (figure) {
            case Figure.Measured it -> metrics.add(new Metric(metric.name(), Measure.of(it.value(), it.low(), it.high()), !metric.higherIsBetter(), unit(metric)));
            case Figure.TooFew few -> tooFew.put(metric.name(), few.why());
        }
    }

    /// `cost` and `cost where C` are money for each row.
    private String unit(Evaluation.Metric metric) {
        if (metric.inUnits()) return unit;
        return metric.name().equals(COST) || metric.name().startsWith(COST + " where ") ? currency : "";
    }

    /// Where the lowest threshold stands: from there on a row gets more than the last decision.
    private static Optional<RunQuality.Point> chosen(Curves curves, Choosing choosing) {
        return choosing.curves().stream().mapToDouble(ThresholdCurve::chosen).min().stream().boxed()
                .flatMap(lowest -> curves.precisionRecall().stream().min(Comparator.comparingDouble(point -> Math.abs(point.score() - lowest))).stream())
                .map(point -> new RunQuality.Point(point.recall(), point.precision(), point.score())).findFirst();
    }

    private static Optional<RunQuality.Bin> bin(Curves.Bin bin) {
        return switch (bin.observed()) {
            case Figure.Measured it -> Optional.of(new RunQuality.Bin(bin.estimated(), it.value(), new Interval(it.low(), it.high()), bin.rows()));
            case Figure.TooFew _ -> Optional.empty();
        };
    }

    private static RunQuality.Threshold threshold(ThresholdCurve curve, Choosing choosing) {
        return new RunQuality.Threshold(curve.decision(), curve.chosen(), choosing.on(), choosing.rows(), choosing.days(), curve.points().reversed().stream()
                .map(point -> new RunQuality.Outcome(point.threshold(), point.cost(), point.precision(), point.recall(), point.rows(), point.within())).toList());
    }

    private static RunQuality.Gate gate(Verdict verdict) {
        RunQuality.Ruling ruling = switch (verdict) {
            case Verdict.Passed _ -> RunQuality.Ruling.PASS;
            case Verdict.Failed _ -> RunQuality.Ruling.FAIL;
            case Verdict.Undecided _ -> RunQuality.Ruling.UNDECIDED;
        };
        return new RunQuality.Gate(verdict.rule(), ruling, verdict.evidence(), verdict.needed(), verdict.had());
    }

    /// A slice has a figure for each metric without a condition of its own, in their order; those are the ones with replicates.
    private RunQuality.Slice slice(SliceFigures slice) {
        List<Evaluation.Metric> plain = evaluation.contestants().getFirst().metrics().stream()
                .filter(metric -> evaluation.replicates().containsKey(metric.name())).toList();
        List<Metric> metrics = new ArrayList<>();
        Map<String, String> tooFew = new TreeMap<>();
        for (int i = 0; i < slice.figures().size(); i++) put(plain.get(i), slice.figures().get(i), metrics, tooFew);
        return new RunQuality.Slice(slice.sentence(), slice.name(), slice.rows(), slice.positives(), metrics, tooFew);
    }

    /// What an exact sum of an [Evaluation.Entry] is in whole coins.
    public static double coins(long units) {
        return units / (double) Type.Money.SCALE;
    }
}
