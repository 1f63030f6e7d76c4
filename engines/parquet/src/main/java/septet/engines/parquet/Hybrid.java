package septet.engines.parquet;

import java.util.Arrays;

/// Small numbers in runs: of one number, or of numbers of so many bits side by side (the format's RLE and bit-packing hybrid).
final class Hybrid {
    private static final int MOST_BITS = 32;
    private static final int GROUP = 8;

    private final Input input;
    private final int bits;
    /// What is left of the run.
    private int left;
    private boolean isPacked;
    private int repeated;
    /// Where the run's bits stand, and how many of them are taken.
    private Input packed;
    private long taken;

    Hybrid(Input input, int bits) {
        if (bits > MOST_BITS) throw new Damaged("a number has " + bits + " bits");
        this.input = input;
        this.bits = bits;
        this.packed = input;
    }

    private void next() {
        long header = input.varint();
        if (header <= 1 || header >>> 1 > Integer.MAX_VALUE / GROUP) throw new Damaged("a run has " + (header >>> 1) + " numbers");
        isPacked = (header & 1) == 1;
        left = (int) (header >>> 1) * (isPacked ? GROUP : 1);
        if (isPacked) {
            // the last run may leave out what nobody reads
            packed = input.part(Math.min((header >>> 1) * bits, input.left()));
            taken = 0;
        } else {
            repeated = 0;
            for (int i = 0; i < bits; i += Byte.SIZE) repeated |= input.next() << i;
            if (bits < MOST_BITS && repeated >>> bits != 0) throw new Damaged("a number has more than " + bits + " bits");
        }
    }

    /// Whether the next so many are all this one; then they are taken.
    boolean takesAll(int number, int count) {
        if (left == 0 && count > 0) next();
        if (isPacked || repeated != number || left < count) return false;
        left -= count;
        return true;
    }

    void read(int[] into, int count) {
        for (int at = 0; at < count; ) {
            if (left == 0) next();
            int some = Math.min(left, count - at);
            if (isPacked && bits > 0) unpack(into, at, some);
            else Arrays.fill(into, at, at + some, bits == 0 ? 0 : repeated);
            left -= some;
            at += some;
        }
    }

    private void unpack(int[] into, int from, int count) {
        byte[] bytes = packed.bytes();
        long first = (long) packed.at() * Byte.SIZE + taken;
        if (taken + (long) count * bits > (long) packed.left() * Byte.SIZE) throw new Damaged("a page ends early");
        long mask = (1L << bits) - 1;
        // a word of eight bytes holds any number at any bit
        int whole = Math.clamp(((long) (bytes.length - Long.BYTES) * Byte.SIZE - first) / bits, 0, count);
        long bit = first;
        for (int i = 0; i < whole; i++, bit += bits) into[from + i] = (int) ((long) Input.LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7) & mask);
        for (int i = whole; i < count; i++, bit += bits) into[from + i] = (int) (slowly(bytes, bit) & mask);
        taken += (long) count * bits;
    }

    /// At the end of the bytes.
    private static long slowly(byte[] bytes, long bit) {
        long word = 0;
        int at = (int) (bit >>> 3);
        for (int i = 0; i < Long.BYTES && at + i < bytes.length; i++) word |= (bytes[at + i] & 0xFFL) << Byte.SIZE * i;
        return word >>> (bit & 7);
    }
}
