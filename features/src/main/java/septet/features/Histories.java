package septet.features;

import java.util.Arrays;

/// The histories of one group by key, without an object for each: fixed records side by side, an index by open addressing (linear probing), and the entries in blocks.
/// Keys are rows of longs; a group without keys has one. One [History] at a time stands open.
final class Histories {
    static final int NONE = -1;
    private static final int CHUNK_BITS = 8;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int HASH_BITS = 32;
    private static final Extras[] NO_EXTRAS = {};

    private final Shape shape;
    /// Longs of a key, and of a record, which begins with it.
    private final int keys;
    private final int width;
    private final Blocks blocks;
    private final History open;
    /// What stands open where there is no history.
    private final long[] empty;
    private final Extras emptyExtras;
    private long[][] chunks = {};
    private Extras[] extras = NO_EXTRAS;
    /// In each place the upper half of a key's hash is the hash, the lower one its record, counted from 1; 0: free.
    private long[] index = new long[16];
    private int size;

    Histories(Shape shape, int keys) {
        this.shape = shape;
        this.keys = keys;
        width = keys + shape.line();
        blocks = new Blocks(shape.stride, this::moved);
        open = new History(shape, blocks);
        empty = new long[shape.line()];
        emptyExtras = Extras.of(shape);
        History.begin(shape, empty, 0);
        close();
    }

    /// Opens the history of the key, or an empty one that nothing may be added to. A row often asks about the one that it was just added to.
    History find(long[] key) {
        if (open.record() != NONE && isOf(open.record(), key)) return open;
        int place = place(key, hash(key));
        if (index[place] == 0) close();
        else open((int) index[place] - 1);
        return open;
    }

    /// The record of the history of the key; [#NONE] where there is none.
    int locate(long[] key) {
        return (int) index[place(key, hash(key))] - 1;
    }

    /// Looks at those entries of a history that an event is likely to meet, so that they are near when it does.
    long fetch(int record) {
        if (record == NONE) return 0;
        long[] chunk = chunks[record >>> CHUNK_BITS];
        int base = (record & CHUNK - 1) * width + keys;
        return chunk[base + width - keys - 1] + blocks.fetch(shape, chunk, base);
    }

    /// The same where the event will be its last entry.
    long fetchLast(int record) {
        long[] chunk = chunks[record >>> CHUNK_BITS];
        int base = (record & CHUNK - 1) * width + keys;
        return chunk[base + width - keys - 1] + blocks.fetchLast(chunk, base);
    }

    /// Opens the history of the key, a new one where there is none.
    History findOrCreate(long[] key) {
        int hash = hash(key);
        int place = place(key, hash);
        if (index[place] == 0) {
            create(key);
            if (4 * size > 3 * index.length) grow();
            index[place(key, hash)] = (long) hash << HASH_BITS | size;
            open(size - 1);
        } else {
            open((int) index[place] - 1);
        }
        return open;
    }

