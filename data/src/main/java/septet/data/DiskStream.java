package septet.data;

import java.io.InputStream;
import java.nio.ByteBuffer;
import septet.world.Disk;

/// A file of the world as a stream, from its beginning.
final class DiskStream extends InputStream {
    private final Disk.Input input;
    private long position;

    DiskStream(Disk.Input input) {
        this.input = input;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        int count = input.read(ByteBuffer.wrap(into, offset, length), position);
        if (count > 0) position += count;
        return count <= 0 ? -1 : count;
    }

    @Override
    public void close() {
        input.close();
    }
}
