package septet.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import septet.world.Disk;

/// Reads what a [DigestWriter] wrote, and believes it only when the hash at the end agrees.
final class DigestReader {
    private static final int ROOM = 1 << 18;
    private static final int HASH = 32;
    private final Disk.Input input;
    private final MessageDigest digest = Hashes.digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN).flip();
    private final long end;
    private long position;

    DigestReader(Disk.Input input) {
        this.input = input;
        end = Math.max(0, input.size() - HASH);
    }

    /// The file is not what was written.
    static final class Damaged extends Exception {
        Damaged() {
            super("damaged", null, false, false);
        }
    }

    byte one() throws Damaged {
        return room(1).get();
    }

    int integer() throws Damaged {
        return room(4).getInt();
    }

    long whole() throws Damaged {
        return room(8).getLong();
    }

    /// A number of things that take so many bytes each, which the file must still hold.
    int count(int bytesEach) throws Damaged {
        int count = integer();
        expect(count >= 0 && (long) count * bytesEach <= end - position + buffer.remaining());
        return count;
    }

    byte[] bytes(int length) throws Damaged {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length; ) {
            int part = Math.min(length - read, ROOM);
            room(part).get(bytes, read, part);
            read += part;
        }
        return bytes;
    }

    String text() throws Damaged {
        return new String(bytes(count(1)), StandardCharsets.UTF_8);
    }

    void expect(boolean right) throws Damaged {
        if (!right) throw new Damaged();
    }

    /// The hash of everything, which stands at the end of the file.
    byte[] finish() throws Damaged {
        expect(position == end && !buffer.hasRemaining());
        byte[] found = digest.digest();
        ByteBuffer written = ByteBuffer.allocate(HASH);
        expect(input.read(written, end) == HASH && MessageDigest.isEqual(written.array(), found));
        return found;
    }

    private ByteBuffer room(int bytes) throws Damaged {
        while (buffer.remaining() < bytes) {
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + end - position));
            int begin = buffer.position();
            int count = buffer.hasRemaining() ? input.read(buffer, position) : -1;
            if (count > 0) {
                position += count;
                digest.update(buffer.array(), begin, count);
            }
            buffer.flip();
            expect(count > 0);
        }
        return buffer;
    }
}
