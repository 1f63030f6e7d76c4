package septet.monitoring;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Joins decisions with their truth as it becomes usable. A truth that arrives before its column says (a fraud that is reported after
/// an hour, where labels are known after seven days) waits until then: else the share of positives would be too high. A decision
/// whose truth does not come while so many later ones are made is let go and counted.
final class QualityWatch {
    private static final int MOST_PENDING = 500_000;

    private record Pending(double score, long costIfTrue, long costIfFalse, long baselineIfTrue, long baselineIfFalse) {}

    /// A truth that waits.
    private record Early(long from, Pending decided, boolean truth) {}

    private final Prices prices;
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private final PriorityQueue<Early> early = new PriorityQueue<>(Comparator.comparingLong(Early::from));
    private final Quality quality = new Quality();
    private long letGo;

    QualityWatch(Prices prices) {
        this.prices = prices;
    }

    void decided(String id, String decision, double score, Row row) {
        if (Double.isNaN(score)) return;
        String baseline = prices.baseline(row);
        pending.put(id, new Pending(score, prices.cost(decision, row, true), prices.cost(decision, row, false), prices.cost(baseline, row, true),
                prices.cost(baseline, row, false)));
        if (pending.size() <= MOST_PENDING) return;
        Map.Entry<String, Pending> oldest = pending.firstEntry();
        pending.remove(oldest.getKey());
        letGo++;
    }

    /// @param from microseconds: when the truth may be used
    void labelled(String id, boolean truth, long from) {
        Pending decided = pending.remove(id);
        if (decided != null) early.add(new Early(from, decided, truth));
    }

    /// Counts the truths that may be used by now.
    void mature(long now) {
        while (!early.isEmpty() && early.element().from() <= now) {
            Early next = early.remove();
            Pending decided = next.decided();
            boolean truth = next.truth();
            quality.add(decided.score(), truth, truth ? decided.costIfTrue() : decided.costIfFalse(), truth ? decided.baselineIfTrue() : decided.baselineIfFalse());
        }
    }

    void write(StateWriter to) {
        to.number(letGo);
        quality.write(to);
        to.number(pending.size());
        pending.forEach((id, each) -> {
            to.text(id);
            write(each, to);
        });
        to.number(early.size());
        early.forEach(each -> {
            to.number(each.from());
            to.number(each.truth() ? 1 : 0);
            write(each.decided(), to);
        });
    }

    private static void write(Pending pending, StateWriter to) {
        to.number(Double.doubleToRawLongBits(pending.score()));
        to.number(pending.costIfTrue());
        to.number(pending.costIfFalse());
        to.number(pending.baselineIfTrue());
        to.number(pending.baselineIfFalse());
    }

    void read(StateReader from) {
        letGo = from.number();
        quality.read(from);
        for (int left = from.count(); left > 0; left--) pending.put(from.text(), pending(from));
        for (int left = from.count(); left > 0; left--) {
            long due = from.number();
            boolean truth = from.number() == 1;
            early.add(new Early(due, pending(from), truth));
        }
    }

    private static Pending pending(StateReader from) {
        return new Pending(Double.longBitsToDouble(from.number()), from.number(), from.number(), from.number(), from.number());
    }

    Quality quality() {
        return quality;
    }

    /// Decisions whose truth has not come.
    int pending() {
        return pending.size();
    }

    /// Truths that have come and may not be used yet.
    int early() {
        return early.size();
    }

    /// Decisions whose truth never came.
    long letGo() {
        return letGo;
    }
}
