package septet.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import septet.data.Known;

/// What becomes known of payments, in the order in which somebody who tells labels when they are known would tell them: what was said of a label before its event was
/// corrected, and was not known by then, nobody tells.
final class EqualLabels {
    /// @param event the place of the payment's first row in the log
    /// @param said  the place of the row that says it
    record Label(long due, int event, int slot, int said) {}

    private final EqualDesign design;
    private final List<EqualEvents.Told> log;
    private final PriorityQueue<Label> waiting = new PriorityQueue<>(Comparator.comparingLong(Label::due).thenComparingInt(Label::event).thenComparingInt(Label::slot));
    private final Map<String, Integer> first = new HashMap<>();
    private final Map<List<Integer>, Label> last = new HashMap<>();

    EqualLabels(EqualDesign design, List<EqualEvents.Told> log) {
        this.design = design;
        this.log = log;
    }

    /// The places of payments that are taken out in the end.
    Set<Integer> gone() {
        Set<Integer> gone = new HashSet<>();
        Map<String, Integer> first = new HashMap<>();
        for (int place = 0; place < log.size(); place++) {
            EqualEvents.Told told = log.get(place);
            if (!design.corrected || told.source() != EqualDesign.PAYMENTS) continue;
            if (isVoid(told) && !first.containsKey(told.id())) continue;
            int event = first.computeIfAbsent(told.id(), _ -> log.indexOf(told));
            if (isVoid(told)) gone.add(event);
            else gone.remove(event);
        }
        return gone;
    }

    static boolean isVoid(EqualEvents.Told told) {
        return told.values().get(EqualDesign.KIND).equals(EqualDesign.VOID);
    }

    boolean isAnyBy(long arrival) {
        return !waiting.isEmpty() && waiting.peek().due() <= arrival;
    }

    Label next() {
        return waiting.remove();
    }

    /// A payment arrived; or something that takes one out: where that had not come, it takes nothing out.
    ///
    /// @return whether it is the first of its id
    boolean arrived(int place) {
        EqualEvents.Told told = log.get(place);
        if (design.corrected && isVoid(told) && !first.containsKey(told.id())) return false;
        boolean isFirst = first.putIfAbsent(told.id(), place) == null;
        if (!isFirst && (!design.corrected || isVoid(told))) return isFirst;
        for (int slot : List.of(EqualDesign.FRAUD, EqualDesign.LOSS)) {
            OptionalLong due = due(told, slot);
            if (due.isPresent()) say(new Label(due.getAsLong(), first.get(told.id()), slot, place));
        }
        return isFirst;
    }

    boolean knows(String id) {
        return first.containsKey(id);
    }

    private void say(Label label) {
        Label before = last.get(List.of(label.event(), label.slot()));
        if (before != null) {
            boolean pending = waiting.remove(before);
            if (!pending && text(before).equals(text(label))) return;
        }
        last.put(List.of(label.event(), label.slot()), label);
        waiting.add(label);
    }

    String text(Label label) {
        return log.get(label.said()).values().get(label.slot());
    }

    /// When the label of a payment is told: when its column says.
    private OptionalLong due(EqualEvents.Told told, int slot) {
        if (told.values().get(slot).isEmpty()) return OptionalLong.empty();
        Known known = EqualDesign.payments(design.micros).columns().get(slot).known();
        if (known instanceof Known.After(Duration delay)) return OptionalLong.of(Math.max(told.arrival(), told.time() + delay.toNanos() / 1_000));
        String settled = told.values().get(EqualDesign.SETTLED);
        if (settled.isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(Math.max(told.arrival(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(settled))));
    }
}
