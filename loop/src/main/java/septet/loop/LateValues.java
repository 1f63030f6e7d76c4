package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import septet.serving.Decider;
import septet.serving.Event;

/// What becomes known later, told to the decider when it does: before the rows that arrive at that moment.
final class LateValues {
    private record Due(long at, long number, String source, Event event) {}

    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long number;
    private long told;

    void add(long at, String source, Event event) {
        waiting.add(new Due(at, number++, source, event));
    }

    /// Tells everything that is known by then; what becomes known at one moment is told in one request.
    void tell(Decider decider, long until) {
        while (!waiting.isEmpty() && waiting.peek().at() <= until) {
            Due first = waiting.peek();
            List<Event> events = new ArrayList<>();
            while (!waiting.isEmpty() && waiting.peek().at() == first.at() && waiting.peek().source().equals(first.source())) events.add(waiting.poll().event());
            decider.tell(first.source(), events, first.at());
            told += events.size();
        }
    }

    long told() {
        return told;
    }
}
