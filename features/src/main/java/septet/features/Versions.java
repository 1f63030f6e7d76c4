package septet.features;

import java.util.Arrays;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// What each thing of an entity was at any time that may still be asked about: versions by their time, of one time by their place in the log.
/// The version that held at the oldest of these times is kept, those before it are dropped.
final class Versions {
    /// There is no version so old.
    static final int NONE = -1;
    /// There was one, and it is kept no more.
    static final int DROPPED = -2;
    private static final int TIME = 0;
    private static final int EVENT = 1;
    /// Records.
    private static final int OLDER = 2;
    private static final int NEWER = 3;
    private static final int VALUES = 4;

    private static final Type KEY = new Type.Key("");

    private final Entity entity;
    private final int stride;
    /// By the code of the key.
    private int[] newest = new int[64];
    private int[] oldest = new int[64];
    private long[] records;
    private String[] texts;
    private int used;
    private final Numbers free = new Numbers();
    private int keys;
    private final int[] textColumns;

    Versions(Entity entity) {
        this.entity = entity;
        this.stride = VALUES + entity.columns().length;
        this.records = new long[16 * stride];
        this.textColumns = java.util.stream.IntStream.range(0, entity.columns().length).filter(i -> PlanParts.isText(entity.types().get(i))).toArray();
        this.texts = new String[16 * textColumns.length];
        Arrays.fill(newest, NONE);
        Arrays.fill(oldest, NONE);
    }

    /// Takes in a version; a row without its key is none.
    void put(Row row, long event) {
        if (insert(row, event) == NONE) return;
        int key = (int) row.values[entity.key()];
        drop(key, Times.minus(Math.min(field(newest[key], TIME), row.arrival), entity.kept()));
    }

    /// Takes in the version of a row that is only looked at.
    ///
    /// @return the record to take back, or [#NONE]
    int lend(Row row, long event) {
        return insert(row, event);
    }

    /// All is as it was before.
    void takeBack(int record, Row row) {
        if (record == NONE) return;
        int key = (int) row.values[entity.key()];
        int older = (int) field(record, OLDER);
        int newer = (int) field(record, NEWER);
        if (newer == NONE) newest[key] = older;
        else set(newer, OLDER, older);
        if (older == NONE) oldest[key] = newer;
        else set(older, NEWER, newer);
        if (newest[key] == NONE) keys--;
        free.add(record);
        set(record, EVENT, NONE);
    }

    /// @return its record, or [#NONE]
    private int insert(Row row, long event) {
        if (row.values[entity.key()] == Values.MISSING) return NONE;
        int key = (int) row.values[entity.key()];
        makeRoom(key);
        int newer = NONE;
        int older = newest[key];
        while (older >= 0 && field(older, TIME) > row.time) {
            newer = older;
            older = (int) field(older, OLDER);
        }
        // dropped versions hold nothing that anybody may ask about, and neither does one among them
        if (older == DROPPED) return NONE;
        int record = record(row, event);
        if (newest[key] == NONE) keys++;
        set(record, OLDER, older);
        set(record, NEWER, newer);
        if (newer == NONE) newest[key] = record;
        else set(newer, OLDER, record);
        if (older == NONE) oldest[key] = record;
        else set(older, NEWER, record);
        return record;
    }

    private void makeRoom(int key) {
        if (key < newest.length) return;
        int old = newest.length;
        newest = Arrays.copyOf(newest, Math.max(key + 1, 2 * old));
        oldest = Arrays.copyOf(oldest, newest.length);
        Arrays.fill(newest, old, newest.length, NONE);
        Arrays.fill(oldest, old, newest.length, NONE);
    }

    private int record(Row row, long event) {
        int record = free.isEmpty() ? used++ : (int) free.takeLast();
        if (used * stride > records.length) {
            records = Arrays.copyOf(records, 2 * records.length);
            texts = Arrays.copyOf(texts, 2 * texts.length);
        }
        set(record, TIME, row.time);
        set(record, EVENT, event);
        for (int i = 0; i < entity.columns().length; i++) set(record, VALUES + i, row.values[entity.columns()[i]]);
        for (int i = 0; i < textColumns.length; i++) texts[record * textColumns.length + i] = row.texts[entity.columns()[textColumns[i]]];
        return record;
    }

