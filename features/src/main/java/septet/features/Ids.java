package septet.features;

import septet.data.IdHash;
import septet.data.LinearProbing;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// The ids of a source's events, remembered for some time after their arrival, so that a repeated one is known again.
///
/// An id is kept as 128 bits of its hash: two that share them would be taken for one, which among a billion ids happens with a chance of 1 to 10^20. Ids go in the
/// order in which they came, so their records are a queue, in chunks; the index (open addressing, linear probing) holds half a hash beside the number of each record.
final class Ids {
    static final long NONE = -1;
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int EVENT = 2;
    private static final int ARRIVAL = 3;
    private static final int FIELDS = 4;
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int HALF = 32;
    /// Bits of a record's number in the index, and one that is always set beside them: 0 is a free place.
    private static final long NUMBER = 0x7FFF_FFFFL;
    private static final long USED = 0x8000_0000L;

    /// A chunk stands at the lower bits of its number.
    private long[][] chunks = new long[1][];
    /// Numbers of the oldest record and of the next one.
    private long oldest;
    private long next;
    private long[] index = new long[64];
    private final IdHash hash = new IdHash();

    /// The event of this id; an empty id is that of no event.
    long find(String id) {
        if (id.isEmpty()) return NONE;
        hash.take(id);
        long first = hash.first();
        int mask = index.length - 1;
        for (int place = (int) (first >>> HALF) & mask; index[place] != 0; place = place + 1 & mask) {
            if ((index[place] ^ first) >>> HALF != 0) continue;
            long record = oldest + ((index[place] & NUMBER) - oldest & NUMBER);
            if (field(record, FIRST) == first && field(record, SECOND) == hash.second()) return field(record, EVENT);
        }
        return NONE;
    }

    void add(String id, long event, long arrival) {
        if (id.isEmpty()) return;
        hash.take(id);
        add(event, arrival);
    }

    /// Of the id that was hashed last.
    private void add(long event, long arrival) {
        if (4L * (size() + 1) > 3L * index.length) grow();
        reserve();
        long[] chunk = chunks[chunk(next)];
        int at = at(next);
        chunk[at + FIRST] = hash.first();
        chunk[at + SECOND] = hash.second();
        chunk[at + EVENT] = event;
        chunk[at + ARRIVAL] = arrival;
        LinearProbing.enter(index, entry(next++));
    }

    private int chunk(long record) {
        return (int) (record >>> CHUNK_BITS) & chunks.length - 1;
    }

    private static int at(long record) {
        return ((int) record & CHUNK - 1) * FIELDS;
    }

    private long field(long record, int field) {
        return chunks[chunk(record)][at(record) + field];
    }

    private void reserve() {
        if ((next & CHUNK - 1) != 0) return;
        if ((next >>> CHUNK_BITS) - (oldest >>> CHUNK_BITS) >= chunks.length) {
            long[][] old = chunks;
            chunks = new long[2 * old.length][];
            for (long record = oldest & -CHUNK; record < next; record += CHUNK) chunks[chunk(record)] = old[(int) (record >>> CHUNK_BITS) & old.length - 1];
        }
        chunks[chunk(next)] = new long[CHUNK * FIELDS];
    }

    private void grow() {
        index = new long[2 * index.length];
        for (long record = oldest; record < next; record++) LinearProbing.enter(index, entry(record));
    }

    private long entry(long record) {
        return field(record, FIRST) & -1L << HALF | USED | record & NUMBER;
    }

    /// Forgets what arrived before.
    void age(long before) {
        while (oldest < next && field(oldest, ARRIVAL) < before) {
            LinearProbing.remove(index, entry(oldest));
            oldest++;
            if ((oldest & CHUNK - 1) == 0) chunks[chunk(oldest - 1)] = null;
        }
    }

    void write(StateWriter to) {
        to.section("ids");
        to.number(size());
        for (long record = oldest; record < next; record++) for (int i = 0; i < FIELDS; i++) to.number(field(record, i));
    }

    /// Of a new memory only.
    void read(StateReader from) {
        from.section("ids");
        for (int left = from.count(); left > 0; left--) {
            hash.take(from.number(), from.number());
            add(from.number(), from.number());
        }
    }

    int size() {
        return (int) (next - oldest);
    }

    long bytes() {
        return 8L * index.length + 8L * FIELDS * CHUNK * ((next + CHUNK - 1 >>> CHUNK_BITS) - (oldest >>> CHUNK_BITS));
    }

    /// A number that equal memories share.
    long hash() {
        long sum = 0;
        for (long record = oldest; record < next; record++) {
            long hash = 0;
            for (int i = 0; i < FIELDS; i++) hash = Hashes.of(hash, field(record, i));
            sum += Chance.mix(hash);
        }
        return sum;
    }
}
