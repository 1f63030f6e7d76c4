package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The word that stands for a personal value: `~` and 15 letters of the alphabet of base64url (RFC 4648), 90 bits of a keyed hash. It says nothing of the value, and is
/// the same one as long as the value's key is there.
public final class Pseudonym {
    private static final char MARK = '~';
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LETTER_BITS = 6;
    private static final int LETTER = (1 << LETTER_BITS) - 1;
    /// So many letters stand in the first number, and so many in the second.
    private static final int FIRST = 10;
    private static final int SECOND = 5;
    private static final byte[] PURPOSE = "pseudonym".getBytes(StandardCharsets.US_ASCII);

    private Pseudonym() {}

    static String of(byte[] secret) {
        ByteBuffer hash = ByteBuffer.wrap(Sealing.hash(secret, PURPOSE));
        return of(hash.getLong() >>> Long.SIZE - FIRST * LETTER_BITS, hash.getLong() >>> Long.SIZE - SECOND * LETTER_BITS);
    }

    /// Of the bits of its letters.
    static String of(long first, long second) {
        char[] letters = new char[1 + FIRST + SECOND];
        letters[0] = MARK;
        for (int i = 0; i < FIRST; i++) letters[FIRST - i] = LETTERS.charAt((int) (first >>> LETTER_BITS * i) & LETTER);
        for (int i = 0; i < SECOND; i++) letters[FIRST + SECOND - i] = LETTERS.charAt((int) (second >>> LETTER_BITS * i) & LETTER);
        return new String(letters);
    }

    static long first(String pseudonym) {
        return bits(pseudonym, 1, FIRST);
    }

    static long second(String pseudonym) {
        return bits(pseudonym, 1 + FIRST, SECOND);
    }

    private static long bits(String text, int begin, int count) {
        long bits = 0;
        for (int i = begin; i < begin + count; i++) bits = bits << LETTER_BITS | LETTERS.indexOf(text.charAt(i));
        return bits;
    }

    /// Whether a text has this form.
    public static boolean is(String text) {
        if (text.length() != 1 + FIRST + SECOND || text.charAt(0) != MARK) return false;
        for (int i = 1; i < text.length(); i++) if (LETTERS.indexOf(text.charAt(i)) < 0) return false;
        return true;
    }
}