    private void create(long[] key) {
        if (size >>> CHUNK_BITS == chunks.length) chunks = Arrays.copyOf(chunks, chunks.length + 1);
        int chunk = size >>> CHUNK_BITS;
        int needed = (size & CHUNK - 1) + 1;
        if (chunks[chunk] == null) chunks[chunk] = new long[(chunk > 0 ? CHUNK : 1) * width];
        else if (needed * width > chunks[chunk].length) chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(CHUNK, 2 * needed) * width);
        int at = (needed - 1) * width;
        System.arraycopy(key, 0, chunks[chunk], at, keys);
        Arrays.fill(chunks[chunk], at + keys, at + width, 0);
        History.begin(shape, chunks[chunk], at + keys);
        if (!shape.plain) {
            if (size == extras.length) extras = Arrays.copyOf(extras, Math.max(4, size + size / 4 + 1));
            extras[size] = Extras.of(shape);
        }
        size++;
    }

    /// Forgets the history that was made last and stands open.
    void removeLast() {
        remove(size - 1);
    }

    /// Hears the newest time of a history that is forgotten.
    interface Forgotten {
        void forget(long newest);
    }

    /// Forgets those of which no entry came, or stands, behind a time, among so many records.
    ///
    /// @param from where to begin
    /// @return where to go on
    int expire(int from, int most, long bound, Forgotten hears) {
        int at = from < size ? from : 0;
        for (int looked = 0; looked < most && at < size; looked++) {
            // who came lately is passed by without a look at its entries
            if (arrived(at) <= bound && open(at).newest() <= bound) {
                hears.forget(open(at).newest());
                remove(at);
            } else {
                at++;
            }
        }
        return at;
    }

    private long arrived(int record) {
        return chunks[record >>> CHUNK_BITS][(record & CHUNK - 1) * width + keys + Shape.ARRIVED];
    }

    /// None of those that are left is forgotten before this time has passed.
    long oldest(long bound) {
        long oldest = Long.MAX_VALUE;
        for (int record = 0; record < size; record++) oldest = Math.min(oldest, arrived(record) > bound ? arrived(record) : open(record).newest());
        return oldest;
    }

    /// Begins anew what stands open: its key stays.
    void clear(int record) {
        open.close();
        long[] chunk = chunks[record >>> CHUNK_BITS];
        int from = (record & CHUNK - 1) * width + keys;
        Arrays.fill(chunk, from, from + shape.line(), 0);
        History.begin(shape, chunk, from);
        if (!shape.plain) extras[record] = Extras.of(shape);
        close();
        open(record);
    }

    /// The last one takes its place.
    private void remove(int record) {
        open(record).close();
        unlink(placeOf(record));
        int last = --size;
        if (record != last) {
            int place = placeOf(last);
            index[place] = index[place] >>> HASH_BITS << HASH_BITS | record + 1;
            long[] to = chunks[record >>> CHUNK_BITS];
            int at = (record & CHUNK - 1) * width;
            System.arraycopy(chunks[last >>> CHUNK_BITS], (last & CHUNK - 1) * width, to, at, width);
            if (to[at + keys + Shape.BLOCK] != Blocks.NONE) blocks.own(to[at + keys + Shape.BLOCK], record);
            if (!shape.plain) extras[record] = extras[last];
        }
        if (!shape.plain) extras[last] = Extras.NONE;
        // one chunk more than is needed stays, so that none is made and dropped again and again
        int spare = (size >>> CHUNK_BITS) + 2;
        if (spare < chunks.length) chunks = Arrays.copyOf(chunks, spare);
        close();
    }

    private void unlink(int free) {
        int gap = free;
        int mask = index.length - 1;
        for (int next = gap + 1 & mask; index[next] != 0; next = next + 1 & mask) {
            int home = (int) (index[next] >>> HASH_BITS) & mask;
            if ((next - home & mask) < (next - gap & mask)) continue;
            index[gap] = index[next];
            gap = next;
        }
        index[gap] = 0;
    }

    private void close() {
        open.at(NONE, empty, 0, emptyExtras);
    }

    private int placeOf(int record) {
        int mask = index.length - 1;
        long[] key = new long[keys];
        System.arraycopy(chunks[record >>> CHUNK_BITS], (record & CHUNK - 1) * width, key, 0, keys);
        int place = hash(key) & mask;
        while ((int) index[place] != record + 1) place = place + 1 & mask;
        return place;
    }

    private int hash(long[] key) {
        long hash = 0;
        for (int i = 0; i < keys; i++) hash = Hashes.mix(hash + key[i] + Hashes.GOLDEN);
        return (int) hash;
    }

    /// Where the key stands in the index, or would.
    private int place(long[] key, int hash) {
        int mask = index.length - 1;
        int place = hash & mask;
        for (long found = index[place]; found != 0; found = index[place]) {
            if ((int) (found >>> HASH_BITS) == hash && isOf((int) found - 1, key)) return place;
            place = place + 1 & mask;
        }
        return place;
    }

    private boolean isOf(int record, long[] key) {
        long[] chunk = chunks[record >>> CHUNK_BITS];
        int at = (record & CHUNK - 1) * width;
        for (int i = 0; i < keys; i++) if (chunk[at + i] != key[i]) return false;
        return true;
    }

    /// Hashes stand in the index: no record is looked at.
    private void grow() {
        long[] old = index;
        index = new long[2 * old.length];
        int mask = index.length - 1;
        for (long each : old) {
            if (each == 0) continue;
            int place = (int) (each >>> HASH_BITS) & mask;
            while (index[place] != 0) place = place + 1 & mask;
            index[place] = each;
        }
    }

    History open(int record) {
        if (open.record() == record) return open;
        open.at(record, chunks[record >>> CHUNK_BITS], (record & CHUNK - 1) * width + keys, shape.plain ? Extras.NONE : extras[record]);
        return open;
    }

    private void moved(int record, long block) {
        chunks[record >>> CHUNK_BITS][(record & CHUNK - 1) * width + keys + Shape.BLOCK] = block;
    }

    int size() {
        return size;
    }

    /// Visits each key once, in the order in which they were first met.
    void forEach(Visitor visitor) {
        long[] key = new long[keys];
        for (int record = 0; record < size; record++) {
            open(record);
            System.arraycopy(chunks[record >>> CHUNK_BITS], (record & CHUNK - 1) * width, key, 0, keys);
            visitor.visit(key, open);
        }
    }

    interface Visitor {
        void visit(long[] key, History history);
    }

    /// Bytes of records, index and blocks as they were grown, whatever is used of them; of extras roughly.
    long bytes() {
        long[] bytes = {8L * index.length + blocks.bytes() + 4L * extras.length};
        for (long[] chunk : chunks) bytes[0] += 24 + 8L * chunk.length;
        if (!shape.plain) for (int i = 0; i < size; i++) bytes[0] += extras[i].bytes(shape);
        return bytes[0];
    }
}
