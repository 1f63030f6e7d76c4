package septet.loop;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What is to be done when; of one moment in the order in which it was asked for.
final class Agenda {
    private record Due(long at, long number, Runnable task) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long number;

    void at(long at, Runnable task) {
        due.add(new Due(at, number++, task));
    }

    /// When the next task is due; far away where there is none.
    long next() {
        return due.isEmpty() ? Long.MAX_VALUE : due.element().at();
    }

    void runNext() {
        due.remove().task().run();
    }
}
