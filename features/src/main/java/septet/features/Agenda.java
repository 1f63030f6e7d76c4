package septet.features;

import java.util.Arrays;

/// What becomes known later, by the time when it does. Of one time the order means nothing: what is known then is known together.
///
/// Most of it is announced in order (all labels have one delay) and waits in a queue; the rest in a binary heap.
final class Agenda {
    private static final int FIELDS = 3;
    private static final int DUE = 0;
    private static final int TARGET = 1;
    private static final int VALUE = 2;

    /// What becomes known: the record of an event that waits, its source, and the bit of the column.
    static final int BIT_BITS = 8;
    private static final int RECORD_BITS = 32;

    static long target(int source, int bit, int record) {
        return (long) source << RECORD_BITS + BIT_BITS | (long) bit << RECORD_BITS | record;
    }

    static int source(long target) {
        return (int) (target >>> RECORD_BITS + BIT_BITS);
    }

    static int bit(long target) {
        return (int) (target >>> RECORD_BITS) & (1 << BIT_BITS) - 1;
    }

    /// Room for a power of two of them.
    private long[] queue = new long[64 * FIELDS];
    private int mask = 63;
    private int head;
    private int length;
    private long lastQueued = Long.MIN_VALUE;
    private long[] heap = new long[16 * FIELDS];
    private int heaped;
    private long taken;
    private long target;
    private long value;

    /// @param target names what becomes known
    void add(long due, long target, long value) {
        if (length == 0 || due >= lastQueued) enqueue(due, target, value);
        else push(due, target, value);
    }

    private void enqueue(long due, long target, long value) {
        if ((length + 1) * FIELDS > queue.length) {
            long[] grown = new long[2 * queue.length];
            int first = queue.length - head * FIELDS;
            System.arraycopy(queue, head * FIELDS, grown, 0, first);
            System.arraycopy(queue, 0, grown, first, queue.length - first);
            queue = grown;
            mask = 2 * mask + 1;
            head = 0;
        }
        write(queue, head + length & mask, due, target, value);
        length++;
        lastQueued = due;
    }

    private void write(long[] into, int place, long due, long target, long value) {
        into[place * FIELDS + DUE] = due;
        into[place * FIELDS + TARGET] = target;
        into[place * FIELDS + VALUE] = value;
    }

    private void push(long due, long target, long value) {
        if ((heaped + 1) * FIELDS > heap.length) heap = Arrays.copyOf(heap, 2 * heap.length);
        write(heap, heaped, due, target, value);
        int child = heaped++;
        while (child > 0 && isBefore(heap, child, heap, (child - 1) / 2)) {
            swap(child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    int size() {
        return length + heaped;
    }

    /// The time of the next one; the end of time if there is none.
    long nextDue() {
        long queued = length == 0 ? Long.MAX_VALUE : queue[head * FIELDS + DUE];
        return heaped == 0 ? queued : Math.min(queued, heap[DUE]);
    }

    /// Takes the next one out; [#target] and [#value] then tell what it is.
    void take() {
        boolean fromQueue = heaped == 0 || length > 0 && isBefore(queue, head, heap, 0);
        if (fromQueue) {
            read(queue, head);
            head = head + 1 & mask;
            taken++;
            length--;
            return;
        }
        read(heap, 0);
        System.arraycopy(heap, --heaped * FIELDS, heap, 0, FIELDS);
        sink();
    }

    private void read(long[] from, int place) {
        target = from[place * FIELDS + TARGET];
        value = from[place * FIELDS + VALUE];
    }

    private void sink() {
        int parent = 0;
        while (2 * parent + 1 < heaped) {
            int child = 2 * parent + 1;
            if (child + 1 < heaped && isBefore(heap, child + 1, heap, child)) child++;
            if (!isBefore(heap, child, heap, parent)) return;
            swap(child, parent);
            parent = child;
        }
    }

    private void swap(int a, int b) {
        for (int i = 0; i < FIELDS; i++) {
            long kept = heap[a * FIELDS + i];
            heap[a * FIELDS + i] = heap[b * FIELDS + i];
            heap[b * FIELDS + i] = kept;
        }
    }

    private static boolean isBefore(long[] a, int i, long[] b, int j) {
        return a[i * FIELDS + DUE] < b[j * FIELDS + DUE];
    }

    /// How many were taken from the queue, since the beginning.
    long taken() {
        return taken;
    }

    /// How many wait in the queue.
    int queued() {
        return length;
    }

    /// The target of one of them.
    long queued(int place) {
        return queue[(head + place & mask) * FIELDS + TARGET];
    }

    long target() {
        return target;
    }

    long value() {
        return value;
    }

    interface Visitor {
        void visit(long due, long target, long value);
    }

    /// Visits each once: what waits in the queue in its order, then the rest.
    void forEach(Visitor visitor) {
        for (int i = 0; i < length; i++) visit(queue, head + i & mask, visitor);
        for (int i = 0; i < heaped; i++) visit(heap, i, visitor);
    }

    private static void visit(long[] from, int place, Visitor visitor) {
        visitor.visit(from[place * FIELDS + DUE], from[place * FIELDS + TARGET], from[place * FIELDS + VALUE]);
    }
}
