package septet.features;

import java.util.Arrays;
import septet.world.Chance;

/// The histories of one group by key, without an object for each: a block for each key with the key, the record and the entries, and an index by open addressing (linear
/// probing). Keys are rows of longs; a group without keys has one. One [History] at a time stands open.
final class Histories {
    static final int NONE = Blocks.NONE;
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
    private Extras[] extras = NO_EXTRAS;
    private int extrasUsed;
    private final Numbers freeExtras = new Numbers();
    /// In each place the upper half of a key's hash is the hash, the lower one its block, counted from 1; 0: free.
    private long[] index = new long[16];
    private int size;
    private long made;
    private long moves;

    Histories(Shape shape, int keys) {
        this.shape = shape;
        this.keys = keys;
        width = keys + shape.line();
        blocks = new Blocks(width, shape.stride, this::moved);
        open = new History(shape, this);
        empty = new long[shape.line()];
        emptyExtras = Extras.of(shape);
        History.begin(shape, empty, 0);
        close();
    }

    /// Opens the history of the key, or an empty one that nothing may be added to. A row often asks about the one that it was just added to.
    History find(long[] key) {
        if (open.block() != NONE && isOf(open.block(), key)) return open;
        int block = locate(key);
        if (block == NONE) close();
        else open(block);
        return open;
    }

    /// The block of the history of the key; [#NONE] where there is none. It stays there until the histories have [#moves] again.
    int locate(long[] key) {
        return (int) index[place(key, hash(key))] - 1;
    }

    /// The page in which a block lies, for whoever goes without a view of it: none stands open now.
    long[] page(int block) {
        if (open.block() == block) close();
        return blocks.page(block);
    }

    /// Where in its page the record of a block begins.
    int base(int block) {
        return Blocks.first(block) + keys;
    }

    /// So many entries find room in a block.
    int room(int block) {
        return blocks.room(block);
    }

    /// When the last entry of a block arrived.
    long arrived(int block) {
        return blocks.page(block)[Blocks.first(block) + keys + Shape.ARRIVED];
    }

    /// Looks at where the index has a key.
    long look(long[] key) {
        return index[hash(key) & index.length - 1];
    }

    /// The block of a key whose hash is the same, without a look at it; [#NONE] where there is none.
    int guess(long[] key) {
        int hash = hash(key);
        int mask = index.length - 1;
        int place = hash & mask;
        while (index[place] != 0 && (int) (index[place] >>> HASH_BITS) != hash) place = place + 1 & mask;
        return (int) index[place] - 1;
    }

    /// How often blocks went to other places.
    long moves() {
        return moves;
    }

    /// Looks at those entries of a history that an event is likely to meet, so that they are near when it does.
    long fetch(int block) {
        long[] page = blocks.page(block);
        int base = Blocks.first(block) + keys;
        int entries = base + shape.line();
        int last = Math.max(0, (int) page[base + Shape.COUNTS] - 1);
        long seen = page[entries - 1] + page[entries + last * shape.stride];
        for (int window = 0; window < shape.windows; window++) {
            int left = (int) (page[base + shape.left(window)] >>> shape.leftBits(window));
            seen += page[entries + Math.min(left, last) * shape.stride];
        }
        return seen;
    }

    /// The same where the event will be its last entry.
    long fetchLast(int block) {
        long[] page = blocks.page(block);
        int base = Blocks.first(block) + keys;
        int entries = base + shape.line();
        return page[entries - 1] + page[entries + Math.max(0, (int) page[base + Shape.COUNTS] - 1) * shape.stride];
    }

    /// Opens the history of the key, a new one where there is none.
    History findOrCreate(long[] key) {
        int hash = hash(key);
        int place = place(key, hash);
        if (index[place] == 0) {
            int block = create(key);
            made++;
            if (2 * ++size > index.length) grow();
            index[place(key, hash)] = entry(hash, block);
            open(block);
        } else {
            open((int) index[place] - 1);
        }
        return open;
    }

    private static long entry(int hash, int block) {
        return (long) hash << HASH_BITS | block + 1 & 0xFFFF_FFFFL;
    }

    private int create(long[] key) {
        int block = blocks.take(1);
        System.arraycopy(key, 0, blocks.page(block), Blocks.first(block), keys);
        clear(block, shape.plain ? 0 : addExtras());
        return block;
    }

    private int addExtras() {
        int at = freeExtras.isEmpty() ? extrasUsed++ : (int) freeExtras.takeFirst();
        if (at == extras.length) extras = Arrays.copyOf(extras, Math.max(4, at + at / 4 + 1));
        extras[at] = Extras.of(shape);
        return at;
    }

    private void clear(int block, int extrasAt) {
        long[] page = blocks.page(block);
        int base = Blocks.first(block) + keys;
        Arrays.fill(page, base, base + shape.line(), 0);
        History.begin(shape, page, base);
        if (!shape.plain) page[base + Shape.EXTRAS] = extrasAt;
    }

