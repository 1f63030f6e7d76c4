package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import septet.design.Type;

/// Puts what a running system knows into bytes, by its meaning: a word stands as its text where it is first met, and as its number in
/// this order afterwards. All numbers have 8 bytes, little-endian.
public final class StateWriter {
    static final int BLOCK = 1 << 20;
    private final Dictionary words;
    private final List<ByteBuffer> full = new ArrayList<>();
    private ByteBuffer block = block(BLOCK);
    private int[] numbers = new int[64];
    private int known;

    /// @param words behind the codes in the state
    public StateWriter(Dictionary words) {
        this.words = words;
    }

    private static ByteBuffer block(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public void number(long number) {
        room(Long.BYTES).putLong(number);
    }

    public void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
    }

    /// A value as [Values] encodes it: that of a word by the word.
    public void value(Type type, long bits) {
        if (bits == Values.MISSING || !isWord(type)) number(bits);
        else word((int) bits);
    }

    static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }

    private void word(int code) {
        if (code >= numbers.length) numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, code + 1));
        boolean first = numbers[code] == 0;
        if (first) numbers[code] = ++known;
        number(numbers[code]);
        if (first) text(words.word(code));
    }

    /// A name that the reader must find at the same place.
    public void section(String name) {
        text(name);
    }

    /// What stands between two sections of one size never crosses a block.
    private ByteBuffer room(int bytes) {
        if (block.remaining() >= bytes) return block;
        full.add(block.flip());
        block = block(Math.max(BLOCK, bytes));
        return block;
    }

    /// All bytes so far, in blocks; nothing may be written afterwards.
    public List<ByteBuffer> blocks() {
        full.add(block.flip());
        return List.copyOf(full);
    }
}
