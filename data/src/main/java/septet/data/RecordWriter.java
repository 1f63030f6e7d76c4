package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Puts values into bytes. Whole numbers take 7 bits a byte, the least first, and a continuation bit (LEB128); signed ones are folded
/// first (0, -1, 1, -2, ...); texts are UTF-8 after their length in bytes; doubles are 8 bytes, little-endian.
final class RecordWriter {
    static final int LONGEST_TEXT = 1 << 20;
    /// The greatest number of one byte, which is also the last letter of one byte.
    private static final int SHORT = 127;
    private byte[] bytes = new byte[256];
    private int size;

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /// A number that is not negative.
    void count(long value) {
        room(10);
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) bytes[size++] = (byte) (rest | 0x80);
        bytes[size++] = (byte) rest;
    }

    void signed(long value) {
        count(value << 1 ^ value >> 63);
    }

    void real(double value) {
        room(8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(size, value);
        size += 8;
    }

    void text(String text) {
        if (!isShort(text)) longText(text);
    }

    /// Most texts are short, and of letters that are one byte each.
    private boolean isShort(String text) {
        int length = text.length();
        if (length > SHORT) return false;
        room(length + 1);
        int first = size + 1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > SHORT) return false;
            bytes[first + i] = (byte) c;
        }
        bytes[size] = (byte) length;
        size = first + length;
        return true;
    }

    private void longText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > LONGEST_TEXT) throw Damage.textTooLong(encoded.length);
        count(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void put(ByteBuffer more) {
        int length = more.remaining();
        room(length);
        more.get(bytes, size, length);
        size += length;
    }

    void texts(List<String> texts) {
        count(texts.size());
        texts.forEach(this::text);
    }

    /// Begins anew.
    void clear() {
        size = 0;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(size + more, size * 2));
    }
}