    /// Forgets versions that were followed by another at or before a time.
    private void drop(int key, long before) {
        while (true) {
            int record = oldest[key];
            int newer = (int) field(record, NEWER);
            if (newer == NONE || field(newer, TIME) > before) return;
            free.add(record);
            set(record, EVENT, NONE);
            set(newer, OLDER, DROPPED);
            oldest[key] = newer;
        }
    }

    /// The version of a key that held at a time: a record, [#NONE] or [#DROPPED].
    int find(long key, long time) {
        if (key == Values.MISSING || key >= newest.length) return NONE;
        int record = newest[(int) key];
        while (record >= 0 && field(record, TIME) > time) record = (int) field(record, OLDER);
        return record;
    }

    /// Copies what a row looks up.
    ///
    /// @param record a version, or none, of which everything is missing
    /// @param from   among the entity's columns
    /// @param to     the slots of the row
    void load(int record, int[] from, int[] to, Row row) {
        for (int i = 0; i < from.length; i++) {
            row.values[to[i]] = record < 0 ? Values.MISSING : field(record, VALUES + from[i]);
            if (PlanParts.isText(entity.types().get(from[i]))) row.texts[to[i]] = record < 0 ? "" : text(record, from[i]);
        }
    }

    private String text(int record, int column) {
        return texts[record * textColumns.length + Arrays.binarySearch(textColumns, column)];
    }

    void write(StateWriter to) {
        to.section("versions");
        to.number(keys);
        for (int key = 0; key < newest.length; key++) if (newest[key] != NONE) write(key, to);
    }

    private void write(int key, StateWriter to) {
        to.value(KEY, key);
        int count = 0;
        for (int record = oldest[key]; record != NONE; record = (int) field(record, NEWER)) count++;
        to.number(count);
        to.number(field(oldest[key], OLDER));
        for (int record = oldest[key]; record != NONE; record = (int) field(record, NEWER)) {
            to.number(field(record, TIME));
            to.number(field(record, EVENT));
            for (int i = 0; i < entity.columns().length; i++) to.value(entity.types().get(i), field(record, VALUES + i));
            for (int column : textColumns) to.text(text(record, column));
        }
    }

    /// Of a new memory only.
    void read(StateReader from) {
        from.section("versions");
        Row row = new Row(1 + Math.max(entity.key(), Arrays.stream(entity.columns()).max().orElse(0)));
        for (int left = from.count(); left > 0; left--) {
            int key = (int) from.value(KEY);
            makeRoom(key);
            int older = 0;
            int versions = from.count();
            int first = (int) from.number();
            for (int i = 0; i < versions; i++) older = append(key, i == 0 ? first : older, row, from);
            keys++;
        }
    }

    private int append(int key, int older, Row row, StateReader from) {
        row.time = from.number();
        long event = from.number();
        for (int i = 0; i < entity.columns().length; i++) row.values[entity.columns()[i]] = from.value(entity.types().get(i));
        for (int column : textColumns) row.texts[entity.columns()[column]] = from.text();
        int record = record(row, event);
        set(record, OLDER, older);
        set(record, NEWER, NONE);
        if (older < 0) oldest[key] = record;
        else set(older, NEWER, record);
        newest[key] = record;
        return record;
    }

    int keys() {
        return keys;
    }

    /// Bytes, about: texts as they stand elsewhere not among them.
    long bytes() {
        return 8L * records.length + 8L * newest.length + 8L * texts.length;
    }

    private long field(int record, int field) {
        return records[record * stride + field];
    }

    private void set(int record, int field, long value) {
        records[record * stride + field] = value;
    }

    /// A number that equal memories share, whatever the codes of their words.
    long hash(Dictionary words) {
        long sum = 0;
        for (int key = 0; key < newest.length; key++) {
            if (newest[key] == NONE) continue;
            long hash = Hashes.of(words.word(key));
            for (int record = newest[key]; record >= 0; record = (int) field(record, OLDER)) hash = Hashes.of(hash, hash(record, words));
            sum += Chance.mix(hash);
        }
        return sum;
    }

    private long hash(int record, Dictionary words) {
        long hash = Hashes.of(field(record, TIME), field(record, EVENT));
        for (int i = 0; i < entity.columns().length; i++) hash = Hashes.of(hash, Hashes.of(entity.types().get(i), field(record, VALUES + i), words));
        for (int column : textColumns) hash = Hashes.of(hash, Hashes.of(text(record, column)));
        return hash;
    }
}
