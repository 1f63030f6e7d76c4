package septet.loop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.Row;
import septet.data.Table;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.serving.Decider;
import septet.serving.Decision;
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
    private final Rows rows;
    private final FeatureState state;
    private final SimulatedWorld world;
    private long today;

    Performance(Score score, Matching matching, Progress progress) {
        this.score = score;
        this.matching = matching;
        this.progress = progress;
        rows = new Rows(score, score.served().tables());
        state = new FeatureState(score.served().plan());
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
        rows.warm(state);
        world.disk().createFolders(FOLDER);
        Log log = Log.open(world.disk(), FOLDER, LogLimits.DEFAULT);
        Decider decider = Decider.recover(score.served().setup(), state, log, matching);
        decider.serve(score.served().ladder());
        while (rows.isReady() && matching.rows() < examples) {
            act(decider, rows.source());
            rows.next();
        }
        log.flush();
        Written written = new Written(log.hash(), log.end(), rows.told());
        log.close();
        return written;
    }

    private void act(Decider decider, int source) {
        Row row = rows.row();
        say(row.arrival);
        rows.tell(row.arrival, decider::tell);
        world.advanceTo(row.arrival);
        FeaturePlan plan = score.served().plan();
        boolean again = plan.isCorrected(source) && state.find(source, row.id).isPresent();
        if (!again && plan.deletes(source, row)) return;
        if (source == plan.mainSource() && !again) {
            matching.expect(rows.place());
            Decision decision = decider.decide(rows.event(), row.arrival);
            rows.tellLater(decision.id());
        } else {
            decider.tell(plan.schema(source).source(), List.of(rows.event()), row.arrival);
            rows.tellLater(rows.id());
        }
    }

    private void say(long now) {
        long day = (now - score.from()) / DAY;
        if (day < today) return;
        progress.say("rehearse: day " + (day + 1));
        today = day + 7;
    }
}
