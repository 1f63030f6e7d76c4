package septet.features;

/// Some questions in a row, with what a sweep finds for each: few enough to stay in the fastest memory until they are read out.
final class Block {
    static final int SIZE = 512;

    /// What has entered by each question, since the beginning, packed.
    final long[] entered = new long[SIZE];
    /// Of one window: the last time outside of it, and what lies inside.
    final long[] edges = new long[SIZE];
    final long[] inside = new long[SIZE];
    final long[] counts = new long[SIZE];
    final long[] sums = new long[SIZE];
    /// The place of the first question.
    int from;
    int size;

    void at(int first, int end) {
        from = first;
        size = Math.min(SIZE, end - first);
    }

    /// Takes counts and sums apart.
    void unpack(Packing packing) {
        int bits = packing.bits();
        long half = packing.half();
        for (int i = 0; i < size; i++) {
            long count = inside[i] + half >> bits;
            counts[i] = count;
            sums[i] = inside[i] - (count << bits);
        }
    }
}
