package septet.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// The events of one source of which something becomes known later, with what of their rows will be needed then.
/// One is forgotten when all of it is known, or some time after its arrival unless something announced is still to come.
final class Waiting {
    static final int NONE = -1;
    private static final int EVENT = 0;
    private static final int ARRIVAL = 1;
    private static final int TIME = 2;
    /// Bits of the late columns of which a value was announced, and of those whose value is known.
    private static final int ANNOUNCED = 3;
    private static final int KNOWN = 4;
    private static final int FLAGS = 5;
    /// Behind these: when each late column became known; where events may be corrected, when each will be, and its value then; the kept slots.
    private static final int DUES = 6;
    /// It is older than what is remembered, and still awaits something; it was taken out by a later row.
    private static final long OLD = 1;
    private static final long GONE = 2;
    private static final long FREE = -1;
    /// Nothing is announced of a column beyond what is known.
    static final long NOTHING = Values.MISSING;

    private final Lateness lateness;
    private final int kept;
    private final int stride;
    private final long all;
    /// Of the late columns, among the kept slots.
    private final int[] late;
    /// Microseconds after its event at which a column becomes known; [#NOTHING] where its kind is another one.
    private final long[] delays;
    private long[] records;
    private String[] texts;
    private int used;
    private final Numbers free = new Numbers();
    /// Events in their order, each with its record behind it.
    private final Numbers ages = new Numbers();
    /// Old events that still wait.
    private final Index old = new Index();
    /// The last one that was remembered.
    private long lastEvent = FREE;
    private int lastRecord = NONE;
    private int size;
    private long sought;
    private final Index.Test isSought = record -> field(record, EVENT) == sought;

    Waiting(Lateness lateness) {
        this.lateness = lateness;
        this.kept = DUES + lateness.late().size() * (lateness.corrected() ? 3 : 1);
        this.stride = kept + lateness.kept().length;
        this.all = lateness.late().size() == Long.SIZE ? ~0L : (1L << lateness.late().size()) - 1;
        this.late = lateness.late().stream().mapToInt(Lateness.Late::place).toArray();
        this.delays = lateness.late().stream().mapToLong(column -> column.known() instanceof Known.After after ? Times.micros(after.delay()) : NOTHING).toArray();
        this.records = new long[16 * stride];
        this.texts = new String[16 * lateness.texts().length];
    }

    /// The record of an event, or [#NONE].
    int find(long event) {
        if (event == lastEvent) return lastRecord;
        int low = 0;
        int high = ages.size() / 2;
        if (high > 0 && ages.get(2 * high - 2) == event) low = high - 1;
        while (low < high && ages.get(2 * low) != event) {
            int middle = (low + high) >>> 1;
            if (ages.get(2 * middle) < event) low = middle + 1;
            else high = middle;
        }
        if (low < ages.size() / 2 && ages.get(2 * low) == event) {
            int record = (int) ages.get(2 * low + 1);
            return field(record, EVENT) == event ? record : NONE;
        }
        sought = event;
        return old.find(Chance.mix(event), isSought);
    }

    long event(int record) {
        return field(record, EVENT);
    }

    /// All records, and where in them what is kept of one begins.
    long[] records() {
        return records;
    }

    int place(int record) {
        return record * stride + kept;
    }

    long arrival(int record) {
        return field(record, ARRIVAL);
    }

    /// The place of the only late column among what is kept.
    int latePlace() {
        return late[0];
    }

    /// The only late value of an event.
    void tell(int record, long value) {
        records[late(record, 0)] = value;
    }

    /// Remembers an event that was held elsewhere, and is younger than all others.
    void remember(long event, long arrival, long time, long[] values) {
        int record = claim();
        int at = record * stride;
        Arrays.fill(records, at, at + kept, 0);
        records[at + EVENT] = event;
        records[at + ARRIVAL] = arrival;
        records[at + TIME] = time;
        System.arraycopy(values, 0, records, at + kept, values.length);
        records[late(record, 0)] = Values.MISSING;
        age(event, record);
    }

    private void age(long event, int record) {
        ages.add(event);
        ages.add(record);
        lastEvent = event;
        lastRecord = record;
    }

    /// A record that is free now.
    private int claim() {
        int record = free.isEmpty() ? used++ : (int) free.takeLast();
        if ((record + 1) * stride > records.length) grow();
        size++;
        return record;
    }

    /// When a value becomes known that was told at a time, of an event of another time.
    long due(long time, int bit, long told) {
        return delays[bit] == NOTHING ? told : Math.max(told, Times.plus(time, delays[bit]));
    }

    long time(int record) {
        return field(record, TIME);
    }

    /// Remembers an event, if there is anything to wait for.
    void remember(Row row, long event) {
        if (late.length == 0 && !lateness.corrected()) return;
        int record = claim();
        int at = record * stride;
        records[at + EVENT] = event;
        records[at + ARRIVAL] = row.arrival;
        for (int i = at + ANNOUNCED; i < at + kept; i++) records[i] = 0;
        if (lateness.corrected()) Arrays.fill(records, next(record, 0), at + kept, NOTHING);
        keep(record, row);
        for (int place : late) records[at + kept + place] = Values.MISSING;
        age(event, record);
    }

