package septet.features;

import septet.data.Values;

/// Passes over whole columns, a piece at a time. A loop over all rows begins once: machine code is made for its middle, poor and good, and once more for a beginning that never comes again.
/// What is called for each piece is made once. The first pieces are short, so that calls are counted before turns of the loop are.
final class Pieces {
    private static final int SHORT = 8;
    private static final int SHORT_UNTIL = 2_560 * SHORT;
    private static final int LONG = 1_024;

    private Pieces() {}

    /// Some rows of a pass.
    interface Piece {
        void run(int from, int end);
    }

    /// So many rows from one on are a piece.
    static int length(int from) {
        return from < SHORT_UNTIL ? SHORT : LONG;
    }

    static void each(int size, Piece piece) {
        for (int from = 0, end; from < size; from = end) {
            end = Math.min(size, from + length(from));
            piece.run(from, end);
        }
    }

    /// The least and the largest of some numbers; where nothing is, the other way around. [Values#MISSING] is less than any other.
    record Extent(long least, long largest) {
        static Extent of(long[] values, int size) {
            Widest widest = new Widest(values);
            each(size, widest);
            return new Extent(widest.least, widest.largest);
        }

        boolean isAnyMissing() {
            return least == Values.MISSING;
        }
    }

    private static final class Widest implements Piece {
        private final long[] values;
        private long least = Long.MAX_VALUE;
        private long largest = Long.MIN_VALUE;

        Widest(long[] values) {
            this.values = values;
        }

        @Override
        public void run(int from, int end) {
            long low = least;
            long high = largest;
            for (int i = from; i < end; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            least = low;
            largest = high;
        }
    }
}
