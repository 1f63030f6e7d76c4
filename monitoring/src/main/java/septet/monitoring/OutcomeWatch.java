package septet.monitoring;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.PriorityQueue;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Joins answers about classes and numbers with their truth as it becomes usable, as [QualityWatch] does for yes and no.
final class OutcomeWatch {
    private static final int MOST_PENDING = 500_000;

    /// A truth that waits.
    private record Early(long from, Outcomes.Answered answer, double truth) {}

    private final Outcomes outcomes;
    private final LinkedHashMap<String, Outcomes.Answered> pending = new LinkedHashMap<>();
    private final PriorityQueue<Early> early = new PriorityQueue<>(Comparator.comparingLong(Early::from));
    private final MaturedLosses losses;
    private long letGo;

    OutcomeWatch(Outcomes outcomes, MaturedLosses losses) {
        this.losses = losses;
        this.outcomes = outcomes;
    }

    void decided(String id, Outcomes.Answered answer) {
        pending.put(id, answer);
        if (pending.size() <= MOST_PENDING) return;
        pending.pollFirstEntry();
        letGo++;
    }

    /// @param from microseconds: when the truth may be used
    void labelled(String id, double truth, long from) {
        Outcomes.Answered answer = pending.remove(id);
        if (answer != null) early.add(new Early(from, answer, truth));
    }

    /// Counts the truths that may be used by now.
    void mature(long now) {
        while (!early.isEmpty() && early.element().from() <= now) {
            Early next = early.remove();
            outcomes.add(next.answer(), next.truth());
            losses.add(next.from(), outcomes.loss(next.answer(), next.truth()));
        }
    }

    Outcomes outcomes() {
        return outcomes;
    }

    int pending() {
        return pending.size();
    }

    int early() {
        return early.size();
    }

    long letGo() {
        return letGo;
    }

    void write(StateWriter to) {
        to.number(letGo);
        outcomes.write(to);
        to.number(pending.size());
        pending.forEach((id, answer) -> {
            to.text(id);
            write(answer, to);
        });
        to.number(early.size());
        early.forEach(each -> {
            to.number(each.from());
            to.number(Double.doubleToRawLongBits(each.truth()));
            write(each.answer(), to);
        });
    }

    private static void write(Outcomes.Answered answer, StateWriter to) {
        to.number(Double.doubleToRawLongBits(answer.estimate()));
        to.number(Double.doubleToRawLongBits(answer.low()));
        to.number(Double.doubleToRawLongBits(answer.high()));
    }

    void read(StateReader from) {
        letGo = from.number();
        outcomes.read(from);
        for (int left = from.count(); left > 0; left--) pending.put(from.text(), answer(from));
        for (int left = from.count(); left > 0; left--) {
            long due = from.number();
            double truth = Double.longBitsToDouble(from.number());
            early.add(new Early(due, answer(from), truth));
        }
    }

    private static Outcomes.Answered answer(StateReader from) {
        return new Outcomes.Answered(Double.longBitsToDouble(from.number()), Double.longBitsToDouble(from.number()), Double.longBitsToDouble(from.number()));
    }
}
