package septet.features;

import septet.world.Chance;

/// Keys by their hashes: open addressing with linear probing, and deletion by closing the gap (Knuth, vol. 3, 6.4, algorithm R).
final class HashedKeys implements KeyIndex {
    private static final int HASH_BITS = 32;
    private static final int FEWEST = 16;
    private final Blocks blocks;
    /// Longs of a key, with which its block begins.
    private final int keys;
    /// In each place the upper half is the hash, the lower one the block, counted from 1; 0: free.
    private final long[] index;
    private int size;

    /// @param most room for so many keys at least
    HashedKeys(Blocks blocks, int keys, int most) {
        this.blocks = blocks;
        this.keys = keys;
        index = new long[Math.max(FEWEST, Integer.highestOneBit(Math.max(1, 2 * most - 1)) << 1)];
    }

    @Override
    public int find(long[] key) {
        int hash = hash(key);
        int mask = index.length - 1;
        int place = hash & mask;
        for (long found = index[place]; found != 0; found = index[place]) {
            if ((int) (found >>> HASH_BITS) == hash && isOf((int) found - 1, key)) return (int) found - 1;
            place = place + 1 & mask;
        }
        return NONE;
    }

    private boolean isOf(int block, long[] key) {
        long[] page = blocks.page(block);
        int first = Blocks.first(block);
        for (int i = 0; i < keys; i++) if (page[first + i] != key[i]) return false;
        return true;
    }

    @Override
    public int guess(long[] key) {
        int hash = hash(key);
        int mask = index.length - 1;
        int place = hash & mask;
        while (index[place] != 0 && (int) (index[place] >>> HASH_BITS) != hash) place = place + 1 & mask;
        return (int) index[place] - 1;
    }

    @Override
    public long look(long[] key) {
        return index[hash(key) & index.length - 1];
    }

    @Override
    public boolean add(long[] key, int block) {
        if (2 * (size + 1) > index.length) return false;
        int hash = hash(key);
        index[free(hash)] = entry(hash, block);
        size++;
        return true;
    }

    private int free(int hash) {
        int mask = index.length - 1;
        int place = hash & mask;
        while (index[place] != 0) place = place + 1 & mask;
        return place;
    }

    @Override
    public void move(long[] key, int from, int to) {
        int hash = hash(key);
        index[placeOf(hash, from)] = entry(hash, to);
    }

    @Override
    public void remove(long[] key, int block) {
        int mask = index.length - 1;
        int gap = placeOf(hash(key), block);
        for (int next = gap + 1 & mask; index[next] != 0; next = next + 1 & mask) {
            int home = (int) (index[next] >>> HASH_BITS) & mask;
            if ((next - home & mask) < (next - gap & mask)) continue;
            index[gap] = index[next];
            gap = next;
        }
        index[gap] = 0;
        size--;
    }

    private int placeOf(int hash, int block) {
        int mask = index.length - 1;
        int place = hash & mask;
        while ((int) index[place] != block + 1) place = place + 1 & mask;
        return place;
    }

    private static long entry(int hash, int block) {
        return (long) hash << HASH_BITS | block + 1 & 0xFFFF_FFFFL;
    }

    private int hash(long[] key) {
        long hash = 0;
        for (int i = 0; i < keys; i++) hash = Chance.mix(hash + key[i] + Hashes.GOLDEN);
        return (int) hash;
    }

    @Override
    public long bytes() {
        return 8L * index.length;
    }
}
