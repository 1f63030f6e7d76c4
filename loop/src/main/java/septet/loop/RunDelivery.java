package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Leak;
import septet.data.Table;
import septet.design.Problem;
import septet.evaluation.Contest;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Rulebook;
import septet.features.AskedKeys;
import septet.features.Feature;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.model.Version;
import septet.world.Chance;

/// Promised and delivered, in the run itself: the judged model meets the test rows once more, with features as they were known at t0.
///
/// Where something says that labels came later than the design has it, all is replayed with labels as they came. Where a column was found to be written with the label, or
/// from what comes after t0, it holds what it held before. Otherwise the features are point-in-time by construction, and a sample proves it: of some moment of the test,
/// everything that had not arrived by then is taken away, and the features of the rows that had are computed anew.
final class RunDelivery {
    private static final int SAMPLE = 500;
    private static final double AS_BEFORE = 0.9;
    private static final int FEWEST = 30;
    /// Of all rows, what the proof may replay.
    private static final double REPLAYED = 0.3;
    private static final int FEW = 50_000;

    private final Job job;
    private final SystemDesign design;
    private final Ingested ingested;
    private final Preparation prepared;
    private final JudgedModel model;

    private RunDelivery(Job job, Ingested ingested, Preparation prepared, Version version) {
        this.job = job;
        this.design = job.design();
        this.ingested = ingested;
        this.prepared = prepared;
        this.model = new JudgedModel(design, job.store().artifacts(), version);
    }

    /// @param delivered empty where nothing can be replayed
    record Found(Optional<RunReport.Delivered> delivered, List<Problem> warnings) {
        static final Found NOTHING = new Found(Optional.empty(), List.of());
    }

    /// @param leaks what was found in the columns
    static Found of(Job job, Ingested ingested, Preparation prepared, Version version, List<Leak> leaks) {
        RunDelivery delivery = new RunDelivery(job, ingested, prepared, version);
        boolean timed = prepared.material().times().length > 0;
        if (delivery.model.name().equals(Contest.BASELINE) || prepared.split().last().test().length == 0) return Found.NOTHING;
        List<Leak> written = leaks.stream().filter(leak -> leak.kind() == Leak.Kind.WRITTEN_LATER || leak.kind() == Leak.Kind.FUTURE)
                .filter(leak -> prepared.material().inputs().stream().anyMatch(input -> input.name().equals(leak.column()))).toList();
        Table main = ingested.tables().get(prepared.plan().mainSource());
        Optional<LabelTimes> late = timed ? LabelTimes.of(job.design(), main, prepared.head()) : Optional.empty();
        if (late.isPresent() || !written.isEmpty()) return delivery.replayed(late, written);
        return timed ? delivery.proven() : Found.NOTHING;
    }

    private Found replayed(Optional<LabelTimes> late, List<Leak> written) {
        List<String> how = new ArrayList<>();
        Examples examples = new Examples(prepared.plan(), prepared.ruling(), prepared.material(), prepared.rows());
        if (late.isPresent()) {
            Ingested told = ingested.with(RetoldTable.of(ingested.table(design.framing().forEach()), prepared.head(), late.get().knownAt()));
            examples = Examples.of(design, told, prepared.heads(), prepared.split().last().at(), prepared.split().last().until());
            how.add("The test rows were replayed with labels as they came: " + late.get().words());
        }
        if (!written.isEmpty()) {
            examples = new Examples(examples.plan(), examples.ruling(), unwritten(examples.material(), written), examples.rows());
            how.add("The test rows were taken with " + String.join(", ", written.stream().map(Leak::column).toList()) + " as before the label was known");
        }
        int[] all = IntStream.range(0, examples.material().size()).toArray();
        double[][] said = model.said(examples.material(), all);
        Delivery.Found found = new Delivery(prepared, examples, model, Coins.of(design, prepared.plan()), Chance.of(design.model().seed()).of("evaluation"))
                .of(said, measures(), String.join(". ", how));
        return new Found(found.report(), found.warnings());
    }

    private List<NamedMeasure> measures() {
        boolean timed = prepared.material().times().length > 0;
        Rulebook rulebook = Rulebooks.of(design, prepared.estimand(design), prepared.questions().entities().keySet(), timed, Contestants.order(design));
        return rulebook.metrics().stream().filter(measure -> measure.where().isEmpty()).toList();
    }

