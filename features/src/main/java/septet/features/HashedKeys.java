package septet.features;

import septet.data.LinearProbing;
import septet.world.Chance;

/// Keys by their hashes, in places that are probed one after the other ([LinearProbing]).
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
        LinearProbing.enter(index, entry(hash(key), block));
        size++;
        return true;
    }

    @Override
    public void move(long[] key, int from, int to) {
        int hash = hash(key);
        index[LinearProbing.place(index, entry(hash, from))] = entry(hash, to);
    }

    @Override
    public void remove(long[] key, int block) {
        LinearProbing.remove(index, entry(hash(key), block));
        size--;
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
