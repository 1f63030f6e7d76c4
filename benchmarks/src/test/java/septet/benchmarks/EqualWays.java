package septet.benchmarks;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.data.ColumnScope;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.ExpressionParser;
import septet.design.Problems;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.serving.Decider;
import septet.serving.Estimator;
import septet.serving.Event;
import septet.serving.Horizon;
import septet.serving.Intake;
import septet.serving.Ladder;
import septet.serving.Limits;
import septet.serving.Listener;
import septet.serving.Rule;
import septet.serving.Rung;
import septet.serving.Setup;
import septet.world.Chance;
import septet.world.SimulatedDisk;

/// The values of all features of each payment of a log, by its place in it, in three places. Each has a dictionary of its own; words and lists
/// are compared by a hash of what they say.
record EqualWays(EqualDesign design, List<EqualEvents.Told> log) {
    /// Reads one feature, whatever its type is.
    private record Said(Feature feature, Dictionary words) implements Formula {
        @Override
        public Type type() {
            return new Type.Number();
        }

        @Override
        public long value(Row row) {
            long bits = row.values[feature.slot()];
            if (bits == Values.MISSING) return Values.MISSING;
            return switch (feature.type()) {
                case Type.Category _, Type.Key _ -> hash(words.word((int) bits));
                case Type.Terms _, Type.ListOf _, Type.Text _, Type.Raw _ -> hash(row.texts[feature.slot()]);
                case Type.Number _, Type.Money _, Type.Bool _, Type.Time _, Type.Duration _, Type.Place _, Type.Later _ -> bits;
            };
        }

        private static long hash(String text) {
            long hash = 1;
            for (int i = 0; i < text.length(); i++) hash = (hash + text.charAt(i)) * 0x9E3779B97F4A7C15L ^ hash >>> 29;
            return hash == Values.MISSING ? 0 : hash;
        }
    }

    private static long[] values(List<Said> said, Row row) {
        long[] values = new long[said.size()];
        for (int i = 0; i < values.length; i++) values[i] = said.get(i).value(row);
        return values;
    }

    private static List<Said> said(FeaturePlan plan) {
        return plan.features().stream().map(feature -> new Said(feature, plan.dictionary())).toList();
    }