    private void keep(int record, Row row) {
        int at = record * stride;
        records[at + TIME] = row.time;
        for (int i = 0; i < lateness.kept().length; i++) records[at + kept + i] = row.values[lateness.kept()[i]];
        for (int i = 0; i < lateness.texts().length; i++) texts[record * lateness.texts().length + i] = row.texts[lateness.texts()[i]];
    }

    /// The event is as another row of its id says; what became known of it stays as it is known.
    void correct(int record, Row row) {
        long[] known = new long[lateness.late().size()];
        for (int bit = 0; bit < known.length; bit++) known[bit] = records[late(record, bit)];
        keep(record, row);
        for (int bit = 0; bit < known.length; bit++) records[late(record, bit)] = known[bit];
        records[record * stride + FLAGS] &= ~GONE;
    }

    /// Whether a row says the same of the event, in those of its columns that are known at once and kept.
    boolean says(int record, Row row, int columns) {
        boolean same = time(record) == row.time;
        for (int i = 0; i < lateness.kept().length && same; i++) {
            int slot = lateness.kept()[i];
            boolean isLate = slot >= columns || lateness.bit(slot) >= 0;
            same = isLate || records[record * stride + kept + i] == row.values[slot];
        }
        for (int i = 0; i < lateness.texts().length && same; i++) {
            int slot = lateness.texts()[i];
            same = slot >= columns || texts[record * lateness.texts().length + i].equals(row.texts[slot]);
        }
        return same;
    }

    /// The event was taken out. What becomes known of it meanwhile is kept for the case that it comes back.
    void takeOut(int record) {
        records[record * stride + FLAGS] |= GONE;
    }

    boolean isGone(int record) {
        return (field(record, FLAGS) & GONE) != 0;
    }

    private boolean isOld(int record) {
        return (field(record, FLAGS) & OLD) != 0;
    }

    /// Where the value of a late column stands.
    private int late(int record, int bit) {
        return record * stride + kept + late[bit];
    }

    /// Where it stands when a column will be known next; its value then stands as many columns behind.
    private int next(int record, int bit) {
        return record * stride + DUES + lateness.late().size() + bit;
    }

    boolean isKnown(int record, int bit) {
        return (field(record, KNOWN) >>> bit & 1) == 1;
    }

    /// Announces a value of a column of an event that may be corrected, instead of one that was announced and is not known yet.
    ///
    /// @param told when it was said
    /// @return false where it says nothing new
    boolean amend(int record, int bit, long value, long told, long due) {
        int next = next(record, bit);
        boolean isKnown = isKnown(record, bit) && records[late(record, bit)] == value;
        if (isKnown) records[next] = NOTHING;
        boolean again = records[next] != NOTHING && records[next + lateness.late().size()] == value && (records[next] <= told || records[next] == due);
        if (isKnown || again) return false;
        records[record * stride + ANNOUNCED] |= 1L << bit;
        records[next] = due;
        records[next + lateness.late().size()] = value;
        return true;
    }

    /// When the value that was announced of a column will be known; [#NOTHING] where there is none.
    long nextDue(int record, int bit) {
        return records[next(record, bit)];
    }

    long nextValue(int record, int bit) {
        return records[next(record, bit) + lateness.late().size()];
    }

    void postpone(int record, int bit, long due) {
        records[next(record, bit)] = due;
    }

    /// Whether what was announced still stands: nothing else was announced since.
    boolean isAwaited(int record, int bit, long due, long value) {
        if (!lateness.corrected()) return true;
        int next = next(record, bit);
        return record != NONE && field(record, EVENT) != FREE && records[next] == due && records[next + lateness.late().size()] == value;
    }

    private void grow() {
        int more = records.length / stride + Math.max(16, records.length / stride / 2);
        records = Arrays.copyOf(records, more * stride);
        texts = Arrays.copyOf(texts, more * lateness.texts().length);
    }

    /// Forgets what arrived before and awaits nothing that was announced.
    void age(long oldest) {
        while (!ages.isEmpty()) {
            int record = (int) ages.get(1);
            if (field(record, ARRIVAL) >= oldest) return;
            if (awaitsNothing(record)) {
                release(record);
            } else {
                records[record * stride + FLAGS] |= OLD;
                old.put(Chance.mix(event(record)), record);
                skipReleased();
            }
        }
    }

    private boolean awaitsNothing(int record) {
        boolean nothing = field(record, ANNOUNCED) == field(record, KNOWN);
        for (int bit = 0; lateness.corrected() && bit < lateness.late().size(); bit++) nothing &= records[next(record, bit)] == NOTHING;
        return nothing;
    }

    void release(int record) {
        if (record == lastRecord) lastEvent = FREE;
        records[record * stride + EVENT] = FREE;
        free.add(record);
        size--;
        skipReleased();
    }

