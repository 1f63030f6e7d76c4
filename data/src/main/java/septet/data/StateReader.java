package septet.data;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import septet.design.Type;

/// Takes back what a [StateWriter] put into bytes. The bytes are those that were written: checksums are verified before.
/// Where they mean something else than the program expects, it throws [Mismatch].
public final class StateReader {
    /// The state was written by another program or for another design.
    public static final class Mismatch extends RuntimeException {
        Mismatch(String message) {
            super(message);
        }
    }

    private final List<ByteBuffer> blocks;
    private final Dictionary words;
    private final List<Integer> codes = new ArrayList<>(List.of(-1));
    private int next;
    private ByteBuffer block = ByteBuffer.allocate(0);

    public StateReader(List<ByteBuffer> blocks, Dictionary words) {
        this.blocks = blocks.stream().map(each -> each.duplicate().order(ByteOrder.LITTLE_ENDIAN)).toList();
        this.words = words;
    }

    public long number() {
        advance();
        try {
            return block.getLong();
        } catch (BufferUnderflowException e) {
            throw new Mismatch("a number is cut off");
        }
    }

    /// A number of things that follow.
    public int count() {
        long count = number();
        if (count < 0 || count > Integer.MAX_VALUE) throw new Mismatch(count + " things");
        return (int) count;
    }

    public String text() {
        advance();
        if (block.remaining() < Integer.BYTES) throw new Mismatch("a text is cut off");
        int length = block.getInt();
        if (length < 0 || length > block.remaining()) throw new Mismatch("a text of " + length + " bytes");
        String text = new String(block.array(), block.arrayOffset() + block.position(), length, StandardCharsets.UTF_8);
        block.position(block.position() + length);
        return text;
    }

    public long value(Type type) {
        long bits = number();
        if (bits == Values.MISSING || !StateWriter.isWord(type)) return bits;
        if (bits == codes.size()) codes.add(words.code(text()));
        if (bits <= 0 || bits >= codes.size()) throw new Mismatch("word " + bits);
        return codes.get((int) bits);
    }

    public void section(String name) {
        String found = text();
        if (!found.equals(name)) throw new Mismatch(found.length() > 40 ? "no " + name : found + " instead of " + name);
    }

    /// What to throw where what was read does not fit.
    public Mismatch mismatch(String message) {
        return new Mismatch(message);
    }

    /// Makes sure that everything was read.
    public void end() {
        while (!block.hasRemaining() && next < blocks.size()) block = blocks.get(next++);
        if (block.hasRemaining()) throw new Mismatch("something follows its end");
    }

    private void advance() {
        while (!block.hasRemaining() && next < blocks.size()) block = blocks.get(next++);
    }
}
