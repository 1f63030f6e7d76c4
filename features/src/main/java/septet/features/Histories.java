package septet.features;

import java.util.Arrays;

/// The histories of one group by key, without an object for each: a block for each key with the key, the record and the entries, and an index of them. Keys are rows of
/// longs; a group without keys has one. One [History] at a time stands open.
final class Histories {
    static final int NONE = Blocks.NONE;
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
    private KeyIndex index;
    /// The largest first part of a key that there ever was, as an unsigned number.
    private long largest;
    private final long[] moving;
    private int size;
    private long made;
    private long moves;
    private long known = Long.MAX_VALUE;

    Histories(Shape shape, int keys) {
        this.shape = shape;
        this.keys = keys;
        width = keys + shape.line();
        blocks = new Blocks(width, shape.stride, this::moved);
        index = new HashedKeys(blocks, keys, 0);
        moving = new long[keys];
        open = new History(shape, this);
        empty = new long[shape.line()];
        emptyExtras = Extras.of(shape);
        History.begin(shape, empty, 0);
        close();
    }

    /// Opens the history of the key, or an empty one that nothing may be added to.
    History find(long[] key) {
        int block = index.find(key);
        if (block == NONE) close();
        else open(block);
        return open;
    }

    /// The block of the history of the key; [#NONE] where there is none. It stays there until the histories have [#moves] again.
    int locate(long[] key) {
        return index.find(key);
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
        return index.look(key);
    }

    /// The block of a key, without a look at it, rarely that of another one; [#NONE] where there is none.
    int guess(long[] key) {
        return index.guess(key);
    }

    /// Entries of later times stand there, and are not known yet.
    void know(long time) {
        known = time;
    }

    /// Up to what time entries are known; the end of time where they never stand there before.
    long known() {
        return known;
    }

    /// How often blocks went to other places.
    long moves() {
        return moves;
    }

    /// Looks at those entries of a history that an event is likely to meet, so that they are near when it does: what leaves each window and what follows it, what enters, and
    /// where the event itself will stand. The fewer instructions it takes, the more looks are under way at once.
    long fetch(int block) {
        long[] page = blocks.page(block);
        int base = Blocks.first(block) + keys;
        int first = base + shape.line();
        long counts = page[base + Shape.COUNTS];
        int end = first + (int) counts * shape.stride;
        int entering = first + (int) (counts >>> Integer.SIZE) * shape.stride;
        long seen = page[first - 1] + page[end - 1] + page[end] + page[entering] + page[entering + shape.stride - 1];
        int left = base + shape.left(0);
        for (int pairs = shape.windows >> 1; pairs > 0; pairs--, left++) seen += near(page, first, (int) page[left]) + near(page, first, (int) (page[left] >>> Integer.SIZE));
        return (shape.windows & 1) == 0 ? seen : seen + near(page, first, (int) page[left]);
    }

    private long near(long[] page, int first, int entry) {
        int place = first + entry * shape.stride;
        return page[place] + page[place + Blocks.NEAR];
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
        int block = index.find(key);
        if (block == NONE) {
            block = create(key);
            made++;
            size++;
            if (keys == 1 && Long.compareUnsigned(key[0], largest) > 0) largest = key[0];
            if (!index.add(key, block)) reindex();
        }
        return open(block);
    }

    /// Makes room for all keys, in the index that suits them.
    private void reindex() {
        boolean isDense = keys == 1 && CodedKeys.suits(largest, size);
        index = isDense ? new CodedKeys(largest) : new HashedKeys(blocks, keys, size + size / 2);
        for (long place = blocks.next(0); place != NONE; place = blocks.next(place + 1)) {
            int block = blocks.at(place);
            index.add(keyOf(block), block);
        }
    }

    private long[] keyOf(int block) {
        System.arraycopy(blocks.page(block), Blocks.first(block), moving, 0, keys);
        return moving;
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
        int after = blocks.take(room);
        System.arraycopy(blocks.page(before), Blocks.first(before), blocks.page(after), Blocks.first(after), width + open.kept() * shape.stride);
        index.move(keyOf(before), before, after);
        close();
        blocks.giveBack(before);
        moves++;
        open(after);
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
        index.remove(keyOf(block), block);
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
        index.move(keyOf(to), from, to);
    }

    private void close() {
        open.at(NONE, empty, 0, 0, emptyExtras);
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
        long bytes = index.bytes() + blocks.bytes() + 4L * extras.length;
        for (int i = 0; i < extrasUsed; i++) bytes += extras[i].bytes(shape);
        return bytes;
    }
}
