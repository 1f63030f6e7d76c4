package septet.monitoring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.design.Problem;

/// Requests for a decision that were refused of late, beside those that were answered. What is refused is decided by nobody and stands in no log, so that no other count knows of it: an
/// upstream column that breaks looks like a quiet hour.
final class Refusals {
    private static final int MOST_REASONS = 32;
    private static final int PANES = 12;
    /// Long enough for a quiet system.
    private final Window window = new Window(2, Duration.ofHours(3), PANES);
    private final Window minutes = new Window(2, Duration.ofMinutes(5), 5);
    /// How often, in the order in which they first came.
    private final Map<String, Long> reasons = new LinkedHashMap<>();

    void answered(long at) {
        window.add(0, at);
        minutes.add(0, at);
    }

    void refused(List<Problem> problems, long at) {
        if (window.until(at).count(1) == 0) reasons.clear();
        window.add(1, at);
        minutes.add(1, at);
        String reason = problems.getFirst().place() + " [" + problems.getFirst().code() + "]";
        if (reasons.size() < MOST_REASONS || reasons.containsKey(reason)) reasons.merge(reason, 1L, Long::sum);
    }

    /// Of the last five minutes; the second bin counts those that were refused.
    Counts recent(long now) {
        return minutes.until(now);
    }

    Refusing standing(long now) {
        Counts recent = window.until(now);
        return new Refusing(recent.count(1), recent.total(), reasons.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(""));
    }
}
