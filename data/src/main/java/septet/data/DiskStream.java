package septet.data;

import java.io.InputStream;
import java.nio.ByteBuffer;
import septet.world.Disk;

/// The bytes of a file from one place to another.
final class DiskStream extends InputStream {
    private final Disk.Input input;
    private final long end;
    private long position;

    DiskStream(Disk.Input input) {
        this(input, 0, input.size());
    }

    /// Closes the input when it is closed.
    DiskStream(Disk.Input input, long begin, long end) {
        this.input = input;
        this.position = begin;
        this.end = end;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        if (position >= end) return -1;
        int count = input.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - position)), position);
        if (count > 0) position += count;
        return count <= 0 ? -1 : count;
    }

    /// What is left; a reader of several packed parts in one file asks for it.
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, end - position));
    }

    @Override
    public void close() {
        input.close();
    }
}
