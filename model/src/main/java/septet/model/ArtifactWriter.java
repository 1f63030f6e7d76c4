package septet.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Puts values into bytes, big end first. The counterpart of [ArtifactReader].
final class ArtifactWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void tag(int value) {
        bytes.write(value);
    }

    void half(int value) {
        bytes.write(value >>> 8);
        bytes.write(value);
    }

    void whole(int value) {
        half(value >>> 16);
        half(value);
    }

    void large(long value) {
        whole((int) (value >>> 32));
        whole((int) value);
    }

    void real(double value) {
        large(Double.doubleToLongBits(value));
    }

    void single(float value) {
        whole(Float.floatToIntBits(value));
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        whole(encoded.length);
        bytes.writeBytes(encoded);
    }

    void texts(List<String> values) {
        whole(values.size());
        values.forEach(this::text);
    }

    void reals(double[] values) {
        whole(values.length);
        for (double value : values) real(value);
    }

    void singles(float[] values) {
        whole(values.length);
        for (float value : values) single(value);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
