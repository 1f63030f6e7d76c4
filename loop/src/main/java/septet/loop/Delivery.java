package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import septet.design.Problem;
import septet.evaluation.Figure;
import septet.evaluation.Judged;
import septet.evaluation.Measure;
import septet.evaluation.Measurement;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Promise;
import septet.evaluation.Scored;
import septet.world.Chance;

/// What was promised on the test rows beside what the replay of the same rows delivered.
final class Delivery {

    /// @param report   for the report of the run; empty where the replay met no test row
    /// @param moreCost how much more the delivered decisions cost than the promised ones, in coins
    /// @param moved    feature values of those rows that were other than the run's own training set holds
    record Found(Optional<RunReport.Delivered> report, Optional<RunReport.Measure> moreCost, long moved, List<Problem> warnings) {}

    private final Preparation prepared;
    private final Examples examples;
    private final JudgedModel model;
    private final String currency;
    private final Chance chance;
    private final int[] test;
    private final int[] replayed;

    Delivery(Preparation prepared, Examples examples, JudgedModel model, String currency, Chance chance) {
        this.prepared = prepared;
        this.examples = examples;
        this.model = model;
        this.currency = currency;
        this.chance = chance;
        int most = Math.max(Arrays.stream(prepared.rows()).max().orElse(-1), Arrays.stream(examples.rows()).max().orElse(-1)) + 1;
        int[] places = Examples.places(examples.rows(), most);
        test = IntStream.of(prepared.split().last().test()).filter(row -> prepared.material().counts()[row] && places[prepared.rows()[row]] >= 0).toArray();
        replayed = IntStream.of(test).map(row -> places[prepared.rows()[row]]).toArray();
    }

    /// @param served what was said of each example, heads by rows
    Found of(double[][] served, List<NamedMeasure> asked, String how) {
        if (test.length == 0) return new Found(Optional.empty(), Optional.empty(), 0, List.of());
        Judged judged = prepared.material().judged(test, prepared.split().last().at());
        Scored promised = prepared.ruling().scored(prepared.material(), test, model.said(prepared.material(), test), judged, model.thresholds(prepared.ruling()));
        Scored delivered = examples.ruling().scored(examples.material(), replayed, Material.pick(served, replayed), judged, model.thresholds(examples.ruling()));
        List<RunReport.Kept> kept = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<Measure> everywhere = asked.stream().filter(measure -> measure.where().isEmpty()).map(NamedMeasure::measure).toList();
        List<Promise> promises = Promise.of(promised, delivered, everywhere, chance);
        Map<String, List<Double>> replicates = new TreeMap<>();
        int next = 0;
        for (NamedMeasure measure : asked) {
            Promise promise = measure.where().isPresent() ? where(measure, promised, delivered) : promises.get(next++);
            if (measure.where().isEmpty()) replicates.put(measure.text(), Arrays.stream(promise.replicates()).boxed().toList());
            kept(measure, promise).ifPresent(kept::add);
            if (promise.broken()) broken.add(sentence(measure, promise));
        }
        boolean priced = delivered.decided().filter(decided -> decided.costs().length > 0).isPresent();
        Optional<RunReport.Measure> more = priced ? more(promised, delivered) : Optional.empty();
        Optional<Double> cost = priced ? delivered.decided().map(decided -> RunQualities.coins(decided.total())) : Optional.empty();
        RunQuality.Replicates drawn = new RunQuality.Replicates(delivered.rows().fingerprint(), replicates);
        RunReport.Delivered report = new RunReport.Delivered(how, test.length, kept, cost, Optional.of(drawn), more);
        return new Found(Optional.of(report), more, moved(), broken.isEmpty() ? List.of() : List.of(warning(broken)));
    }

    private Promise where(NamedMeasure measure, Scored promised, Scored delivered) {
        boolean[] holds = prepared.material().conditions().get(measure.where().orElseThrow());
        int[] rows = IntStream.range(0, test.length).filter(i -> holds[test[i]]).toArray();
        Judged some = promised.rows().only(rows);
        return Promise.of(promised.only(some, rows), delivered.only(some, rows), List.of(measure.measure()), chance).getFirst();
    }

    private Optional<RunReport.Kept> kept(NamedMeasure measure, Promise promise) {
        if (!(promise.promised() instanceof Figure.Measured before) || !(promise.delivered() instanceof Figure.Measured after)) return Optional.empty();
        boolean lower = !measure.measure().higherIsBetter();
        RunReport.Measure shortfall = promise.shortfall() instanceof Figure.Measured it ? measure(it)
                : RunReport.Measure.of(lower ? after.value() - before.value() : before.value() - after.value());
        String unit = measure.measure().inUnits() ? prepared.unit() : measure.measure() instanceof Measure.Cost ? currency : "";
        return Optional.of(new RunReport.Kept(new RunQuality.Metric(measure.text(), measure(after), lower, unit), measure(before), shortfall));
    }

    private static RunReport.Measure measure(Figure.Measured it) {
        return RunReport.Measure.of(it.value(), it.low(), it.high());
    }

    private Optional<RunReport.Measure> more(Scored promised, Scored delivered) {
        Promise promise = Promise.of(promised, delivered, List.of(new Measure.Cost()), chance).getFirst();
        double exact = RunQualities.coins(delivered.decided().orElseThrow().total() - promised.decided().orElseThrow().total());
        if (!(promise.shortfall() instanceof Figure.Measured it)) return Optional.of(RunReport.Measure.of(exact));
        return Optional.of(RunReport.Measure.of(exact, Math.min(exact, it.low() * test.length), Math.max(exact, it.high() * test.length)));
    }

    private long moved() {
        long moved = 0;
        double[][] before = prepared.material().columns();
        double[][] after = examples.material().columns();
        for (int column = 0; column < before.length; column++) {
            for (int i = 0; i < test.length; i++) {
                if (Double.doubleToLongBits(before[column][test[i]]) != Double.doubleToLongBits(after[column][replayed[i]])) moved++;
            }
        }
        return moved;
    }

    int rows() {
        return test.length;
    }

    private String sentence(NamedMeasure measure, Promise promise) {
        Figure.Measured shortfall = (Figure.Measured) promise.shortfall();
        return String.format(java.util.Locale.ROOT, "%s %.4g promised, %.4g delivered (worse by %.3g to %.3g)", measure.text(), value(promise.promised()),
                value(promise.delivered()),
                shortfall.low(), shortfall.high());
    }

    private static double value(Figure figure) {
        return figure instanceof Figure.Measured it ? it.value() : Double.NaN;
    }

    private static Problem warning(List<String> broken) {
        return Problem.warning("evaluation", String.join("; ", broken), "offline it used what production learns only later",
                "Say at the column when its value really becomes known, such as known after 7d, and run again.", "EVALUATION-PROMISE-BROKEN");
    }
}
