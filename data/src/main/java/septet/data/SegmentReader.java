package septet.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import septet.world.Disk;

/// The frames of one segment, in order, each checked.
final class SegmentReader implements AutoCloseable {
    /// What stands at the present position: nothing is the end of the file; a broken frame may be an unfinished one.
    enum Step { RECORD, MARK, END, NOTHING, BROKEN }

    private static final int CHUNK = 1 << 18;
    private final Path file;
    private final Disk.Input input;
    private final SegmentHeader header;
    private final Frame frame = new Frame();
    private byte[] bytes = {};
    /// The bytes in the buffer: where they begin in the file, and how many there are.
    private long start;
    private int filled;
    /// Behind the last good frame: in the file, and in the log.
    private long position = SegmentHeader.SIZE;
    private long offset;
    private long chain;
    /// The last good frame, in the buffer; and whether it is a mark for everything before it.
    private int last;
    private boolean marked;
    private String broken = "";
    private boolean chainBroken;

    SegmentReader(Disk disk, Path file) {
        this.file = file;
        this.input = disk.open(file);
        try {
            header = SegmentHeader.read(file, input);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
        offset = header.first();
        chain = header.chain();
    }

    Step step() {
        Step step = look();
        if (step != Step.BROKEN) return step;
        filled = 0; // the file may have grown since this part of it was read
        return look();
    }

    private Step look() {
        chainBroken = false;
        if (!has(Frame.SIZE)) {
            if (available() == 0) return Step.NOTHING;
            return broken("the record is cut off");
        }
        int at = (int) (position - start);
        int length = Frame.length(bytes, at);
        if (length < 0 || length > LogLimits.LARGEST_RECORD) return broken("the length of the record is impossible");
        if (!has(Frame.SIZE + length)) return broken("the record is cut off");
        at = (int) (position - start);
        if (!frame.isWhole(bytes, at, length)) return broken("the checksum of the record is wrong");
        byte kind = bytes[at + 16];
        long next = kind > 0 ? Frame.chain(bytes, at, length, chain) : chain;
        if (next != Frame.chain(bytes, at)) {
            chainBroken = true;
            return broken("the record does not follow from the one before");
        }
        if (kind <= 0 && (length != Frame.MARK_LENGTH || kind < Frame.END)) return broken("the record has an unknown form");
        return good(at, kind, length);
    }

    private Step good(int at, byte kind, int length) {
        last = at;
        chain = Frame.chain(bytes, at);
        marked = kind <= 0 && Frame.marked(bytes, at) == position;
        position += Frame.SIZE + length;
        if (kind == Frame.MARK) return Step.MARK;
        if (kind == Frame.END) return Step.END;
        offset++;
        return Step.RECORD;
    }

    private Step broken(String what) {
        broken = what;
        return Step.BROKEN;
    }

    /// Brings so many bytes from the present position on into the buffer, if the file has them.
    private boolean has(int wanted) {
        if (available() >= wanted) return true;
        if (input.size() - position < wanted) {
            if (available() < Math.min(wanted, Frame.SIZE)) fill(Frame.SIZE);
            return false;
        }
        fill(wanted);
        return available() >= wanted;
    }

    private long available() {
        return Math.max(0, start + filled - position);
    }

    private void fill(int wanted) {
        int useful = (int) Math.min(CHUNK, input.size() - position);
        if (bytes.length < Math.max(wanted, useful)) bytes = new byte[Math.max(wanted, useful)];
        start = position;
        filled = Math.max(0, input.read(ByteBuffer.wrap(bytes), position));
    }

    /// Whether the segment itself proves that the byte at the present position had been on the device.
    boolean provesItsEnd() {
        int length = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(0, input.size() - position));
        byte[] rest = new byte[length];
        int read = Math.max(0, input.read(ByteBuffer.wrap(rest), position));
        for (int at = 0; at <= read - Frame.SIZE - Frame.MARK_LENGTH; at++) if (frame.proves(rest, at, header.first(), position)) return true;
        return false;
    }

    /// The good frames, with the header.
    byte[] goodBytes() {
        byte[] good = new byte[Math.toIntExact(position)];
        int read = input.read(ByteBuffer.wrap(good), 0);
        return read == good.length ? good : Arrays.copyOf(good, Math.max(0, read));
    }

    byte kind() {
        return bytes[last + 16];
    }

    /// The payload of the last record, valid until the next step.
    ByteBuffer payload() {
        return ByteBuffer.wrap(bytes, last + Frame.SIZE, Frame.length(bytes, last)).slice().asReadOnlyBuffer();
    }

    Frame.SegmentPlace place() {
        return new Frame.SegmentPlace(header.first(), position, chain);
    }

    Path file() {
        return file;
    }

    SegmentHeader header() {
        return header;
    }

    long size() {
        return input.size();
    }

    long position() {
        return position;
    }

    /// The offset of the next record.
    long offset() {
        return offset;
    }

    long chain() {
        return chain;
    }

    /// Whether the last good frame proves everything before it.
    boolean marked() {
        return marked;
    }

    String whatIsBroken() {
        return broken;
    }

    boolean isChainBroken() {
        return chainBroken;
    }

    @Override
    public void close() {
        input.close();
    }
}
