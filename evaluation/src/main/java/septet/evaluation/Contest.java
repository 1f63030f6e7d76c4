package septet.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import septet.world.Chance;

/// Those who want to serve, on the same rows.
///
/// @param contestants by name: the baseline, the learners, and `served` for the version that serves, if any
/// @param slicings    how `on each slice` is read
/// @param conditions  for the text of each condition of a gate, the rows on which it holds
public record Contest(SequencedMap<String, Scored> contestants, List<Sliced> slicings, Map<String, boolean[]> conditions, Chance chance) {
    public static final String BASELINE = "baseline";
    public static final String SERVED = "served";

    public Contest {
        contestants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(contestants));
        slicings = List.copyOf(slicings);
        conditions = Collections.unmodifiableMap(new TreeMap<>(conditions));
    }

    public Scored of(String name) {
        Scored scored = contestants.get(name);
        if (scored == null) throw new IllegalArgumentException("nobody is called " + name);
        return scored;
    }

    /// This contest on the rows of the condition.
    Contest on(Optional<String> condition) {
        if (condition.isEmpty()) return this;
        boolean[] holds = conditions.get(condition.get());
        if (holds == null) throw new IllegalArgumentException("no rows for " + condition.get());
        return only(LeftOut.counted(holds));
    }

    Contest only(int[] rows) {
        SequencedMap<String, Scored> some = new LinkedHashMap<>();
        Judged judged = contestants.firstEntry().getValue().rows().only(rows);
        contestants.forEach((name, scored) -> some.put(name, scored.only(judged, rows)));
        Map<String, boolean[]> holds = new TreeMap<>();
        conditions.forEach((text, all) -> holds.put(text, pick(all, rows)));
        return new Contest(some, slicings.stream().map(sliced -> sliced.only(rows)).toList(), holds, chance);
    }

    private static boolean[] pick(boolean[] all, int[] rows) {
        boolean[] some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) some[i] = all[rows[i]];
        return some;
    }

    long cases() {
        return contestants.firstEntry().getValue().rows().cases();
    }
}
