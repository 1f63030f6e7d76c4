package septet.monitoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often each decision was taken, and why answers were not the full ones.
final class DecisionWatch {
    /// Reasons name models, not requests; more of them than this are counted as one.
    private static final int MOST_REASONS = 20;
    private static final String OTHERS = "other reasons";
    private final Map<String, Long> decisions = new LinkedHashMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long total;
    private long degraded;

    DecisionWatch(Iterable<String> decisions) {
        for (String decision : decisions) this.decisions.put(decision, 0L);
    }

    void decided(String decision, String why) {
        total++;
        if (!decision.isEmpty()) decisions.merge(decision, 1L, Long::sum);
        if (why.isEmpty()) return;
        degraded++;
        boolean known = reasons.containsKey(why) || reasons.size() < MOST_REASONS;
        reasons.merge(known ? why : OTHERS, 1L, Long::sum);
    }

    long total() {
        return total;
    }

    long degraded() {
        return degraded;
    }

    /// By decision, in the order of the design.
    Map<String, Long> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    Map<String, Long> reasons() {
        return Collections.unmodifiableMap(reasons);
    }
}