    /// Columns hold what nearly all of the rows hold whose label is not known yet; where these differ, nothing.
    private Material unwritten(Material material, List<Leak> written) {
        double[][] columns = material.columns().clone();
        for (Leak leak : written) {
            for (int place = 0; place < columns.length; place++) {
                Feature input = material.inputs().get(place);
                if (!input.name().equals(leak.column())) continue;
                double before = leak.kind() == Leak.Kind.WRITTEN_LATER ? before(input) : Double.NaN;
                columns[place] = new double[columns[place].length];
                Arrays.fill(columns[place], before);
            }
        }
        return material.with(columns);
    }

    private double before(Feature input) {
        Material all = prepared.material();
        double[] values = all.columns()[all.place(input)];
        int[] waiting = IntStream.range(0, all.size()).filter(row -> !all.labelled(row) || all.times().length > 0 && all.knownAt()[row] > all.knownUntil()).toArray();
        if (waiting.length < FEWEST) return Double.NaN;
        Map<Double, Integer> counts = new HashMap<>();
        for (int row : waiting) counts.merge(values[row], 1, Integer::sum);
        return counts.entrySet().stream().filter(entry -> entry.getValue() >= AS_BEFORE * waiting.length).map(Map.Entry::getKey).findFirst().orElse(Double.NaN);
    }

    private Found proven() {
        long[] times = Arrays.stream(prepared.split().last().test()).mapToLong(row -> prepared.material().times()[row]).sorted().toArray();
        // In the middle of the test.
        int middle = times.length / 2;
        long moment = times[middle];
        long first = times[Math.max(0, middle - SAMPLE)];
        long reach = prepared.plan().reach();
        if (reach == 0) return Found.NOTHING;
        long from = reach == Long.MAX_VALUE ? Long.MIN_VALUE : first - reach;
        List<KnownBy> known = ingested.tables().stream().map(table -> KnownBy.of(table, from, moment)).toList();
        long rows = known.stream().mapToLong(Table::rows).sum();
        long all = ingested.tables().stream().mapToLong(Table::rows).sum();
        if (rows > Math.max(FEW, REPLAYED * all)) return Found.NOTHING;
        int main = prepared.plan().mainSource();
        int[] asking = IntStream.range(0, known.get(main).rows()).filter(row -> known.get(main).time(row) >= first).toArray();
        AskedKeys keys = AskedKeys.of(prepared.plan(), known.get(main), asking);
        List<Table> tables = IntStream.range(0, known.size()).<Table>mapToObj(source -> known.get(source).only(row -> keys.concerns(source, row), first)).toList();
        TrainingSet set = TrainingSet.replay(new FeatureState(prepared.plan()), tables, new TrainingSet.Request(first, Long.MAX_VALUE, prepared.plan().inputs(), -1,
                prepared.eligible(), List.of()));
        return told(set, (KnownBy) tables.get(main), Examples.places(prepared.rows(), ingested.tables().get(main).rows()));
    }

    private Found told(TrainingSet set, KnownBy main, int[] places) {
        long compared = 0;
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            int place = places[main.places()[set.rows()[i]]];
            if (place < 0) continue;
            for (int column = 0; column < set.inputs().length; column++) {
                Feature input = prepared.plan().inputs().get(column);
                if (input.type() instanceof septet.design.Type.Terms) continue;
                compared++;
                double before = prepared.material().columns()[column][place];
                if (Double.doubleToLongBits(before) != Double.doubleToLongBits(set.inputs()[column][i])) moved.add(input.name());
            }
        }
        if (compared == 0) return Found.NOTHING;
        if (moved.isEmpty()) {
            job.progress().say(String.format(java.util.Locale.ROOT, "delivered: %,d values of %,d test rows computed anew from what had arrived by then, all equal", compared,
                    set.size()));
            return Found.NOTHING;
        }
        return new Found(Optional.empty(), List.of(Problem.warning("evaluation", moved.size() + " of " + compared
                + " feature values of test rows are others when they are computed from what had arrived by then: " + String.join(", ", moved.stream().distinct().limit(5).toList()),
                "the figures use what no request would hold", "Say at the columns when their values become known, and run again.", "EVALUATION-PROMISE-BROKEN")));
    }
}
