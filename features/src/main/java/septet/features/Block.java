package septet.features;

/// Some questions in a row, with what a sweep finds for each: few enough to stay in the fastest memory until they are read out.
final class Block {
    static final int SIZE = 128;

    /// For each window the last time outside of it, and what lies inside, packed.
    final long[][] edges;
    final long[][] inside;
    /// What has entered by each question, packed.
    final long[] entered = new long[SIZE];
    final long[] counts = new long[SIZE];
    final long[] sums = new long[SIZE];
    /// The place of the first question.
    int from;
    int size;

    Block(int windows) {
        edges = new long[windows][SIZE];
        inside = new long[windows][SIZE];
    }

    void at(int first, int end) {
        from = first;
        size = Math.min(SIZE, end - first);
    }

    /// Takes counts and sums apart.
    void unpack(long[] packed, Packing packing) {
        int bits = packing.bits();
        long half = packing.half();
        for (int i = 0; i < size; i++) {
            long count = packed[i] + half >> bits;
            counts[i] = count;
            sums[i] = packed[i] - (count << bits);
        }
    }
}
