package septet.evaluation;

import java.util.HashMap;
import java.util.Map;

/// How many rows each period has, and whether any has too many.
final class Load {
    private final long most;
    private final Map<Long, Long> counts;
    private int over;

    /// @param fixed rows that are there whatever is chosen
    Load(long most, Map<Long, Long> fixed) {
        this.most = most;
        counts = new HashMap<>(fixed);
        for (long count : fixed.values()) if (count > most) over++;
    }

    void add(long period, int by) {
        long before = counts.getOrDefault(period, 0L);
        counts.put(period, before + by);
        if (before <= most && before + by > most) over++;
        if (before > most && before + by <= most) over--;
    }

    boolean over() {
        return over > 0;
    }
}
