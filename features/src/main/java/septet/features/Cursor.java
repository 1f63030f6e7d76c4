package septet.features;

/// Where a sliding window begins among the entries of a record.
///
/// @param edge   of the window
/// @param width  of the window, microseconds, where it has the same one at all times; otherwise -1
/// @param at     where the number of its first entry lies in the record, and how far up in its long
/// @param line   longs of a record, behind which the entries stand
/// @param stride longs of an entry
record Cursor(Edge edge, long width, int at, int shift, int line, int stride) {
    private static final long LOWER = 0xFFFF_FFFFL;

    static Cursor of(Shape shape, int window, Edge edge) {
        long width = edge instanceof Edge.Sliding(long each) && each <= Lane.FARTHEST ? each : -1;
        return new Cursor(edge, width, shape.left(window), shape.leftBits(window), shape.line(), shape.stride);
    }

    /// What lies there or before is outside.
    long bound(long time) {
        return width < 0 ? edge.of(time) : time - width;
    }

    int place(long[] page, int base) {
        return place(base, entry(page, base));
    }

    int place(int base, int entry) {
        return base + line + entry * stride;
    }

    private int entry(long[] page, int base) {
        return (int) (page[base + at] >>> shift);
    }

    /// So many entries leave.
    void move(long[] page, int base, int left) {
        page[base + at] += (long) left << shift;
    }

    /// The last entry is taken back.
    ///
    /// @return whether it had left the window already
    boolean takeBack(long[] page, int base, int entry) {
        if (entry(page, base) <= entry) return false;
        page[base + at] = page[base + at] & ~(LOWER << shift) | (long) entry << shift;
        return true;
    }
}
