package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import septet.data.Column;
import septet.data.FeatureRow;
import septet.data.LogReader;
import septet.data.Row;
import septet.data.Schema;
import septet.design.Type;
import septet.features.Evidence;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.Replay;
import septet.model.Version;
import septet.serving.Retelling;
import septet.serving.Seen;
import septet.serving.Setup;

/// Finds a row again, in the sources of a version or in the log, and tells which events its features are made of. Everything that was known when the row came is
/// replayed through the state that serves: once to find the row, once more to hear what it counts, and, for the names of what it counted, a third time.
public final class Retrace {
    private static final String FILE = "file";
    private static final String LOG = "the log";
    private static final String PLACE = "row ";
    private final FeaturePlan plan;
    private final Ingested ingested;
    private final Setup setup;
    private final boolean named;
    private final boolean timed;
    private final Supplier<LogReader> log;
    private final WrittenValues written;

    /// Where the row stands.
    private record Found(Row row, long event, String origin) {}

    private interface Hearing {
        /// @return whether to go on
        boolean heard(int source, Row row, long event, String origin);
    }

    private Retrace(SystemDesign design, FeaturePlan plan, Ingested ingested, Release release, Supplier<LogReader> log) {
        this.plan = plan;
        this.ingested = ingested;
        this.log = log;
        timed = design.data().sources().get(design.framing().forEach()).time().isPresent();
        named = design.data().sources().get(design.framing().forEach()).id().isPresent();
        setup = ServedSystem.setup(design, plan, ingested, release.plain().heads());
        written = new WrittenValues(plan.dictionary());
    }

    /// Reads the sources of a version, by its own design.
    ///
    /// @param job of any design of this system
    /// @param log gives a reader from the beginning of the log; it is closed here
    public static Retrace of(Job job, Version version, Supplier<LogReader> log) {
        Job own = job.of(version);
        Ingested ingested = Ingestion.of(own);
        FeaturePlan plan = Preparation.plan(own.design(), ingested);
        Release release = Release.read(job.store().artifacts().get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
        return new Retrace(own.design(), plan, ingested, release, log);
    }

    /// @param id   of a request, or of a row in a file; of a source without ids `row 17`, the 17th in the order of time
    /// @param most so many events of an aggregate are named
    public Optional<Retraced> find(String id, int most) {
        Optional<Found> found = first(id);
        if (found.isEmpty()) return Optional.empty();
        Row row = found.get().row();
        long event = found.get().event();
        Evidence evidence = Evidence.of(plan, row, event, most);
        play(evidence.state(), (_, _, at, _) -> at < event);
        List<Evidence.Aggregate> aggregates = evidence.found();
        Map<Long, Told> told = tell(aggregates, event);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Feature feature : plan.inputs()) if (feature.type() instanceof Type.Terms) texts.put(feature.name(), row.texts[feature.slot()]);
        FeatureRow seen = Seen.of(plan.inputs(), row, plan.dictionary());
        String origin = found.get().origin().equals(FILE) ? plan.schema().source() : LOG;
        return Optional.of(new Retraced(id, origin, timed || origin.equals(LOG) ? WrittenValues.time(row.time) : "", columns(row), plan.inputs().stream().map(Feature::name)
                .toList(), seen, texts,
                features(row, aggregates, told)));
    }

    private Optional<Found> first(String id) {
        List<Found> found = new ArrayList<>();
        int[] ahead = {place(id)};
        play(new FeatureState(plan), (source, row, event, origin) -> {
            boolean isIt = source == plan.mainSource() && (row.id.equals(id) || origin.equals(FILE) && --ahead[0] == 0);
            if (isIt) found.add(new Found(copy(row), event, origin));
            return !isIt;
        });
        return found.stream().findFirst();
    }

    /// 17 of `row 17`, where rows have no ids; else 0.
    private int place(String id) {
        return !named && id.matches(PLACE + "[0-9]{1,9}") ? Integer.parseInt(id.substring(PLACE.length())) : 0;
    }

    private static Row copy(Row row) {
        Row copy = new Row(row.values.length);
        copy.time = row.time;
        copy.arrival = row.arrival;
        copy.id = row.id;
        System.arraycopy(row.values, 0, copy.values, 0, row.values.length);
        System.arraycopy(row.texts, 0, copy.texts, 0, row.texts.length);
        return copy;
    }

    /// Every row of the sources, then every event of the log.
    private void play(FeatureState state, Hearing hearing) {
        Replay replay = new Replay(plan, ingested.tables());
        Row[] rows = new Row[plan.sources()];
        for (int i = 0; i < rows.length; i++) rows[i] = new Row(plan.slots(i));
        while (replay.next(rows, state)) {
            int source = replay.source();
            long event = state.nextEvent();
            state.observe(source, rows[source], event);
            if (!hearing.heard(source, rows[source], event, FILE)) return;
            if (state.counted() >= 0) state.learnAll(source, rows[source], state.counted());
        }
        boolean[] on = {true};
        try (LogReader reader = log.get()) {
            Retelling.of(setup, state, reader, (source, row, event, _) -> on[0] = on[0] && hearing.heard(source, row, event, LOG));
        }
    }

    /// What stands behind the number of an event.
    private record Told(String id, String origin, String row) {}

    private Map<Long, Told> tell(List<Evidence.Aggregate> aggregates, long until) {
        Map<Long, Told> told = new TreeMap<>();
        for (Evidence.Aggregate aggregate : aggregates) for (Evidence.Entry entry : aggregate.newest()) told.put(entry.event(), new Told("", "", ""));
        if (told.isEmpty()) return told;
        play(new FeatureState(plan), (source, row, event, origin) -> {
            if (told.containsKey(event)) told.put(event, new Told(row.id, origin, written.of(plan.schema(source), row)));
            return event < until;
        });
        return told;
    }

    private Map<String, String> columns(Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        Schema schema = plan.schema();
        for (int slot = 0; slot < schema.columns().size(); slot++) {
            Column column = schema.columns().get(slot);
            if (column.knownAtOnce()) columns.put(column.name(), written.of(column, slot, row));
        }
        return columns;
    }

    private List<Retraced.Traced> features(Row row, List<Evidence.Aggregate> aggregates, Map<Long, Told> told) {
        List<Retraced.Traced> features = new ArrayList<>();
        for (Feature feature : plan.features()) {
            List<Retraced.Counted> behind = Evidence.behind(plan, feature).stream()
                    .flatMap(slot -> aggregates.stream().filter(aggregate -> aggregate.slot() == slot)).map(aggregate -> counted(aggregate, row, told)).toList();
            if (!behind.isEmpty()) features.add(new Retraced.Traced(feature.name(), written.of(feature.type(), feature.slot(), row), behind));
        }
        return features;
    }

    private Retraced.Counted counted(Evidence.Aggregate aggregate, Row row, Map<Long, Told> told) {
        List<Retraced.Happened> newest = aggregate.newest().stream().map(entry -> {
            Told of = told.get(entry.event());
            String adds = aggregate.operand().map(type -> written.of(type, entry.value())).orElse("");
            return new Retraced.Happened(of.id(), WrittenValues.time(entry.time()), adds, entry.own(), entry.decides(), of.origin(), of.row());
        }).toList();
        String after = aggregate.after() == Long.MIN_VALUE ? "" : WrittenValues.time(aggregate.after());
        return new Retraced.Counted(aggregate.text(), written.of(aggregate.type(), aggregate.slot(), row), plan.schema(aggregate.source()).source(), after, aggregate.events(),
                newest);
    }
}