    /// Gives what stands open a block for so many entries.
    void rehouse(int room) {
        int before = open.block();
        int hash = hashAt(before);
        int place = placeOf(before, hash);
        int after = blocks.take(room);
        System.arraycopy(blocks.page(before), Blocks.first(before), blocks.page(after), Blocks.first(after), width + open.kept() * shape.stride);
        index[place] = entry(hash, after);
        close();
        blocks.giveBack(before);
        moves++;
        open((int) index[place] - 1);
    }

    /// Forgets what stands open.
    void remove() {
        int block = open.block();
        if (!shape.plain) {
            int at = (int) open.word(Shape.EXTRAS);
            extras[at] = Extras.NONE;
            freeExtras.add(at);
        }
        close();
        unlink(placeOf(block, hashAt(block)));
        blocks.giveBack(block);
        size--;
        moves++;
    }

    /// Hears the newest time of a history that is forgotten.
    interface Forgotten {
        void forget(long newest);
    }

    /// Forgets those of which no entry came, or stands, behind a time, among so many.
    ///
    /// @param from where to begin
    /// @return where to go on
    long expire(long from, int most, long bound, Forgotten hears) {
        long place = blocks.next(from);
        if (place == NONE) place = blocks.next(0);
        for (int looked = 0; looked < most && place != NONE; looked++) {
            int block = blocks.at(place);
            // who came lately is passed by without a look at its entries
            if (arrived(block) <= bound && open(block).newest() <= bound) {
                hears.forget(open.newest());
                remove();
                place = blocks.next(place);
            } else {
                place = blocks.next(place + 1);
            }
        }
        return place == NONE ? 0 : place;
    }

    /// None of those that are left is forgotten before this time has passed.
    long oldest(long bound) {
        long oldest = Long.MAX_VALUE;
        for (long place = blocks.next(0); place != NONE; place = blocks.next(place + 1)) {
            int block = blocks.at(place);
            oldest = Math.min(oldest, arrived(block) > bound ? arrived(block) : open(block).newest());
        }
        return oldest;
    }

    /// Begins anew what stands open: its key stays.
    void clear() {
        int block = open.block();
        int at = shape.plain ? 0 : (int) open.word(Shape.EXTRAS);
        if (!shape.plain) extras[at] = Extras.of(shape);
        clear(block, at);
        close();
        open(block);
    }

    private void moved(int from, int to) {
        int hash = hashAt(to);
        index[placeOf(from, hash)] = entry(hash, to);
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
        open.at(NONE, empty, 0, 0, emptyExtras);
    }

    private int placeOf(int block, int hash) {
        int mask = index.length - 1;
        int place = hash & mask;
        while ((int) index[place] != block + 1) place = place + 1 & mask;
        return place;
    }

    private int hash(long[] key) {
        long hash = 0;
        for (int i = 0; i < keys; i++) hash = Chance.mix(hash + key[i] + Hashes.GOLDEN);
        return (int) hash;
    }

    private int hashAt(int block) {
        long[] page = blocks.page(block);
        int first = Blocks.first(block);
        long hash = 0;
        for (int i = 0; i < keys; i++) hash = Chance.mix(hash + page[first + i] + Hashes.GOLDEN);
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

    private boolean isOf(int block, long[] key) {
        long[] page = blocks.page(block);
        int first = Blocks.first(block);
        for (int i = 0; i < keys; i++) if (page[first + i] != key[i]) return false;
        return true;
    }

    /// Hashes stand in the index: no block is looked at.
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

    History open(int block) {
        if (open.block() == block) return open;
        long[] page = blocks.page(block);
        int base = Blocks.first(block) + keys;
        open.at(block, page, base, blocks.room(block), shape.plain ? Extras.NONE : extras[(int) page[base + Shape.EXTRAS]]);
        return open;
    }

    int size() {
        return size;
    }

    /// How many were made, those that are forgotten by now among them.
    long made() {
        return made;
    }

    /// Visits each key once.
    void forEach(Visitor visitor) {
        long[] key = new long[keys];
        for (long place = blocks.next(0); place != NONE; place = blocks.next(place + 1)) {
            int block = blocks.at(place);
            System.arraycopy(blocks.page(block), Blocks.first(block), key, 0, keys);
            visitor.visit(key, open(block));
        }
    }

    interface Visitor {
        void visit(long[] key, History history);
    }

    /// Bytes of blocks and index as they were grown, whatever is used of them; of extras roughly.
    long bytes() {
        long bytes = 8L * index.length + blocks.bytes() + 4L * extras.length;
        for (int i = 0; i < extrasUsed; i++) bytes += extras[i].bytes(shape);
        return bytes;
    }
}
