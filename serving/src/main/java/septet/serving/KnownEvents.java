package septet.serving;

import java.util.Arrays;
import java.util.List;
import septet.data.IdHash;
import septet.data.LinearProbing;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;

/// The last so many events of a source by their ids: to know a repeated one again, and to take in what becomes known of it.
///
/// An id is kept as 128 bits of its hash: two ids that share them would be taken for one, which among a billion ids happens with a
/// chance of 1 to 10^20. An event takes 40 bytes, 8 for each column that becomes known later, and 8 to 16 in the index.
final class KnownEvents {
    static final int NONE = -1;
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int EVENT = 2;
    private static final int TIME = 3;
    private static final int CONTENT = 4;
    private static final int LATE = 5;
    private static final int HALF = 32;
    private final int most;
    private final int late;
    private final int stride;
    /// A ring of records once there are as many as are kept.
    private long[] records;
    private int oldest;
    private int size;
    /// Open addressing: half a hash, and in the lower half a record's place and 1; 0 is free. A new id is known as one without a look at any record.
    private long[] index = new long[64];
    private final IdHash hash = new IdHash();

    /// @param late how many columns become known later
    KnownEvents(int most, int late) {
        this.most = most;
        this.late = late;
        stride = LATE + late;
        records = new long[Math.min(most, 32) * stride];
    }

    /// The record of the event of this id, or [#NONE].
    int find(String id) {
        hash.take(id);
        long first = hash.first();
        int mask = index.length - 1;
        for (int place = (int) (first >>> HALF) & mask; index[place] != 0; place = place + 1 & mask) {
            if ((index[place] ^ first) >>> HALF != 0) continue;
            int record = (int) index[place] - 1;
            if (records[record * stride + FIRST] == first && records[record * stride + SECOND] == hash.second()) return record;
        }
        return NONE;
    }

    /// Remembers an event; the oldest is forgotten where there are too many. What was told of it later stays where it is as before.
    ///
    /// @param event   its number in the feature state
    /// @param time    microseconds: when it happened
    /// @param content of what was known with it ([Intake#content])
    int put(String id, long event, long time, long content) {
        int record = find(id);
        boolean isNew = record == NONE;
        if (isNew) record = room();
        if (isNew || event(record) != event) Arrays.fill(records, record * stride + LATE, (record + 1) * stride, Values.MISSING);
        records[record * stride + EVENT] = event;
        records[record * stride + TIME] = time;
        records[record * stride + CONTENT] = content;
        return record;
    }

    /// Makes room for the event whose hash was computed last.
    private int room() {
        int record = size;
        if (size == most) {
            record = oldest;
            oldest = (oldest + 1) % most;
            LinearProbing.remove(index, entry(record));
        } else if (++size * stride > records.length) {
            records = Arrays.copyOf(records, (int) Math.min((long) most * stride, 2L * records.length));
        }
        records[record * stride + FIRST] = hash.first();
        records[record * stride + SECOND] = hash.second();
        if (2 * size > index.length) grow();
        else LinearProbing.enter(index, entry(record));
        return record;
    }

    private void grow() {
        index = new long[2 * index.length];
        for (int record = 0; record < size; record++) LinearProbing.enter(index, entry(record));
    }

    private long entry(int record) {
        return records[record * stride + FIRST] & -1L << HALF | record + 1;
    }

    long event(int record) {
        return records[record * stride + EVENT];
    }

    long time(int record) {
        return records[record * stride + TIME];
    }

    long content(int record) {
        return records[record * stride + CONTENT];
    }

    /// What was told of a column that becomes known later, in the order of [Intake#late]; missing where nothing was.
    long late(int record, int column) {
        return records[record * stride + LATE + column];
    }

    void know(int record, int column, long value) {
        records[record * stride + LATE + column] = value;
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * records.length + 8L * index.length;
    }

    /// @param types of the columns that become known later
    void write(List<Type> types, StateWriter to) {
        to.number(size);
        for (int i = 0; i < size; i++) {
            int at = (oldest + i) % most * stride;
            for (int field = 0; field < LATE; field++) to.number(records[at + field]);
            for (int column = 0; column < late; column++) to.value(types.get(column), records[at + LATE + column]);
        }
    }

    /// Of a new memory only.
    void read(List<Type> types, StateReader from) {
        for (int left = from.count(); left > 0; left--) {
            hash.take(from.number(), from.number());
            int record = room();
            for (int field = EVENT; field < LATE; field++) records[record * stride + field] = from.number();
            for (int column = 0; column < late; column++) records[record * stride + LATE + column] = from.value(types.get(column));
        }
    }
}
