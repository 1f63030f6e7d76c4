package septet.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// Bytes of UTF-8 (RFC 3629).
final class Utf8 {
    private Utf8() {}

    /// How many bytes the character takes that begins here; 1 for ASCII, 0 where none does.
    static int length(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) return 1;
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > end) return 0;
        for (int i = 1; i < length; i++) if ((bytes[at + i] & 0xC0) != 0x80) return 0;
        int second = bytes[at + 1] & 0xFF;
        boolean overlong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        boolean beyond = first == 0xED && second > 0x9F || first == 0xF4 && second > 0x8F;
        return overlong || beyond ? 0 : length;
    }

    /// Whether a text that was read in another encoding surely was UTF-8: every byte that is not ASCII is a part of a character of it.
    static boolean isMistaken(String text, Charset charset) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) plain = text.charAt(i) < 128;
        if (plain) return false;
        try {
            ByteBuffer encoded = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(text));
            for (int at = 0; at < encoded.limit(); ) {
                int length = length(encoded.array(), at, encoded.limit());
                if (length == 0) return false;
                at += length;
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
