package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import septet.design.Refused;

/// Takes values out of bytes that may be anything: every length is bounded by what is there, and all that does not fit is a named [Refused].
final class RecordReader {
    private final ByteBuffer bytes;

    RecordReader(ByteBuffer payload) {
        byte[] copy = new byte[payload.remaining()];
        payload.get(payload.position(), copy);
        bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    }

    int octet() {
        need(1);
        return bytes.get() & 0xFF;
    }

    long count() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7FL) << shift;
            if ((octet & 0x80) == 0) return value;
        }
        throw Damage.record("a number is longer than 64 bits");
    }

    long signed() {
        long folded = count();
        return folded >>> 1 ^ -(folded & 1);
    }

    double real() {
        need(8);
        return bytes.getDouble();
    }

    /// How many things follow, each of at least one byte.
    int size() {
        long size = count();
        if (size < 0 || size > bytes.remaining()) throw Damage.record("it announces " + Long.toUnsignedString(size) + " things and has " + bytes.remaining() + " bytes left");
        return (int) size;
    }

    String text() {
        int length = size();
        if (length > RecordWriter.LONGEST_TEXT) throw Damage.record("a text of " + length + " bytes");
        if (isPlain(length)) {
            String plain = new String(bytes.array(), bytes.position(), length, StandardCharsets.ISO_8859_1);
            bytes.position(bytes.position() + length);
            return plain;
        }
        ByteBuffer encoded = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw Damage.record("a text is not UTF-8");
        }
    }

    /// Whether each byte is a letter of its own, as most are.
    private boolean isPlain(int length) {
        byte[] array = bytes.array();
        int from = bytes.position();
        for (int i = from; i < from + length; i++) if (array[i] < 0) return false;
        return true;
    }

    List<String> texts() {
        int size = size();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) texts.add(text());
        return texts;
    }

    byte[] bytes(int count) {
        need(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    /// How many bytes are left.
    int left() {
        return bytes.remaining();
    }

    void end() {
        if (bytes.hasRemaining()) throw Damage.record(bytes.remaining() + " bytes follow its end");
    }

    private void need(int count) {
        if (bytes.remaining() < count) throw Damage.record("it is cut off");
    }
}