    /// The training set, column by column.
    Map<Integer, long[]> batch() {
        FeaturePlan plan = design.plan(new Dictionary());
        EqualTable payments = new EqualTable(EqualDesign.PAYMENTS, plan.schema(EqualDesign.PAYMENTS), plan.dictionary(), log);
        EqualTable refunds = new EqualTable(EqualDesign.REFUNDS, plan.schema(EqualDesign.REFUNDS), plan.dictionary(), log);
        List<Formula> said = new ArrayList<>(said(plan));
        TrainingSet set = TrainingSet.of(plan, List.of(payments, refunds), new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), -1,
                Optional.empty(), said));
        Map<Integer, long[]> found = new TreeMap<>();
        for (int row = 0; row < set.size(); row++) {
            long[] values = new long[said.size()];
            for (int i = 0; i < values.length; i++) values[i] = set.extras()[i][row];
            found.put(payments.place(set.rows()[row]), values);
        }
        return found;
    }

    /// Event by event, labels when they become known or before, with a restart from a checkpoint at one place. Of every other payment the values are those that were answered
    /// when it was only asked about, before it came.
    Map<Integer, long[]> stream(FeaturePlan plan, int restart) {
        Map<Integer, long[]> found = new TreeMap<>();
        EqualLabels labels = new EqualLabels(design, log);
        FeatureState state = new FeatureState(plan);
        List<Said> said = said(plan);
        List<EqualEvents.Loader> loaders = List.of(EqualEvents.Loader.of(plan.schema(0), plan.dictionary()), EqualEvents.Loader.of(plan.schema(1), plan.dictionary()));
        Row[] rows = {new Row(plan.widest()), new Row(plan.widest())};
        Row question = new Row(plan.widest());
        for (int event = 0; event < log.size(); event++) {
            if (event == restart) state = again(state);
            EqualEvents.Told told = log.get(event);
            while (labels.isAnyBy(told.arrival())) {
                EqualLabels.Label label = labels.next();
                loaders.getFirst().load(log.get(label.said()), rows[0]);
                state.learn(EqualDesign.PAYMENTS, label.event(), label.slot(), rows[0].values[label.slot()], label.due());
            }
            Row row = rows[told.source()];
            loaders.get(told.source()).load(told, row);
            boolean asks = told.source() == EqualDesign.PAYMENTS && event % 2 == 1;
            if (asks) {
                loaders.getFirst().load(told, question);
                state.ask(question);
            }
            boolean isNew = state.observe(told.source(), row, event);
            if (told.source() != EqualDesign.PAYMENTS) continue;
            if (isNew) found.put(event, values(said, asks ? question : row));
            labels.arrived(event);
            // some are told with their event, and when from they are known; what is told again changes nothing
            if (isNew && !design.corrected && event % 3 > 0) state.learnAll(EqualDesign.PAYMENTS, row, event);
        }
        found.keySet().removeAll(labels.gone());
        return found;
    }

    private static FeatureState again(FeatureState state) {
        StateWriter to = new StateWriter(state.plan().dictionary());
        state.write(to);
        List<ByteBuffer> bytes = to.blocks();
        FeatureState restored = new FeatureState(state.plan());
        StateReader from = new StateReader(bytes, state.plan().dictionary());
        restored.read(from);
        from.end();
        return restored;
    }

    /// Requests as texts, decided on by the serving path; labels and refunds are told to it.
    Map<Integer, long[]> requests() {
        FeaturePlan plan = design.plan(new Dictionary());
        Map<String, long[]> found = new LinkedHashMap<>();
        List<Said> said = said(plan);
        EqualLabels labels = new EqualLabels(design, log);
        try (Log records = Log.open(new SimulatedDisk(Chance.of(1)), Path.of("/log"), LogLimits.DEFAULT)) {
            Decider decider = decider(plan, records, (id, row) -> found.put(id, values(said, row)));
            for (int event = 0; event < log.size(); event++) {
                EqualEvents.Told told = log.get(event);
                while (labels.isAnyBy(told.arrival())) tell(decider, labels, labels.next());
                Map<String, String> fields = fields(told, plan);
                if (told.source() == EqualDesign.REFUNDS) {
                    decider.tell("refunds", List.of(Event.of(fields)), told.arrival());
                    continue;
                }
                if (labels.arrived(event) || !design.corrected) decider.decide(Event.of(fields), told.arrival());
                else if (labels.knows(told.id())) decider.tell("payments", List.of(Event.of(fields)), told.arrival());
                else refused(() -> decider.tell("payments", List.of(Event.of(fields)), told.arrival()));
            }
        }
        Map<Integer, long[]> byPlace = new TreeMap<>();
        for (int event = 0; event < log.size(); event++) {
            EqualEvents.Told told = log.get(event);
            boolean decided = told.source() == EqualDesign.PAYMENTS && found.containsKey(told.id()) && !(design.corrected && EqualLabels.isVoid(told));
            if (decided) byPlace.put(event, found.remove(told.id()));
        }
        byPlace.keySet().removeAll(labels.gone());
        return byPlace;
    }

    /// Whoever takes out what has not come is told so.
    private static void refused(Runnable telling) {
        try {
            telling.run();
        } catch (Refused refused) {
            if (refused.problems().getFirst().code().equals("SERVING-UNKNOWN-ID")) return;
            throw refused;
        }
        throw new IllegalStateException("something was taken out that has not come");
    }

    private void tell(Decider decider, EqualLabels labels, EqualLabels.Label label) {
        EqualEvents.Told told = log.get(label.event());
        String name = EqualDesign.payments(design.micros).columns().get(label.slot()).name();
        decider.tell("payments", List.of(Event.of(Map.of("id", told.id(), name, labels.text(label)))), label.due());
    }

    private static Map<String, String> fields(EqualEvents.Told told, FeaturePlan plan) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!told.id().isEmpty()) fields.put("id", told.id());
        fields.put("time", EqualEvents.time(told.time()));
        for (int slot = 0; slot < told.values().size(); slot++) {
            boolean now = plan.schema(told.source()).columns().get(slot).knownAtOnce();
            if (now && !told.values().get(slot).isEmpty()) fields.put(plan.schema(told.source()).columns().get(slot).name(), told.values().get(slot));
        }
        return fields;
    }

    private interface Hears {
        void decided(String id, Row row);
    }

    private Intake.Terms terms(FeaturePlan plan, int source) {
        if (!plan.isCorrected(source)) return new Intake.Terms(List.of(), Optional.empty());
        return new Intake.Terms(List.of(), Formulas.condition(ExpressionParser.parse(EqualDesign.DELETED), "deleted by",
                new ColumnScope(plan.schema(source), design.zone, plan.dictionary()), new Problems()));
    }

    private Decider decider(FeaturePlan plan, Log records, Hears hears) {
        List<Intake> intakes = new ArrayList<>();
        for (int source = 0; source < plan.sources(); source++) {
            intakes.add(new Intake(plan.schema(source), new Intake.Spelling(Optional.empty(), Optional.empty(), design.zone, List.of(""), Map.of()), terms(plan, source),
                    plan.dictionary(), Limits.DEFAULT));
        }
        Setup setup = new Setup(plan.mainSource(), intakes, List.of(), EqualDesign.FRAUD, Optional.empty(), 0, Horizon.DEFAULT);
        Listener listener = new Listener() {
            @Override
            public void decided(DecisionRecord decision, Row row) {
                hears.decided(decision.request(), row);
            }
        };
        Decider decider = Decider.recover(setup, new FeatureState(plan), records, listener);
        Formula rule = Formulas.compile(ExpressionParser.parse("amount > 100"), "baseline", plan.scope(), new Problems()).orElseThrow();
        decider.serve(new Ladder(List.of(new Rung("v1", "the served version", new Estimator.Baseline("fraud", rule, 0.1), List.of(new Rule.Otherwise("approve")))), ""));
        return decider;
    }
}
