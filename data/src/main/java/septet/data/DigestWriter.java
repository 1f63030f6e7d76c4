package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import septet.world.Disk;

/// Writes numbers and texts, and hashes what it writes.
final class DigestWriter {
    private static final int ROOM = 1 << 18;
    private final Disk.Appender appender;
    private final MessageDigest digest = Hashes.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    DigestWriter(Disk.Appender appender) {
        this.appender = appender;
    }

    void one(int value) {
        room(1).put((byte) value);
    }

    void integer(int value) {
        room(4).putInt(value);
    }

    void whole(long value) {
        room(8).putLong(value);
    }

    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        bytes(bytes, 0, bytes.length);
    }

    void bytes(byte[] bytes, int begin, int length) {
        for (int written = 0; written < length; ) {
            int part = Math.min(length - written, ROOM);
            room(part).put(bytes, begin + written, part);
            written += part;
        }
    }

    /// Writes the hash of everything behind it, and returns it.
    byte[] finish() {
        flush();
        byte[] hash = digest.digest();
        appender.write(ByteBuffer.wrap(hash));
        return hash;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) flush();
        return buffer;
    }

    private void flush() {
        buffer.flip();
        digest.update(buffer.duplicate());
        appender.write(buffer);
        buffer.clear();
    }
}
