package septet.serving;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding, as headers of CloudEvents carry it.
final class Percent {
    private Percent() {}

    /// What is no `%` with two hexadecimal digits stays as it is.
    static String decode(String text) {
        if (text.indexOf('%') < 0) return text;
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            int high = from[i] == '%' && i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
            if (low < 0) {
                to.write(from[i]);
            } else {
                to.write(high << 4 | low);
                i += 2;
            }
        }
        return to.toString(StandardCharsets.UTF_8);
    }
}
