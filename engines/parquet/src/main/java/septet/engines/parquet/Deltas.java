package septet.engines.parquet;

/// Whole numbers as differences from the one before, in blocks of which each has its least difference and so many bits for what is more (the format's delta binary packing).
final class Deltas {
    private static final int MOST_BLOCK = 1 << 16;
    private static final int MINIBLOCK_UNIT = 8;

    private final Input input;
    private final int miniblocks;
    private final int length;
    private final boolean isInt;
    private final long[] more;
    private final int[] widths;
    private int left;
    private long last;
    private long least;
    private int miniblock;
    private int at;
    private boolean isFirst = true;

    /// @param most how many numbers there can be
    Deltas(Input input, int most, boolean isInt) {
        this.input = input;
        this.isInt = isInt;
        int block = input.count(MOST_BLOCK);
        miniblocks = input.count(MOST_BLOCK);
        if (miniblocks == 0 || block % miniblocks != 0 || block / miniblocks % MINIBLOCK_UNIT != 0 || block == 0) throw new Damaged("its differences stand in impossible blocks");
        length = block / miniblocks;
        left = input.count(most);
        last = input.zigzag();
        more = new long[length];
        widths = new int[miniblocks];
        miniblock = miniblocks;
        at = length;
    }

    int left() {
        return left;
    }

    long next() {
        if (left == 0) throw new Damaged("a page ends early");
        left--;
        if (isFirst) {
            isFirst = false;
        } else {
            if (at == length) load();
            last += least + more[at++];
        }
        return isInt ? (int) last : last;
    }

    private void load() {
        if (miniblock == miniblocks) {
            least = input.zigzag();
            for (int i = 0; i < miniblocks; i++) widths[i] = input.next();
            miniblock = 0;
        }
        int width = widths[miniblock++];
        if (width > Long.SIZE) throw new Damaged("a difference has " + width + " bits");
        // the last one may leave out what nobody reads
        int wanted = (int) Math.min((long) length * width / Byte.SIZE, input.left());
        unpack(input.part(wanted), width, Math.min(length, left + 1));
        at = 0;
    }

    private void unpack(Input packed, int width, int count) {
        if ((long) packed.left() * Byte.SIZE < (long) width * count) throw new Damaged("a page ends early");
        int bit = 0;
        for (int i = 0; i < count; i++) {
            long number = 0;
            for (int done = 0; done < width; ) {
                int some = Math.min(Byte.SIZE - (bit & 7), width - done);
                long part = (packed.bytes()[packed.at() + (bit >>> 3)] & 0xFF) >>> (bit & 7) & (1 << some) - 1;
                number |= part << done;
                done += some;
                bit += some;
            }
            more[i] = number;
        }
    }
}
