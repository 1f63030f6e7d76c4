package septet.engines.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Bytes of a file that stand in memory, for whoever reads it from left to right.
final class Window {
    private final int ahead;
    private byte[] bytes = new byte[0];
    /// Where in the file the first of them stands, and how many there are.
    private long begin;
    private int size;
    private long wanted;

    /// @param ahead so many bytes are read at once, where there are that many
    Window(int ahead) {
        this.ahead = ahead;
    }

    byte[] bytes() {
        return bytes;
    }

    /// All bytes before this one will be asked for too.
    void want(long end) {
        wanted = end;
    }

    /// Sees to it that so many bytes stand here, and returns where they begin.
    ///
    /// @param position in the file
    /// @param end      in the file, of what they belong to
    int hold(FileChannel file, long position, int count, long end) {
        long at = position - begin;
        if (at >= 0 && at + count <= size) return (int) at;
        if (count > end - position) throw new Damaged("it ends early");
        int room = (int) Math.min(Math.max(end, wanted) - position, Math.max(count, ahead));
        byte[] into = bytes.length < room ? new byte[room] : bytes;
        int kept = at >= 0 && at < size ? size - (int) at : 0;
        if (kept > 0) System.arraycopy(bytes, (int) at, into, 0, kept);
        bytes = into;
        begin = position;
        size = 0;
        read(file, ByteBuffer.wrap(into, kept, room - kept), position);
        size = room;
        return 0;
    }

    private static void read(FileChannel file, ByteBuffer into, long position) {
        try {
            while (into.hasRemaining()) if (file.read(into, position + into.position()) < 0) throw new Damaged("it ends early");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
