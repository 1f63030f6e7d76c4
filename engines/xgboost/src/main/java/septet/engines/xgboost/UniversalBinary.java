package septet.engines.xgboost;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads universal binary JSON (ubjson.org, draft 12) as far as XGBoost writes it: objects to maps, texts, whole numbers to
/// `Long`, others to `Double`, arrays to lists, arrays of one type of number to `int[]` or `float[]`.
final class UniversalBinary {
    private static final int DEEPEST = 32;
    private final ByteBuffer bytes;

    private UniversalBinary(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException where the bytes are something else; memory stays within a small multiple of their number
    static Object read(byte[] content) {
        UniversalBinary reader = new UniversalBinary(ByteBuffer.wrap(content));
        Object value = reader.value(reader.tag(), 0);
        if (reader.bytes.hasRemaining()) throw new IllegalArgumentException("bytes after the end");
        return value;
    }

    private Object value(char tag, int depth) {
        if (depth > DEEPEST) throw new IllegalArgumentException("nested too deeply");
        return switch (tag) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'S' -> text();
            case 'T' -> true;
            case 'F' -> false;
            case 'i', 'U', 'I', 'l', 'L' -> whole(tag);
            case 'd' -> (double) need(4).getFloat();
            case 'D' -> need(8).getDouble();
            default -> throw new IllegalArgumentException("the tag " + (int) tag);
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new HashMap<>();
        while (peek() != '}') {
            String name = text();
            object.put(name, value(tag(), depth + 1));
        }
        tag();
        return object;
    }

    private Object array(int depth) {
        if (peek() == '$') {
            tag();
            char type = tag();
            if (tag() != '#') throw new IllegalArgumentException("a typed array without a count");
            return typed(type, count(size(type)));
        }
        List<Object> items = new ArrayList<>();
        if (peek() == '#') {
            tag();
            for (int i = count(1); i > 0; i--) items.add(value(tag(), depth + 1));
        } else {
            while (peek() != ']') items.add(value(tag(), depth + 1));
            tag();
        }
        return items;
    }

    private Object typed(char type, int count) {
        if (type == 'd') {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) values[i] = bytes.getFloat();
            return values;
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) values[i] = narrow(whole(type));
        return values;
    }

    private static int narrow(long value) {
        if (value != (int) value) throw new IllegalArgumentException("the number " + value);
        return (int) value;
    }

    private static int size(char type) {
        return switch (type) {
            case 'i', 'U' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L' -> 8;
            default -> throw new IllegalArgumentException("an array of " + (int) type);
        };
    }

    private long whole(char tag) {
        return switch (tag) {
            case 'i' -> need(1).get();
            case 'U' -> need(1).get() & 0xFF;
            case 'I' -> need(2).getShort();
            case 'l' -> need(4).getInt();
            case 'L' -> need(8).getLong();
            default -> throw new IllegalArgumentException("no whole number");
        };
    }

    private int count(int itemBytes) {
        long count = whole(tag());
        if (count < 0 || count > bytes.remaining() / itemBytes) throw new IllegalArgumentException("a count of " + count);
        return (int) count;
    }

    private String text() {
        byte[] text = new byte[count(1)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private char peek() {
        return (char) need(1).get(bytes.position());
    }

    private char tag() {
        return (char) need(1).get();
    }

    private ByteBuffer need(int count) {
        if (bytes.remaining() < count) throw new IllegalArgumentException("the end too early");
        return bytes;
    }
}
