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

    /// @param by the version that decided, with its arm, and the slices of the row
    private record Pending(DriftWatch.By by, String decision, long at, double score, long[] costs) {
        private static final int IF_TRUE = 0;
        private static final int IF_FALSE = 1;
        private static final int BASELINE = 2;

        long cost(boolean truth) {
            return costs[truth ? IF_TRUE : IF_FALSE];
        }

        long baselineCost(boolean truth) {
            return costs[BASELINE + (truth ? IF_TRUE : IF_FALSE)];
        }
    }

    /// A truth that waits.
    private record Early(long from, Pending decided, boolean truth) {}

    private Prices prices;
    private final MaturedLosses losses;
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private final PriorityQueue<Early> early = new PriorityQueue<>(Comparator.comparingLong(Early::from));
    private final Quality quality = new Quality();
    final ConceptWatch concept = new ConceptWatch();
    final LabelWatch labels = new LabelWatch();
    final EstimatedQuality estimated = new EstimatedQuality();
    private final VersionWatch versions;
    private final SliceQuality slices;
    private long letGo;

    QualityWatch(Prices prices, VersionWatch versions, SliceQuality slices, MaturedLosses losses) {
        this.slices = slices;
        this.losses = losses;
        this.prices = prices;
        this.versions = versions;
    }

    /// What decisions cost from now on.
    void price(Prices next) {
        prices = next;
    }

    /// An answer.
    record Answer(String id, DriftWatch.By by, String decision, double score, long at) {}

    /// What the decision is expected to cost, by its score; where nothing has a price, the squared error to be expected of it, in millionths.
    long decided(Answer answer, Row row) {
        double score = answer.score();
        if (Double.isNaN(score)) return 0;
        String baseline = prices.baseline(row);
        long[] costs = {prices.cost(answer.decision(), row, true), prices.cost(answer.decision(), row, false), prices.cost(baseline, row, true), prices.cost(baseline, row, false)};
        pending.put(answer.id(), new Pending(answer.by(), answer.decision(), answer.at(), score, costs));
        labels.decided(answer.decision());
        long expected = Math.max(0, Math.round(score * costs[0] + (1 - score) * costs[1]));
        if (!answer.by().isHeldBack()) estimated.decided(score, expected, answer.at());
        if (pending.size() > MOST_PENDING) {
            pending.pollFirstEntry();
            letGo++;
        }
        return prices.currency().isEmpty() ? Math.round(score * (1 - score) * 1e6) : expected;
    }

    /// @param from microseconds: when the truth may be used
    void labelled(String id, boolean truth, long from) {
        Pending decided = pending.remove(id);
        if (decided == null) return;
        labels.labelled(decided.decision(), decided.at(), from);
        early.add(new Early(from, decided, truth));
    }

    /// Counts the truths that may be used by now.
    void mature(long now) {
        while (!early.isEmpty() && early.element().from() <= now) {
            Early next = early.remove();
            Pending decided = next.decided();
            boolean truth = next.truth();
            boolean served = !decided.by().isHeldBack();
            if (served) {
                quality.add(decided.score(), truth, decided.cost(truth), decided.baselineCost(truth));
                double off = decided.score() - (truth ? 1 : 0);
                concept.matured(off * off, decided.score() >= 0.5 != truth, next.from());
            }
            double loss = Losses.surprise(truth ? decided.score() : 1 - decided.score());
            losses.add(next.from(), served ? loss : Double.NaN);
            slices.matured(decided.by(), new SliceQuality.Matured(truth, loss, Losses.expected(decided.score()), decided.cost(truth), decided.baselineCost(truth)));
            versions.matured(decided.by().version(), decided.score(), truth, decided.cost(truth), decided.baselineCost(truth));
        }
    }

    void write(StateWriter to) {
        to.number(letGo);
        quality.write(to);
        concept.write(to);
        labels.write(to);
        estimated.write(to);
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
        pending.by().write(to);
        to.text(pending.decision());
        to.number(pending.at());
        to.number(Double.doubleToRawLongBits(pending.score()));
        for (long cost : pending.costs()) to.number(cost);
    }

    void read(StateReader from) {
        letGo = from.number();
        quality.read(from);
        concept.read(from);
        labels.read(from);
        estimated.read(from);
        Map<String, String> words = new LinkedHashMap<>();
        for (int left = from.count(); left > 0; left--) pending.put(from.text(), pending(from, words));
        for (int left = from.count(); left > 0; left--) {
            long due = from.number();
            boolean truth = from.number() == 1;
            early.add(new Early(due, pending(from, words), truth));
        }
    }

    /// @param words of which there are few, each kept once
    private static Pending pending(StateReader from, Map<String, String> words) {
        DriftWatch.By by = DriftWatch.By.read(from, words);
        String decision = words.computeIfAbsent(from.text(), word -> word);
        return new Pending(by, decision, from.number(), Double.longBitsToDouble(from.number()), new long[] {from.number(), from.number(), from.number(), from.number()});
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
