package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.design.Type;
import septet.evaluation.Contest;
import septet.evaluation.Curves;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;
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

    private RunQualities(Evaluation evaluation, String currency) {
        this.evaluation = evaluation;
        this.currency = currency;
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
    public record Terms(String currency, String where) {}

    /// @param fitted by the name of the contestant
    public static RunQuality of(Evaluation evaluation, Map<String, Fitted> fitted, Choosing choosing, List<RunQuality.Search> searches, Terms terms) {
        RunQualities all = new RunQualities(evaluation, terms.currency());
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
        entry.metrics().forEach(metric -> put(metric.name(), metric.figure(), !metric.higherIsBetter(), metrics, tooFew));
        Curves curves = entry.curves();
        return new Contestant(entry.name(), kind, taken, fitted.settings(), fitted.modelBytes(), fitted.fitMicros(), metrics, tooFew,
                taken ? chosen(curves, choosing) : Optional.empty(),
                curves.precisionRecall().stream().map(point -> new RunQuality.Point(point.recall(), point.precision(), point.score())).toList(),
                curves.roc().stream().map(point -> new RunQuality.RocPoint(point.falseAlarmRate(), point.recall())).toList(),
                curves.reliability().stream().flatMap(bin -> bin(bin).stream()).toList(),
                curves.histogram().stream().map(bar -> new RunQuality.Bar(bar.low(), bar.high(), bar.negatives(), bar.positives())).toList());
    }

    private void put(String name, Figure figure, boolean lowerIsBetter, List<Metric> metrics, Map<String, String> tooFew) {
        switch (figure) {
            case Figure.Measured it -> metrics.add(new Metric(name, Measure.of(it.value(), it.low(), it.high()), lowerIsBetter, unit(name)));
            case Figure.TooFew few -> tooFew.put(name, few.why());
        }
    }

    /// `cost` and `cost where C` are money for each row.
    private String unit(String metric) {
        return metric.equals(COST) || metric.startsWith(COST + " where ") ? currency : "";
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
        for (int i = 0; i < slice.figures().size(); i++) put(plain.get(i).name(), slice.figures().get(i), !plain.get(i).higherIsBetter(), metrics, tooFew);
        return new RunQuality.Slice(slice.sentence(), slice.name(), slice.rows(), slice.positives(), metrics, tooFew);
    }

    /// What an exact sum of an [Evaluation.Entry] is in whole coins.
    public static double coins(long units) {
        return units / (double) Type.Money.SCALE;
    }
}
