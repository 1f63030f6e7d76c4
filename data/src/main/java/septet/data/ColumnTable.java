package septet.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import septet.design.Type;

/// A [Table] in arrays: one `long` for each value, in the canonical order.
final class ColumnTable implements Table {
    private final Schema schema;
    private final Dictionary dictionary;
    private final long[] times;
    private final long[] arrivals;
    private final String[] ids;
    private final long[][] values;
    private final String[][] texts;
    private final int[] order;

    /// @param order the places of the rows, as they are to be read
    ColumnTable(Schema schema, Dictionary dictionary, Columns columns, int[] order) {
        this.schema = schema;
        this.dictionary = dictionary;
        times = columns.times();
        arrivals = columns.arrivals();
        ids = columns.ids();
        values = columns.values();
        texts = columns.texts();
        this.order = order;
    }

    /// The values of all rows, in the order of the file.
    ///
    /// @param ids   empty where the source has no id
    /// @param texts one array for each column; empty for those that are no text
    record Columns(long[] times, long[] arrivals, String[] ids, long[][] values, String[][] texts) {}

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public int rows() {
        return order.length;
    }

    @Override
    public long time(int row) {
        return times[order[row]];
    }

    @Override
    public long arrival(int row) {
        return arrivals[order[row]];
    }

    @Override
    public void load(int row, Row into) {
        int at = order[row];
        into.time = times[at];
        into.arrival = arrivals[at];
        into.id = ids.length == 0 ? "" : ids[at];
        for (int column = 0; column < values.length; column++) {
            into.values[column] = values[column][at];
            if (texts[column].length > 0) into.texts[column] = texts[column][at];
        }
    }

    /// A hash of the rows in their order, in words and not in codes: the same for any order of rows in the file.
    String fingerprint() {
        MessageDigest digest = sha();
        ByteBuffer buffer = ByteBuffer.allocate(8);
        digest.update(schema.toString().getBytes(StandardCharsets.UTF_8));
        for (int at : order) {
            put(digest, buffer, times[at]);
            put(digest, buffer, arrivals[at]);
            if (ids.length > 0) put(digest, ids[at]);
            for (int column = 0; column < values.length; column++) {
                long value = values[column][at];
                Type type = schema.columns().get(column).type();
                if (value != Values.MISSING && (type instanceof Type.Category || type instanceof Type.Key)) put(digest, dictionary.word((int) value));
                else if (value != Values.MISSING && texts[column].length > 0) put(digest, texts[column][at]);
                else put(digest, buffer, value);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void put(MessageDigest digest, ByteBuffer buffer, long value) {
        digest.update(buffer.clear().putLong(value).array());
    }

    private static void put(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Rows by time, then id, then content: an order that the file cannot change.
    static int[] canonical(Schema schema, Dictionary dictionary, Columns columns, int rows) {
        boolean sorted = true;
        for (int row = 1; row < rows && sorted; row++) sorted = columns.times()[row - 1] < columns.times()[row];
        int[] order = IntStream.range(0, rows).toArray();
        if (sorted) return order;
        Integer[] boxed = new Integer[rows];
        Arrays.setAll(boxed, i -> i);
        ContentOrder content = new ContentOrder(schema, dictionary, columns);
        Arrays.sort(boxed, content::compare);
        for (int i = 0; i < rows; i++) order[i] = boxed[i];
        return order;
    }
}
