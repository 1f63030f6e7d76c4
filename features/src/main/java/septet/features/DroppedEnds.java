package septet.features;

import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Type;

/// The first and the last known value of each channel among the entries that a history has dropped, with their times and events.
final class DroppedEnds {
    static final DroppedEnds NONE = new DroppedEnds(0);
    private static final int TIME = 0;
    private static final int EVENT = 1;
    private static final int VALUE = 2;
    private static final int FIELDS = 3;

    /// For each channel three fields of the first, then of the last.
    private final long[] ends;

    DroppedEnds(int channels) {
        ends = new long[2 * FIELDS * channels];
        for (int channel = 0; channel < channels; channel++) {
            ends[at(channel, true)] = Long.MAX_VALUE;
            ends[at(channel, false)] = Long.MIN_VALUE;
        }
    }

    private static int at(int channel, boolean first) {
        return FIELDS * (2 * channel + (first ? 0 : 1));
    }

    boolean any(int channel) {
        return ends[at(channel, false)] != Long.MIN_VALUE;
    }

    /// Takes in an entry that is dropped.
    void take(int channel, long time, long event, long value) {
        if (isBefore(channel, true, time, event)) put(at(channel, true), time, event, value);
        if (!isBefore(channel, false, time, event)) put(at(channel, false), time, event, value);
    }

    private void put(int at, long time, long event, long value) {
        ends[at + TIME] = time;
        ends[at + EVENT] = event;
        ends[at + VALUE] = value;
    }

    /// Whether an entry stands before the first, or before the last.
    boolean isBefore(int channel, boolean first, long time, long event) {
        int at = at(channel, first);
        return time < ends[at + TIME] || time == ends[at + TIME] && event < ends[at + EVENT];
    }

    void absorb(DroppedEnds other) {
        for (int channel = 0; channel < ends.length / (2 * FIELDS); channel++) {
            if (!other.any(channel)) continue;
            take(channel, other.field(channel, true, TIME), other.field(channel, true, EVENT), other.value(channel, true));
            take(channel, other.time(channel), other.field(channel, false, EVENT), other.value(channel, false));
        }
    }

    void write(Type[] types, StateWriter to) {
        for (int at = 0; at < ends.length; at += FIELDS) {
            to.number(ends[at + TIME]);
            to.number(ends[at + EVENT]);
            to.value(types[at / FIELDS / 2], ends[at + VALUE]);
        }
    }

    void read(Type[] types, StateReader from) {
        for (int at = 0; at < ends.length; at += FIELDS) {
            ends[at + TIME] = from.number();
            ends[at + EVENT] = from.number();
            ends[at + VALUE] = from.value(types[at / FIELDS / 2]);
        }
    }

    private long field(int channel, boolean first, int field) {
        return ends[at(channel, first) + field];
    }

    long value(int channel, boolean first) {
        return field(channel, first, VALUE);
    }

    /// Of the last.
    long time(int channel) {
        return field(channel, false, TIME);
    }
}
