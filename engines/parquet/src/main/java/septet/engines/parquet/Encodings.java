package septet.engines.parquet;

/// How values stand in a page, by the numbers of the format.
final class Encodings {
    static final int PLAIN = 0;
    static final int PLAIN_DICTIONARY = 2;
    static final int RLE = 3;
    static final int DELTA = 5;
    static final int DELTA_LENGTH_TEXT = 6;
    static final int DELTA_TEXT = 7;
    static final int RLE_DICTIONARY = 8;
    static final int SPLIT = 9;
    private static final int BIT_PACKED = 4;

    private static final long KNOWN = 1L << PLAIN | 1L << PLAIN_DICTIONARY | 1L << RLE | 1L << BIT_PACKED | 1L << DELTA | 1L << DELTA_LENGTH_TEXT | 1L << DELTA_TEXT
            | 1L << RLE_DICTIONARY | 1L << SPLIT;

    private Encodings() {}

    /// Whether none of them is strange. (Levels may be said to be bit-packed where there are none.)
    static boolean know(long encodings) {
        return (encodings & ~KNOWN) == 0;
    }

    static boolean isDictionary(int encoding) {
        return encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY;
    }

    static Damaged strange(int encoding) {
        return new Damaged("its values stand in a way that its type does not know: " + encoding);
    }
}
