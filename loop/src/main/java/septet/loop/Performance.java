package septet.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import septet.data.Column;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.KnownTimes;
import septet.features.Replay;
import septet.serving.Decider;
import septet.serving.Decision;
import septet.serving.Event;
import septet.world.SimulatedWorld;

/// Plays rows through the serving path in virtual time: what came before is in the state, each row arrives as texts when it arrived,
/// and each late value when it became known.
final class Performance {
    private static final Path FOLDER = Path.of("/rehearsal");
    private static final long DAY = 86_400_000_000L;

    /// What is to be played.
    ///
    /// @param truth  says when values become known
    /// @param spoken for each source how its rows are told
    /// @param rows   the places of the examples in the main table
    /// @param named  whether the rows of each source have an id
    record Score(Served served, FeaturePlan truth, List<RawEvent> spoken, List<Boolean> named, Map<String, Integer> byId, int[] byPlace, long from) {}

    /// What was written down on the way.
    record Written(String logHash, long records, long told) {}

    private final Score score;
    private final Matching matching;
    private final Progress progress;
    private final Replay replay;
    private final Row[] rows;
    private final FeatureState state;
    private final LateValues late = new LateValues();
    private final SimulatedWorld world;
    private long today;

    Performance(Score score, Matching matching, Progress progress) {
        this.score = score;
        this.matching = matching;
        this.progress = progress;
        FeaturePlan plan = score.served().plan();
        replay = new Replay(plan, score.served().tables());
        rows = new Row[plan.sources()];
        for (int i = 0; i < rows.length; i++) rows[i] = new Row(plan.slots(i));
        state = new FeatureState(plan);
        world = new SimulatedWorld(0, score.from());
    }

    /// For each source with ids the examples by their id.
    static Map<String, Integer> byId(Table table, int[] examples) {
        Map<String, Integer> byId = HashMap.newHashMap(examples.length);
        Row row = new Row(table.schema().columns().size());
        for (int i = 0; i < examples.length; i++) {
            table.load(examples[i], row);
            byId.put(row.id, i);
        }
        return byId;
    }

    Written play(int examples) {
        boolean more = warm();
        world.disk().createFolders(FOLDER);
        Log log = Log.open(world.disk(), FOLDER, LogLimits.DEFAULT);
        Decider decider = Decider.recover(score.served().setup(), state, log, matching);
        decider.serve(score.served().ladder());
        while (more && matching.rows() < examples) {
            act(decider, replay.source());
            more = replay.next(rows);
        }
        log.flush();
        Written written = new Written(log.hash(), log.end(), late.told());
        log.close();
        return written;
    }

    /// Everything that had arrived before; of it only what was known by then, the rest will be told.
    /// @return whether a row stands ready
    private boolean warm() {
        while (replay.next(rows)) {
            int source = replay.source();
            Row row = rows[source];
            if (row.arrival >= score.from()) return true;
            state.observe(source, row, state.nextEvent());
            long event = state.counted();
            for (int slot : lateSlots(source, row)) {
                long known = KnownTimes.of(score.truth().schema(source), slot, row);
                if (known == Values.MISSING) continue;
                if (known < score.from() || !score.named().get(source)) state.learn(source, event, slot, row.values[slot], known);
                else late.add(known, score.truth().schema(source).source(), score.spoken().get(source).late(row.id, slot, row));
            }
        }
        return false;
    }

    private void act(Decider decider, int source) {
        Row row = rows[source];
        say(row.arrival);
        late.tell(decider, row.arrival);
        world.advanceTo(row.arrival);
        RawEvent spoken = score.spoken().get(source);
        FeaturePlan plan = score.served().plan();
        boolean again = plan.isCorrected(source) && state.find(source, row.id).isPresent();
        if (!again && plan.deletes(source, row)) return;
        if (source == plan.mainSource() && !again) {
            matching.expect(place(row));
            Decision decision = decider.decide(spoken.event(row), row.arrival);
            later(source, row, decision.id());
        } else {
            boolean named = score.named().get(source);
            Event event = named ? spoken.event(row) : spoken.whole(row);
            decider.tell(spoken.schema().source(), List.of(event), row.arrival);
            if (named) later(source, row, row.id);
        }
    }

    private int place(Row row) {
        return score.byPlace().length == 0 ? score.byId().getOrDefault(row.id, -1) : score.byPlace()[replay.row()];
    }

    private void later(int source, Row row, String id) {
        for (int slot : lateSlots(source, row)) {
            long known = KnownTimes.of(score.truth().schema(source), slot, row);
            if (known != Values.MISSING) late.add(known, score.truth().schema(source).source(), score.spoken().get(source).late(id, slot, row));
        }
    }

    private List<Integer> lateSlots(int source, Row row) {
        Schema schema = score.truth().schema(source);
        List<Integer> slots = new ArrayList<>();
        List<Column> columns = schema.columns();
        for (int slot = 0; slot < columns.size(); slot++) if (!columns.get(slot).knownAtOnce() && !score.truth().isAhead(source, slot) && row.values[slot] != Values.MISSING) slots.add(slot);
        return slots;
    }

    private void say(long now) {
        long day = (now - score.from()) / DAY;
        if (day < today) return;
        progress.say("rehearse: day " + (day + 1));
        today = day + 7;
    }
}
