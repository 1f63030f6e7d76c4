package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Values;

/// The events of one source that are still remembered: to know a repeated id again, and to count what becomes known later.
/// An event is forgotten some time after its arrival, once nothing announced of it is pending.
final class Events {
    static final int NONE = -1;
    private static final int EVENT = 0;
    private static final int ARRIVAL = 1;
    private static final int TIME = 2;
    /// Bits of the late columns of which a value was announced, and of those whose value is known.
    private static final int ANNOUNCED = 3;
    private static final int KNOWN = 4;
    private static final int STATE = 5;
    private static final int FIELDS = 6;
    private static final long YOUNG = 0;
    private static final long OLD = 1;
    private static final long FREE = 2;

    private final Lateness lateness;
    private final long remembered;
    private final int dues;
    private final int stride;
    private long[] records;
    private String[] ids;
    private String[] texts;
    private final Numbers free = new Numbers();
    private final Numbers ages = new Numbers();
    private int used;
    /// Old events that still wait; the young ones stand in [#ages] in rising order.
    private final Index waiting = new Index();
    private final Index byId = new Index();
    private long soughtEvent;
    private String soughtId = "";
    private final Index.Test isEvent = record -> field(record, EVENT) == soughtEvent;
    private final Index.Test isId = record -> id(record).equals(soughtId);

    /// @param remembered microseconds
    Events(Lateness lateness, long remembered) {
        this.lateness = lateness;
        this.remembered = remembered;
        this.dues = FIELDS;
        this.stride = FIELDS + lateness.late().size() + lateness.kept().length;
        this.records = new long[16 * stride];
        this.ids = new String[16];
        this.texts = new String[16 * lateness.texts().length];
    }

    int find(long event) {
        int low = 0;
        int high = ages.size();
        if (high > 0 && event(ages.get(high - 1)) == event) return ages.get(high - 1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (event(ages.get(middle)) < event) low = middle + 1;
            else high = middle;
        }
        if (low < ages.size() && event(ages.get(low)) == event) return ages.get(low);
        soughtEvent = event;
        return waiting.find(Hashes.mix(event), isEvent);
    }

    int find(String id) {
        if (id.isEmpty() || !lateness.ids()) return NONE;
        soughtId = id;
        return byId.find(Hashes.of(id), isId);
    }

    long event(int record) {
        return field(record, EVENT);
    }

    long time(int record) {
        return field(record, TIME);
    }

    /// Remembers an event: what of its row will be needed.
    void remember(Row row, long event) {
        if (!lateness.isNeeded()) return;
        int record = free.isEmpty() ? used++ : free.takeLast();
        if ((record + 1) * stride > records.length) grow();
        int at = record * stride;
        records[at + EVENT] = event;
        records[at + ARRIVAL] = row.arrival;
        records[at + TIME] = row.time;
        records[at + ANNOUNCED] = 0;
        records[at + KNOWN] = 0;
        Arrays.fill(records, at + dues, at + dues + lateness.late().size(), 0);
        records[at + STATE] = YOUNG;
        int kept = at + dues + lateness.late().size();
        for (int i = 0; i < lateness.kept().length; i++) records[kept + i] = row.values[lateness.kept()[i]];
        for (int i = 0; i < lateness.texts().length; i++) texts[record * lateness.texts().length + i] = row.texts[lateness.texts()[i]];
        for (int i = 0; i < lateness.late().size(); i++) records[kept + lateness.late().get(i).place()] = Values.MISSING;
        ids[record] = row.id;
        if (lateness.ids() && !row.id.isEmpty()) byId.put(Hashes.of(row.id), record);
        ages.add(record);
    }

    private void grow() {
        int capacity = 2 * ids.length;
        records = Arrays.copyOf(records, capacity * stride);
        ids = Arrays.copyOf(ids, capacity);
        texts = Arrays.copyOf(texts, capacity * lateness.texts().length);
    }

    /// Forgets what arrived too long ago.
    void age(long arrival) {
        long oldest = Times.minus(arrival, remembered);
        while (!ages.isEmpty() && field(ages.first(), ARRIVAL) < oldest) {
            int record = ages.takeFirst();
            records[record * stride + STATE] = OLD;
            if (isSettled(record)) release(record);
            else waiting.put(Hashes.mix(event(record)), record);
        }
    }

    private boolean isSettled(int record) {
        return field(record, ANNOUNCED) == field(record, KNOWN);
    }

    private void release(int record) {
        if (lateness.ids() && !ids[record].isEmpty()) byId.remove(Hashes.of(ids[record]), record);
        ids[record] = "";
        records[record * stride + STATE] = FREE;
        free.add(record);
    }

    /// Notes that a value of a late column was announced; false if there was one before, which stands.
    boolean announce(int record, int bit) {
        if ((field(record, ANNOUNCED) >>> bit & 1) == 1) return false;
        records[record * stride + ANNOUNCED] |= 1L << bit;
        return true;
    }

    /// Notes that the announced value is known.
    void know(int record, int bit, long value, long due) {
        int at = record * stride;
        records[at + KNOWN] |= 1L << bit;
        records[at + dues + bit] = due;
        records[at + dues + lateness.late().size() + lateness.late().get(bit).place()] = value;
    }

    /// Whether all columns of the mask are known, this one among them.
    boolean isComplete(int record, long mask, int bit) {
        return (mask >>> bit & 1) == 1 && (field(record, KNOWN) & mask) == mask;
    }

    /// When the last column of the mask became known.
    long due(int record, long mask) {
        long due = Long.MIN_VALUE;
        for (int bit = 0; bit < lateness.late().size(); bit++) {
            if ((mask >>> bit & 1) == 1) due = Math.max(due, records[record * stride + dues + bit]);
        }
        return due;
    }

    /// Puts what was kept into a row.
    void load(int record, Row into) {
        int kept = record * stride + dues + lateness.late().size();
        into.time = field(record, TIME);
        into.arrival = field(record, ARRIVAL);
        for (int i = 0; i < lateness.kept().length; i++) into.values[lateness.kept()[i]] = records[kept + i];
        for (int i = 0; i < lateness.texts().length; i++) into.texts[lateness.texts()[i]] = texts[record * lateness.texts().length + i];
    }

    /// After a value became known: an old event that waits for nothing more is forgotten.
    void settle(int record) {
        if (field(record, STATE) != OLD || !isSettled(record)) return;
        waiting.remove(Hashes.mix(event(record)), record);
        release(record);
    }

    int size() {
        return used - free.size();
    }

    private long field(int record, int field) {
        return records[record * stride + field];
    }

    private String id(int record) {
        return ids[record];
    }

    /// A number that equal memories share, whatever the order of their records and the codes of their words.
    long hash(Dictionary words) {
        long sum = 0;
        for (int record = 0; record < used; record++) if (field(record, STATE) != FREE) sum += Hashes.mix(hash(record, words));
        return sum;
    }

    private long hash(int record, Dictionary words) {
        long hash = Hashes.of(ids[record]);
        for (int i = 0; i < dues + lateness.late().size(); i++) hash = Hashes.of(hash, records[record * stride + i]);
        int kept = record * stride + dues + lateness.late().size();
        for (int i = 0; i < lateness.kept().length; i++) hash = Hashes.of(hash, Hashes.of(lateness.types().get(i), records[kept + i], words));
        for (int i = 0; i < lateness.texts().length; i++) hash = Hashes.of(hash, Hashes.of(texts[record * lateness.texts().length + i]));
        return hash;
    }
}
