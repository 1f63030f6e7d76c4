package septet.engines.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of one column in one row group, of which each number may be a lie.
///
/// @param type  of the column, by its number in the format; `converted`: -1 for nothing
/// @param codec by its number
/// @param rows  that it says there are
record MadeFile(int type, int converted, int codec, long rows, List<Page> pages) {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /// @param kind     of the older kind: 0 of values, 2 of a dictionary
    /// @param values   that it says there are
    /// @param unpacked bytes that it says there are
    record Page(int kind, int encoding, int values, int unpacked, byte[] bytes) {
        void write(Thrifty to) {
            to.number(1, I32, kind).number(2, I32, unpacked).number(3, I32, bytes.length).begin(kind == PageHeader.DATA ? 5 : 7);
            to.number(1, I32, values).number(2, I32, encoding);
            if (kind == PageHeader.DATA) to.number(3, I32, Encodings.RLE).number(4, I32, Encodings.RLE);
            to.end().end().bytes.writeBytes(bytes);
        }
    }

    static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) bytes.putLong(value);
        return bytes.array();
    }

    /// Differences of zero: so many times the same number.
    static byte[] same(long count, long number) {
        Thrifty to = new Thrifty();
        to.varint(1 << 16).varint(1).varint(count).varint(number << 1);
        for (long done = 1; done < count; done += 1 << 16) to.varint(0).bytes.write(0);
        return to.bytes.toByteArray();
    }

    void write(Path file) throws IOException {
        Thrifty to = new Thrifty();
        to.bytes.writeBytes(MAGIC);
        pages.forEach(page -> page.write(to));
        int end = to.bytes.size();
        to.number(1, I32, 1).list(2, STRUCT, 2);
        to.text(4, "root").number(5, I32, 1).end();
        to.number(1, I32, type).number(3, I32, 0).text(4, "c");
        if (converted >= 0) to.number(6, I32, converted);
        to.end().number(3, I64, rows).list(4, STRUCT, 1).list(1, STRUCT, 1).number(2, I64, 4).begin(3);
        to.number(1, I32, type).list(2, I32, 1).varint(0).text(3, LIST, "c").number(4, I32, codec).number(5, I64, rows).number(6, I64, Integer.MAX_VALUE)
                .number(7, I64, end - MAGIC.length).number(9, I64, MAGIC.length).end();
        to.end().number(2, I64, end).number(3, I64, rows).end().end();
        int length = to.bytes.size() - end;
        to.bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
        to.bytes.writeBytes(MAGIC);
        Files.write(file, to.bytes.toByteArray());
    }

    /// Writes structs: each field by its number, each struct until its end.
    private static final class Thrifty {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Thrifty field(int number, int type) {
            bytes.write(type);
            return varint(2L * number);
        }

        Thrifty varint(long value) {
            long left = value;
            for (; left >>> 7 != 0; left >>>= 7) bytes.write((int) (left & 127 | 128));
            bytes.write((int) left);
            return this;
        }

        Thrifty number(int field, int type, long value) {
            return field(field, type).varint(value << 1 ^ value >> 63);
        }

        Thrifty text(int field, String text) {
            field(field, BINARY).varint(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        /// One text in a list.
        Thrifty text(int field, int list, String text) {
            field(field, list).bytes.write(1 << 4 | BINARY);
            varint(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Thrifty list(int field, int of, int size) {
            field(field, LIST).bytes.write(size << 4 | of);
            return this;
        }

        Thrifty begin(int field) {
            return field(field, STRUCT);
        }

        Thrifty end() {
            bytes.write(0);
            return this;
        }
    }
}
