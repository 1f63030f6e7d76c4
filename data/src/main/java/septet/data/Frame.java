package septet.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// How one record stands in a segment.
///
/// | byte | length | |
/// |---|---|---|
/// | 0 | 4 | CRC-32C of everything that follows in the frame |
/// | 4 | 4 | n, the length of the payload |
/// | 8 | 8 | chain: XXH64 of kind and payload, seeded with the chain of the record before |
/// | 16 | 1 | kind: 1 to 127 a record; 0 a mark, -1 the end of the segment |
/// | 17 | n | payload |
///
/// A *mark* says that everything up to a position was on the device when it was written (the first one of a segment: that the end of the
/// segment before was); the *end*, that the next segment was, too.
/// Their payload is the first offset of the segment and that position (8 bytes each). They are no records:
/// they have no offset and leave the chain as it is. All numbers are little-endian.
final class Frame {
    static final int SIZE = 17;
    static final byte MARK = 0;
    static final byte END = -1;
    static final int MARK_LENGTH = 16;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();

    /// Completes a frame whose payload already stands in its place, and returns the chain after it.
    long finish(byte[] bytes, int at, byte kind, int length, long chain) {
        bytes[at + 16] = kind;
        long next = kind > 0 ? chain(bytes, at, length, chain) : chain;
        INT.set(bytes, at + 4, length);
        LONG.set(bytes, at + 8, next);
        INT.set(bytes, at, checksum(bytes, at, length));
        return next;
    }

    /// Writes a mark or an end.
    void mark(byte[] bytes, int at, byte kind, SegmentPlace place) {
        LONG.set(bytes, at + SIZE, place.first());
        LONG.set(bytes, at + SIZE + 8, place.position());
        finish(bytes, at, kind, MARK_LENGTH, place.chain());
    }

    boolean isWhole(byte[] bytes, int at, int length) {
        return (int) INT.get(bytes, at) == checksum(bytes, at, length);
    }

    /// Whether there is a mark or an end of this segment that proves the byte at `proven` safe.
    boolean proves(byte[] bytes, int at, long first, long proven) {
        return length(bytes, at) == MARK_LENGTH && bytes[at + 16] <= MARK && markedFirst(bytes, at) == first && marked(bytes, at) > proven
                && isWhole(bytes, at, MARK_LENGTH);
    }

    static int length(byte[] bytes, int at) {
        return (int) INT.get(bytes, at + 4);
    }

    static long chain(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 8);
    }

    /// The chain after a record with this kind and payload.
    static long chain(byte[] bytes, int at, int length, long before) {
        return Xxh64.hash(bytes, at + 16, length + 1, before);
    }

    static long markedFirst(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + SIZE);
    }

    static long marked(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + SIZE + 8);
    }

    private int checksum(byte[] bytes, int at, int length) {
        crc.reset();
        crc.update(bytes, at + 4, SIZE - 4 + length);
        return (int) crc.getValue();
    }

    /// A position in the segment that begins with record `first`, and the chain there.
    record SegmentPlace(long first, long position, long chain) {}
}
