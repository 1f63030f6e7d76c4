package septet.features;

import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Type;

/// The last known values of a channel among the entries that a history has dropped, the oldest first, with their times and events.
final class DroppedTail {
    static final DroppedTail[] NONE = {};
    static final DroppedTail EMPTY = new DroppedTail(0);
    private static final int TIME = 0;
    private static final int EVENT = 1;
    private static final int VALUE = 2;
    private static final int FIELDS = 3;

    private final long[] entries;
    private int size;

    private DroppedTail(int most) {
        entries = new long[FIELDS * most];
    }

    /// One for each channel, of so many values; none at all where nothing is asked for.
    static DroppedTail[] of(int[] most) {
        boolean any = false;
        for (int each : most) any |= each > 0;
        if (!any) return NONE;
        DroppedTail[] tails = new DroppedTail[most.length];
        for (int i = 0; i < most.length; i++) tails[i] = most[i] == 0 ? EMPTY : new DroppedTail(most[i]);
        return tails;
    }

    int most() {
        return entries.length / FIELDS;
    }

    int size() {
        return size;
    }

    long value(int at) {
        return entries[FIELDS * at + VALUE];
    }

    /// Whether an entry stands behind another: later, or of one time and a later event.
    boolean isAfter(int at, long time, long event) {
        long own = entries[FIELDS * at + TIME];
        return own > time || own == time && entries[FIELDS * at + EVENT] > event;
    }

    /// Takes in an entry that is dropped; the first goes where there is no room.
    void take(long time, long event, long value) {
        int at = size;
        while (at > 0 && isAfter(at - 1, time, event)) at--;
        if (size < most()) {
            System.arraycopy(entries, FIELDS * at, entries, FIELDS * (at + 1), FIELDS * (size - at));
            size++;
        } else {
            if (at == 0) return;
            at--;
            System.arraycopy(entries, FIELDS, entries, 0, FIELDS * at);
        }
        entries[FIELDS * at + TIME] = time;
        entries[FIELDS * at + EVENT] = event;
        entries[FIELDS * at + VALUE] = value;
    }

    void absorb(DroppedTail other) {
        for (int i = 0; i < other.size; i++) take(other.entries[FIELDS * i + TIME], other.entries[FIELDS * i + EVENT], other.value(i));
    }

    void write(Type type, StateWriter to) {
        to.number(size);
        for (int i = 0; i < size; i++) {
            to.number(entries[FIELDS * i + TIME]);
            to.number(entries[FIELDS * i + EVENT]);
            to.value(type, value(i));
        }
    }

    void read(Type type, StateReader from) {
        for (int left = from.count(); left > 0; left--) take(from.number(), from.number(), from.value(type));
    }
}
