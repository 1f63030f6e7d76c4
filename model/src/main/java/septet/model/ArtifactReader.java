package septet.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Takes values out of bytes that may hold anything. No count is believed before as many bytes are there, so that memory
/// stays within a small multiple of the artifact's size.
final class ArtifactReader {
    private static final int LONGEST_TEXT = 65_536;
    private final ByteBuffer bytes;

    ArtifactReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// The bytes are not what was written; says what was met.
    static final class Damaged extends RuntimeException {
        Damaged(String met) {
            super(met);
        }
    }

    int tag() {
        need(1);
        return bytes.get() & 0xFF;
    }

    int half() {
        need(2);
        return bytes.getShort() & 0xFFFF;
    }

    int whole() {
        need(4);
        return bytes.getInt();
    }

    long large() {
        need(8);
        return bytes.getLong();
    }

    double real() {
        return Double.longBitsToDouble(large());
    }

    float single() {
        return Float.intBitsToFloat(whole());
    }

    /// A finite number.
    double finite() {
        double value = real();
        if (!Double.isFinite(value)) throw new Damaged("the number " + value);
        return value;
    }

    boolean truth() {
        return switch (tag()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new Damaged("neither true nor false");
        };
    }

    /// How many items follow, each of at least so many bytes.
    int count(int leastBytes) {
        int count = whole();
        if (count < 0 || (long) count * leastBytes > bytes.remaining()) throw new Damaged("a count of " + count + ", but " + bytes.remaining() + " bytes");
        return count;
    }

    String text() {
        int length = count(1);
        if (length > LONGEST_TEXT) throw new Damaged("a text of " + length + " bytes");
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("a text that is not UTF-8");
        }
    }

    List<String> texts() {
        int count = count(4);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) texts.add(text());
        return texts;
    }

    double[] reals() {
        double[] values = new double[count(8)];
        for (int i = 0; i < values.length; i++) values[i] = finite();
        return values;
    }

    float[] singles() {
        float[] values = new float[count(4)];
        for (int i = 0; i < values.length; i++) values[i] = single();
        return values;
    }

    /// Everything was read.
    void end() {
        if (bytes.hasRemaining()) throw new Damaged(bytes.remaining() + " bytes too many");
    }

    private void need(int count) {
        if (bytes.remaining() < count) throw new Damaged("the end too early");
    }
}