    /// The oldest event that waits stands first: nobody looks at it again before it is old.
    private void skipReleased() {
        while (!ages.isEmpty() && (field((int) ages.get(1), EVENT) != ages.get(0) || isOld((int) ages.get(1)))) {
            ages.takeFirst();
            ages.takeFirst();
        }
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
        records[at + DUES + bit] = due;
        if (lateness.corrected()) records[next(record, bit)] = NOTHING;
        records[late(record, bit)] = value;
    }

    /// Whether all columns of the mask are known.
    boolean isComplete(int record, long mask) {
        return (field(record, KNOWN) & mask) == mask;
    }

    /// Whether all columns of the mask are known, this one among them.
    boolean isComplete(int record, long mask, int bit) {
        return (mask >>> bit & 1) == 1 && (field(record, KNOWN) & mask) == mask;
    }

    /// When the last column of the mask became known.
    long due(int record, long mask) {
        long due = Long.MIN_VALUE;
        for (int bit = 0; bit < late.length; bit++) {
            if ((mask >>> bit & 1) == 1) due = Math.max(due, records[record * stride + DUES + bit]);
        }
        return due;
    }

    /// Puts what was kept into a row.
    void load(int record, Row into) {
        into.time = field(record, TIME);
        into.arrival = field(record, ARRIVAL);
        for (int i = 0; i < lateness.kept().length; i++) into.values[lateness.kept()[i]] = records[record * stride + kept + i];
        for (int i = 0; i < lateness.texts().length; i++) into.texts[lateness.texts()[i]] = texts[record * lateness.texts().length + i];
    }

    /// After a value became known: an event of which all is known is forgotten, and an old one that waits for nothing more.
    void settle(int record) {
        boolean isOld = isOld(record);
        boolean isDone = field(record, KNOWN) == all && !lateness.corrected();
        if (!isDone && !(isOld && awaitsNothing(record))) return;
        if (isOld) old.remove(Chance.mix(event(record)), record);
        release(record);
    }

    int size() {
        return size;
    }

    /// Each event that waits, those that are old before the others, which follow in their order.
    void write(StateWriter to) {
        to.section("waiting");
        to.number(size);
        IntStream.range(0, used).filter(record -> isOld(record) && event(record) != FREE).boxed().sorted(Comparator.comparingLong(this::event)).forEach(record -> write(record, to));
        for (int i = 0; i < ages.size(); i += 2) if (event((int) ages.get(i + 1)) == ages.get(i)) write((int) ages.get(i + 1), to);
    }

    private void write(int record, StateWriter to) {
        for (int i = 0; i < numbers(); i++) to.number(records[record * stride + i]);
        for (int i = numbers(); i < kept; i++) to.value(announcedType(i), records[record * stride + i]);
        for (int i = 0; i < lateness.kept().length; i++) to.value(lateness.types().get(i), records[record * stride + kept + i]);
        for (int i = 0; i < lateness.texts().length; i++) to.text(texts[record * lateness.texts().length + i]);
    }

    /// Of a new memory only.
    void read(StateReader from) {
        from.section("waiting");
        for (int left = from.count(); left > 0; left--) {
            int record = used++;
            if ((record + 1) * stride > records.length) grow();
            for (int i = 0; i < numbers(); i++) records[record * stride + i] = from.number();
            for (int i = numbers(); i < kept; i++) records[record * stride + i] = from.value(announcedType(i));
            for (int i = 0; i < lateness.kept().length; i++) records[record * stride + kept + i] = from.value(lateness.types().get(i));
            for (int i = 0; i < lateness.texts().length; i++) texts[record * lateness.texts().length + i] = from.text();
            if (isOld(record)) {
                old.put(Chance.mix(event(record)), record);
            } else {
                ages.add(event(record));
                ages.add(record);
            }
            size++;
        }
    }

    /// So many fields hold numbers; announced values follow.
    private int numbers() {
        return lateness.corrected() ? kept - lateness.late().size() : kept;
    }

    private Type announcedType(int field) {
        return lateness.types().get(lateness.late().get(field - numbers()).place());
    }

    private long field(int record, int field) {
        return records[record * stride + field];
    }

    /// A number that equal memories share, whatever the order of their records and the codes of their words.
    long hash(Dictionary words) {
        long sum = 0;
        for (int record = 0; record < used; record++) if (event(record) != FREE) sum += Chance.mix(hash(record, words));
        return sum;
    }

    private long hash(int record, Dictionary words) {
        long hash = 0;
        for (int i = 0; i < numbers(); i++) hash = Hashes.of(hash, records[record * stride + i]);
        for (int i = numbers(); i < kept; i++) hash = Hashes.of(hash, Hashes.of(announcedType(i), records[record * stride + i - lateness.late().size()] == NOTHING ? NOTHING
                : records[record * stride + i], words));
        for (int i = 0; i < lateness.kept().length; i++) {
            hash = Hashes.of(hash, Hashes.of(lateness.types().get(i), records[record * stride + kept + i], words));
        }
        for (int i = 0; i < lateness.texts().length; i++) hash = Hashes.of(hash, Hashes.of(texts[record * lateness.texts().length + i]));
        return hash;
    }
}
