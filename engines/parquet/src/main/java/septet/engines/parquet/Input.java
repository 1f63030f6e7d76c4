package septet.engines.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that are read from left to right. Who asks for more of them than there are finds the file damaged.
final class Input {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static final Input EMPTY = new Input(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int end;
    private int at;

    /// @param end behind the last byte that may be read
    Input(byte[] bytes, int begin, int end) {
        this.bytes = bytes;
        this.at = begin;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where the next byte stands.
    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    /// Takes so many bytes, and returns where they begin.
    int take(long count) {
        if (count < 0 || count > end - at) throw new Damaged("it ends early");
        int begin = at;
        at += (int) count;
        return begin;
    }

    /// The part of it that the next bytes are.
    Input part(long count) {
        int begin = take(count);
        return new Input(bytes, begin, at);
    }

    /// The next byte, 0 to 255.
    int next() {
        return bytes[take(1)] & 0xFF;
    }

    /// Takes so many numbers of eight bytes.
    void longs(long[] into, int from, int count) {
        eights(count).asLongBuffer().get(into, from, count);
    }

    void doubles(double[] into, int from, int count) {
        eights(count).asDoubleBuffer().get(into, from, count);
    }

    private ByteBuffer eights(int count) {
        return ByteBuffer.wrap(bytes, take((long) count * Long.BYTES), count * Long.BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    int whole() {
        return (int) INT.get(bytes, take(Integer.BYTES));
    }

    /// Seven bits a byte, the lowest first.
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            value |= (long) (next & 127) << shift;
            if (next < 128) return value;
        }
        throw new Damaged("a number has more than 64 bits");
    }

    /// A varint of which the lowest bit is the sign.
    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /// A varint that counts something of which there cannot be more.
    int count(int most) {
        long count = varint();
        if (count < 0 || count > most) throw new Damaged("it counts " + Long.toUnsignedString(count) + " where at most " + most + " can be");
        return (int) count;
    }
}
