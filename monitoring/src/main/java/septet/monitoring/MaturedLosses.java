package septet.monitoring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import septet.data.StateReader;
import septet.data.StateWriter;

/// What answers lost, label by label, of late; and how many labels became known, hour by hour, for a season.
final class MaturedLosses {
    private static final int MOST = 200_000;
    private static final long HOUR = 3_600_000_000L;
    private static final int HOURS = 24 * 120;

    private record Loss(long at, double loss) {}

    private final Deque<Loss> losses = new ArrayDeque<>();
    private final TreeMap<Long, Long> hours = new TreeMap<>();

    /// @param at   when the label could be used
    /// @param loss NaN where it is not known: then the label is counted alone
    void add(long at, double loss) {
        if (!Double.isNaN(loss)) losses.addLast(new Loss(at, loss));
        if (losses.size() > MOST) losses.removeFirst();
        hours.merge(Math.floorDiv(at, HOUR), 1L, Long::sum);
        if (hours.size() > HOURS) hours.pollFirstEntry();
    }

    double[] between(long since, long now) {
        return losses.stream().filter(each -> each.at() > since && each.at() <= now).mapToDouble(Loss::loss).toArray();
    }

    /// To the hour.
    long labels(long since, long now) {
        return hours.subMap(Math.floorDiv(since, HOUR), false, Math.floorDiv(now, HOUR), true).values().stream().mapToLong(Long::longValue).sum();
    }

    void write(StateWriter to) {
        to.number(losses.size());
        losses.forEach(each -> {
            to.number(each.at());
            to.number(Double.doubleToRawLongBits(each.loss()));
        });
        to.number(hours.size());
        hours.forEach((hour, labels) -> {
            to.number(hour);
            to.number(labels);
        });
    }

    void read(StateReader from) {
        for (int left = from.count(); left > 0; left--) losses.addLast(new Loss(from.number(), Double.longBitsToDouble(from.number())));
        for (int left = from.count(); left > 0; left--) hours.put(from.number(), from.number());
    }
}
