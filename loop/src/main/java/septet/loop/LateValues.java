package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
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

    /// Takes in late values.
    interface Ear {
        void tell(String source, List<Event> events, long at);
    }

    /// Tells everything that is known by then; what becomes known at one moment is told in one request. Where the ear fails, all of that moment are still to be told.
    void tell(long until, Ear ear) {
        while (!waiting.isEmpty() && waiting.peek().at() <= until) {
            Due first = waiting.peek();
            List<Due> due = new ArrayList<>();
            while (!waiting.isEmpty() && waiting.peek().at() == first.at() && waiting.peek().source().equals(first.source())) due.add(waiting.poll());
            try {
                ear.tell(first.source(), due.stream().map(Due::event).toList(), first.at());
            } catch (RuntimeException failed) {
                waiting.addAll(due);
                throw failed;
            }
            told += due.size();
        }
    }

    long told() {
        return told;
    }
}
