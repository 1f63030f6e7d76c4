package septet.features;

/// A count and a sum in one long: count * 2^bits + sum. Adding two packed longs adds both; whatever wraps around on the way, the difference is right
/// as long as its own count and sum have room.
///
/// @param bits for the sum and its sign
record Packing(int bits) {
    /// A packing for sums of at most so many values, none of them larger than this; `fits` says whether there is one.
    static Packing of(int most) {
        return new Packing(Long.SIZE - 1 - (Integer.SIZE - Integer.numberOfLeadingZeros(most)));
    }

    /// Whether any sum of `most` values has room.
    boolean fits(int most, long largest) {
        return largest <= (half() - 1) / Math.max(1, most);
    }

    long half() {
        return 1L << bits - 1;
    }

    long one(long value) {
        return (1L << bits) + value;
    }
}
