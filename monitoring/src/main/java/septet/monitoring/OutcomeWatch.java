package septet.monitoring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import septet.data.StateReader;
import septet.data.StateWriter;

/// Joins answers about classes and numbers with their truth as it becomes usable, as [QualityWatch] does for yes and no.
final class OutcomeWatch {
    private static final int MOST_PENDING = 500_000;

    /// A truth that waits.
    private record Early(long from, Pending decided, double truth) {}

    /// @param by what decided, and the slices of the row
    private record Pending(Outcomes.Answered answer, DriftWatch.By by) {}

    /// An error so many times as large as was to be expected counts as entirely wrong, and half of that as wrong.
    private static final double WHOLLY = 4;

    private final Outcomes outcomes;
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private final PriorityQueue<Early> early = new PriorityQueue<>(Comparator.comparingLong(Early::from));
    private final MaturedLosses losses;
    private final SliceQuality slices;
    private final boolean ofClasses;
    final Expectation expectation;
    final ConceptWatch concept = new ConceptWatch();
    private long letGo;

    OutcomeWatch(Outcomes outcomes, SliceQuality slices, MaturedLosses losses) {
        this.losses = losses;
        this.slices = slices;
        ofClasses = outcomes instanceof ClassOutcomes;
        expectation = new Expectation(ofClasses ? Trust.Promise.RIGHT : Trust.Promise.ERRORS);
        this.outcomes = outcomes;
    }

    void decided(String id, Outcomes.Answered answer, DriftWatch.By by) {
        pending.put(id, new Pending(answer, by));
        if (pending.size() <= MOST_PENDING) return;
        pending.pollFirstEntry();
        letGo++;
    }

    /// @param from microseconds: when the truth may be used
    void labelled(String id, double truth, long from) {
        Pending decided = pending.remove(id);
        if (decided != null) early.add(new Early(from, decided, truth));
    }

    /// Counts the truths that may be used by now.
    void mature(long now) {
        while (!early.isEmpty() && early.element().from() <= now) {
            Early next = early.remove();
            boolean served = !next.decided().by().isHeldBack();
            if (served) outcomes.add(next.decided().answer(), next.truth());
            losses.add(next.from(), served ? outcomes.loss(next.decided().answer(), next.truth()) : Double.NaN);
            expected(next);
        }
    }

    /// What came, beside what was to be expected.
    private void expected(Early next) {
        Outcomes.Answered answer = next.decided().answer();
        boolean right = answer.estimate() == next.truth();
        double error = Math.abs(answer.estimate() - next.truth());
        double loss = ofClasses ? right ? 0 : 1 : error;
        slices.matured(next.decided().by(), new SliceQuality.Matured(false, loss, ofClasses ? 1 - answer.expected() : answer.expected(), 0, 0));
        if (next.decided().by().isHeldBack()) return;
        expectation.add(answer.expected(), ofClasses ? 1 - loss : error);
        if (ofClasses) concept.matured(loss, !right, next.from());
        else if (answer.expected() > 0) concept.matured(Math.min(1, error / (WHOLLY * answer.expected())), error > WHOLLY / 2 * answer.expected(), next.from());
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
        expectation.write(to);
        concept.write(to);
        to.number(pending.size());
        pending.forEach((id, answer) -> {
            to.text(id);
            write(answer, to);
        });
        to.number(early.size());
        early.forEach(each -> {
            to.number(each.from());
            to.number(Double.doubleToRawLongBits(each.truth()));
            write(each.decided(), to);
        });
    }

    private static void write(Pending decided, StateWriter to) {
        decided.by().write(to);
        Outcomes.Answered answer = decided.answer();
        to.number(Double.doubleToRawLongBits(answer.estimate()));
        to.number(Double.doubleToRawLongBits(answer.low()));
        to.number(Double.doubleToRawLongBits(answer.high()));
        to.number(Double.doubleToRawLongBits(answer.expected()));
    }

    void read(StateReader from) {
        letGo = from.number();
        outcomes.read(from);
        expectation.read(from);
        concept.read(from);
        Map<String, String> words = new HashMap<>();
        for (int left = from.count(); left > 0; left--) pending.put(from.text(), decided(from, words));
        for (int left = from.count(); left > 0; left--) {
            long due = from.number();
            double truth = Double.longBitsToDouble(from.number());
            early.add(new Early(due, decided(from, words), truth));
        }
    }

    /// @param words of which there are few, each kept once
    private static Pending decided(StateReader from, Map<String, String> words) {
        DriftWatch.By by = DriftWatch.By.read(from, words);
        return new Pending(new Outcomes.Answered(number(from), number(from), number(from), number(from)), by);
    }

    private static double number(StateReader from) {
        return Double.longBitsToDouble(from.number());
    }
}
