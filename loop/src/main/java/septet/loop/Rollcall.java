package septet.loop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.data.DecisionRecord;
import septet.data.LoopRecord;
import septet.data.Row;
import septet.serving.Takeover;

/// What must hold of decisions while versions take over, counted as they are written: nothing here asks those who assign or judge.
final class Rollcall {
    private static final double MUCH = 0.05;
    private static final int FEWEST = 50;
    /// For each rollout the units that the challenger has answered.
    private final Map<String, Set<String>> challenged = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    /// For each rollout its answers, and those that were not the full ones.
    private final Map<String, long[]> answers = new HashMap<>();
    private long unsticky;
    private long undead;

    /// @param unit what keeps its arm by the design
    void decided(DecisionRecord decision, String unit) {
        if (withdrawn.contains(decision.version())) undead++;
        if (decision.arm().isEmpty()) return;
        String rollout = decision.arm().substring(0, decision.arm().indexOf(' '));
        Set<String> units = challenged.computeIfAbsent(rollout, _ -> new HashSet<>());
        boolean now = decision.arm().endsWith(Takeover.Arm.CHALLENGER.word());
        if (now) units.add(unit);
        else if (units.contains(unit)) unsticky++;
        if (now) count(rollout, !decision.degraded().isEmpty());
    }

    /// What the version of a rollout would have answered in shadow.
    void shadowed(String rollout, boolean degraded) {
        count(rollout, degraded);
    }

    private void count(String rollout, boolean degraded) {
        long[] counts = answers.computeIfAbsent(rollout, _ -> new long[2]);
        counts[0]++;
        if (degraded) counts[1]++;
    }

    void acted(LoopRecord act) {
        if (act.action().equals("roll back")) withdrawn.add(act.version());
    }

    /// Units that left the challenger while its share grew.
    long unsticky() {
        return unsticky;
    }

    /// Answers of a version that was rolled back.
    long undead() {
        return undead;
    }

    /// Promotions of versions that often failed on the way.
    long harmful(List<LoopRecord> acts) {
        return acts.stream().filter(act -> act.action().equals("promote")).filter(act -> {
            long[] counts = answers.getOrDefault(Rollout.REFRESH + act.version(), new long[2]);
            return counts[0] >= FEWEST && counts[1] > MUCH * counts[0];
        }).count();
    }

    /// What keeps its arm: the row's word in this slot, or the request where there is none.
    static String unit(Row row, int slot) {
        return slot < 0 || row.values[slot] == septet.data.Values.MISSING ? row.id : Long.toString(row.values[slot]);
    }
}
