package septet.engines.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// Finds out from the end of a file what stands in it.
final class FooterReader {
    static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    private static final int ENDING = 8;
    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_PAGES_BYTES = 1 << 30;

    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<Footer.Group> groups = new ArrayList<>();
    private long rows;
    private int leaves;

    private FooterReader() {}

    static Footer read(FileChannel file) throws IOException {
        long size = file.size();
        if (size < 4 + ENDING) throw new Damaged("it is too short");
        Input ending = new Input(bytes(file, size - ENDING, ENDING), 0, ENDING);
        long length = Integer.toUnsignedLong(ending.whole());
        if (ending.whole() != MAGIC) throw new Damaged("it does not end as Parquet does");
        if (length > Math.min(MOST_BYTES, size - ENDING - 4)) throw new Damaged("what it says of itself is longer than the file");
        return of(new Input(bytes(file, size - ENDING - length, (int) length), 0, (int) length), size);
    }

    static byte[] bytes(FileChannel file, long at, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer into = ByteBuffer.wrap(bytes);
        while (into.hasRemaining()) if (file.read(into, at + into.position()) < 0) throw new Damaged("it ends early");
        return bytes;
    }

    /// @param size of the file
    static Footer of(Input input, long size) {
        FooterReader reader = new FooterReader();
        Thrift thrift = new Thrift(input);
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            switch (field) {
                case 2 -> thrift.list(() -> reader.schema.add(new SchemaElement(thrift)));
                case 3 -> reader.rows = thrift.number();
                case 4 -> thrift.list(() -> reader.group(thrift, size));
                case 8, 9 -> throw new Damaged("it is encrypted");
                default -> { }
            }
        }
        List<Field> fields = reader.fields();
        long together = 0;
        for (Footer.Group group : reader.groups) {
            if (group.chunks().size() != reader.leaves) throw new Damaged("a row group has " + group.chunks().size() + " columns, and not " + reader.leaves);
            together = Math.addExact(together, group.rows());
        }
        if (together != reader.rows) throw new Damaged("its row groups have " + together + " rows, and not " + reader.rows);
        return new Footer(fields, reader.groups, reader.rows);
    }

    /// The schema is a tree, written from its root on, each before its children.
    private List<Field> fields() {
        if (schema.isEmpty() || schema.getFirst().children < 0) throw new Damaged("it has no schema");
        List<Field> fields = new ArrayList<>();
        int at = 1;
        for (int i = 0; i < schema.getFirst().children; i++) {
            if (at >= schema.size()) throw new Damaged("its schema names more columns than it has");
            fields.add(schema.get(at).field(leaves));
            at = behind(at);
        }
        if (at != schema.size()) throw new Damaged("its schema has more columns than it names");
        return fields;
    }

    /// Counts the leaves of a subtree, and returns what comes behind it.
    private int behind(int at) {
        long open = 1;
        int next = at;
        while (open > 0) {
            if (next >= schema.size()) throw new Damaged("its schema ends early");
            int children = schema.get(next++).children;
            if (children < 0) throw new Damaged("a column has " + children + " parts");
            if (children == 0) leaves++;
            open += children - 1;
        }
        return next;
    }

    private void group(Thrift thrift, long size) {
        List<Chunk> chunks = new ArrayList<>();
        long count = -1;
        thrift.struct();
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            if (field == 1) thrift.list(() -> chunks.add(chunk(thrift, size)));
            if (field == 3) count = thrift.number();
        }
        if (count < 0) throw new Damaged("a row group has " + count + " rows");
        groups.add(new Footer.Group(count, chunks));
    }

    private static Chunk chunk(Thrift thrift, long size) {
        Draft draft = new Draft();
        thrift.struct();
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            switch (field) {
                case 1 -> throw new Damaged("a column stands in another file");
                case 3 -> draft.read(thrift);
                case 8, 9 -> throw new Damaged("it is encrypted");
                default -> { }
            }
        }
        return draft.chunk(size);
    }

    /// A chunk on its way from the file.
    private static final class Draft {
        private int codec = -1;
        private long encodings;
        private long values = -1;
        private long unpacked;
        private long compressed;
        private long dataPage;
        private long dictionaryPage;

        void read(Thrift thrift) {
            thrift.struct();
            for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
                switch (field) {
                    case 2 -> thrift.list(() -> encodings |= 1L << Math.clamp(thrift.number(), 0, Long.SIZE - 1));
                    case 4 -> codec = thrift.integer();
                    case 5 -> values = thrift.number();
                    case 6 -> unpacked = thrift.number();
                    case 7 -> compressed = thrift.number();
                    case 9 -> dataPage = thrift.number();
                    case 11 -> dictionaryPage = thrift.number();
                    default -> { }
                }
            }
        }

        Chunk chunk(long size) {
            long begin = dictionaryPage > 0 && dictionaryPage < dataPage ? dictionaryPage : dataPage;
            if (codec < 0 || values < 0 || begin < 4 || compressed < 0 || unpacked < 0 || begin > size - compressed) throw new Damaged("a column lies outside the file");
            return new Chunk(codec, encodings, values, begin, compressed, Math.min(unpacked, MOST_PAGES_BYTES));
        }
    }
}
