package septet.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import septet.data.Row;

/// Joins decisions with their truth as it arrives. A decision whose truth does not come while so many later ones are made is let go
/// and counted.
final class QualityWatch {
    private static final int MOST_PENDING = 500_000;

    private record Pending(double score, long costIfTrue, long costIfFalse, long baselineIfTrue, long baselineIfFalse) {}

    private final Prices prices;
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private final Quality quality = new Quality();
    private long letGo;

    QualityWatch(Prices prices) {
        this.prices = prices;
    }

    void decided(String id, String decision, double score, Row row) {
        if (Double.isNaN(score)) return;
        String baseline = prices.baseline(row);
        pending.put(id, new Pending(score, prices.cost(decision, row, true), prices.cost(decision, row, false), prices.cost(baseline, row, true), prices.cost(baseline, row, false)));
        if (pending.size() <= MOST_PENDING) return;
        Map.Entry<String, Pending> oldest = pending.firstEntry();
        pending.remove(oldest.getKey());
        letGo++;
    }

    void labelled(String id, boolean truth) {
        Pending decided = pending.remove(id);
        if (decided == null) return;
        quality.add(decided.score(), truth, truth ? decided.costIfTrue() : decided.costIfFalse(), truth ? decided.baselineIfTrue() : decided.baselineIfFalse());
    }

    Quality quality() {
        return quality;
    }

    int pending() {
        return pending.size();
    }

    /// Decisions whose truth never came.
    long letGo() {
        return letGo;
    }
}
