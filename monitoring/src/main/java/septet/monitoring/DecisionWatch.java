package septet.monitoring;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import septet.data.StateReader;
import septet.data.StateWriter;

/// How often each decision was taken, and why answers were not the full ones.
final class DecisionWatch {
    /// Reasons name models, not requests; more of them than this are counted as one.
    private static final int MOST_REASONS = 20;
    private static final String OTHERS = "other reasons";
    private final Map<String, Long> decisions = new LinkedHashMap<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final Window recent = new Window(2, Duration.ofMinutes(5), 5);
    private long total;
    private long degraded;

    DecisionWatch(Iterable<String> decisions) {
        for (String decision : decisions) this.decisions.put(decision, 0L);
    }

    void decided(String decision, String why, long at) {
        recent.add(why.isEmpty() ? 0 : 1, at);
        total++;
        if (!decision.isEmpty()) decisions.merge(decision, 1L, Long::sum);
        if (why.isEmpty()) return;
        degraded++;
        boolean known = reasons.containsKey(why) || reasons.size() < MOST_REASONS;
        reasons.merge(known ? why : OTHERS, 1L, Long::sum);
    }

    void write(StateWriter to) {
        to.number(total);
        to.number(degraded);
        write(decisions, to);
        write(reasons, to);
    }

    private static void write(Map<String, Long> counts, StateWriter to) {
        to.number(counts.size());
        counts.forEach((name, count) -> {
            to.text(name);
            to.number(count);
        });
    }

    void read(StateReader from) {
        total = from.number();
        degraded = from.number();
        for (int left = from.count(); left > 0; left--) decisions.put(from.text(), from.number());
        for (int left = from.count(); left > 0; left--) reasons.put(from.text(), from.number());
    }

    /// Full answers and others of the last five minutes; not kept over a restart.
    Counts recent(long now) {
        return recent.until(now);
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
