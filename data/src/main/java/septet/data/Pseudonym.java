package septet.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The word that stands for a personal value: `~` and 15 letters, 90 bits of a keyed hash. It says nothing of the value, and is the same one as long as the
/// value's key is there.
final class Pseudonym {
    private static final char MARK = '~';
    private static final int LETTERS = 15;
    private static final int BYTES = 12;
    private static final byte[] PURPOSE = "pseudonym".getBytes(StandardCharsets.US_ASCII);

    private Pseudonym() {}

    static String of(byte[] secret) {
        byte[] hash = Arrays.copyOf(Sealing.hash(secret, PURPOSE), BYTES);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, LETTERS);
    }

    /// Whether a text has this form.
    static boolean is(String text) {
        if (text.length() != LETTERS + 1 || text.charAt(0) != MARK) return false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) return false;
        }
        return true;
    }
}
