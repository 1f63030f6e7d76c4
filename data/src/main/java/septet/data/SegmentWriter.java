package septet.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import septet.world.Disk;

/// Writes the frames of a log at its end, segment after segment. One thread at a time.
final class SegmentWriter {
    private static final int LEAST_BUFFER = 1 << 12;
    private static final int BUFFER = 1 << 16;
    private final Disk disk;
    private final Path folder;
    private final int segmentBytes;
    private final Frame frame = new Frame();
    private byte[] buffer = new byte[LEAST_BUFFER];
    private int buffered;
    private Path file;
    private Disk.Appender appender;
    private long first;
    private long end;
    private long chain;

    /// @param limit the size at which a segment ends
    SegmentWriter(Disk disk, Path folder, int limit, LogRecovery recovered) {
        this.disk = disk;
        this.folder = folder;
        segmentBytes = limit;
        first = recovered.first();
        end = recovered.recovery().records();
        chain = recovered.chain();
        file = SegmentHeader.path(folder, first);
        appender = disk.append(file);
    }

    /// Whether a record of this length belongs into the next segment.
    boolean isFullFor(int length) {
        return end > first && appender.size() + buffered + Frame.SIZE + length > segmentBytes;
    }

    /// Puts a record into the buffer and returns its offset.
    long append(byte kind, ByteBuffer payload) {
        int length = payload.remaining();
        makeRoom(Frame.SIZE + length);
        payload.get(buffer, buffered + Frame.SIZE, length);
        chain = frame.finish(buffer, buffered, kind, length, chain);
        buffered += Frame.SIZE + length;
        return end++;
    }

    /// Hands the buffer to the operating system.
    void write() {
        if (buffered > 0) appender.write(ByteBuffer.wrap(buffer, 0, buffered));
        buffered = 0;
    }

    /// Says in the file that everything in it before the position is safe.
    void mark(long position) {
        write();
        appender.write(marking(Frame.MARK, position));
    }

    /// The present one's records are on the device before the next segment exists, that before the present one is ended,
    /// and the end before anything follows it.
    void roll() {
        write();
        appender.sync();
        disk.replace(SegmentHeader.path(folder, end), new SegmentHeader(end, chain).bytes());
        appender.write(marking(Frame.END, appender.size()));
        appender.sync();
        appender.close();
        first = end;
        file = SegmentHeader.path(folder, first);
        appender = disk.append(file);
        mark(SegmentHeader.SIZE);
    }

    Disk.Appender appender() {
        return appender;
    }

    Path file() {
        return file;
    }

    /// The offset of the next record.
    long end() {
        return end;
    }

    long chain() {
        return chain;
    }

    private ByteBuffer marking(byte kind, long position) {
        byte[] bytes = new byte[Frame.SIZE + Frame.MARK_LENGTH];
        frame.mark(bytes, 0, kind, new Frame.SegmentPlace(first, position, chain));
        return ByteBuffer.wrap(bytes);
    }

    private void makeRoom(int bytes) {
        while (buffered + bytes > buffer.length && buffer.length < BUFFER) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        if (buffered + bytes <= buffer.length) return;
        write();
        if (bytes > buffer.length) buffer = new byte[bytes];
    }
}
