package septet.features;

/// Keys that are numbers themselves, each the place of its block: one look finds it, and most of what is looked at is near what was looked at before. It takes
/// no more memory than hashes would.
final class CodedKeys implements KeyIndex {
    /// So many places for each key at most: as many bytes as the fewest that [HashedKeys] take.
    private static final int DENSE = 4;
    /// No array is longer.
    private static final int MOST = Integer.MAX_VALUE - 8;
    /// Blocks, counted from 1; 0: none.
    private final int[] blocks;

    /// @param largest of the keys
    CodedKeys(long largest) {
        blocks = new int[(int) places(largest)];
    }

    /// A quarter more than there are keys now.
    private static long places(long largest) {
        return largest + 1 + largest / 4;
    }

    /// Whether so many keys, of which the largest is this, are better found by themselves; never where one array would not hold them.
    ///
    /// @param largest as an unsigned number
    static boolean suits(long largest, int keys) {
        return Long.compareUnsigned(largest, (long) DENSE * keys) < 0 && places(largest) <= MOST;
    }

    @Override
    public int find(long[] key) {
        long code = key[0];
        return code >= 0 && code < blocks.length ? blocks[(int) code] - 1 : NONE;
    }

    @Override
    public int guess(long[] key) {
        return find(key);
    }

    @Override
    public long look(long[] key) {
        return find(key);
    }

    @Override
    public boolean add(long[] key, int block) {
        if (key[0] < 0 || key[0] >= blocks.length) return false;
        blocks[(int) key[0]] = block + 1;
        return true;
    }

    @Override
    public void move(long[] key, int from, int to) {
        blocks[(int) key[0]] = to + 1;
    }

    @Override
    public void remove(long[] key, int block) {
        blocks[(int) key[0]] = 0;
    }

    @Override
    public long bytes() {
        return 4L * blocks.length;
    }
}
