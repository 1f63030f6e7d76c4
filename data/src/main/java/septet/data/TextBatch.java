package septet.data;

import java.util.Arrays;
import java.util.Optional;

/// Some rows of text: the wanted columns of each, and the line (or number, from 1) of the row in its file.
public final class TextBatch {
    public static final int ROOM = 2_048;
    private static final int LEAST_ROOM = 64;
    private static final int MOST_TEXTS = 200_000;
    private static final String[] NO_LIST = {};
    private final String[][] texts;
    /// Of the columns to which the file gives a type: their values, where no text stands. Of those whose texts stand in a list: their places there.
    private final long[][] values;
    private final String[][] lists;
    private final FileType[] types;
    /// Columns in which a text stands.
    private final boolean[] written;
    private final long[] lines;
    private int size;

    public TextBatch(int columns) {
        int room = Math.clamp(MOST_TEXTS / Math.max(1, columns), LEAST_ROOM, ROOM);
        texts = new String[columns][room];
        values = new long[columns][];
        lists = new String[columns][];
        Arrays.fill(lists, NO_LIST);
        types = new FileType[columns];
        written = new boolean[columns];
        Arrays.fill(types, FileType.LETTERS);
        lines = new long[room];
    }

    public int size() {
        return size;
    }

    public int columns() {
        return texts.length;
    }

    /// Rows that it takes: fewer where they are wide.
    public int room() {
        return lines.length;
    }

    public boolean isFull() {
        return size == lines.length;
    }

    public long line(int row) {
        return lines[row];
    }

    /// Whether the file has no value there at all (a null of Parquet); an empty text is a value.
    public boolean lacks(int row, int column) {
        return texts[column][row] == null && (types[column] == FileType.LETTERS && lists[column] == NO_LIST || values[column][row] == Values.MISSING);
    }

    public String text(int row, int column) {
        if (lacks(row, column)) throw new IllegalStateException("row " + row + " lacks column " + column);
        if (lists[column] != NO_LIST) return lists[column][(int) values[column][row]];
        return isTyped(row, column) ? types[column].text(values[column][row]) : texts[column][row];
    }

    /// Whether the value stands there as the column's type in the file says, and not as a text.
    public boolean isTyped(int row, int column) {
        return types[column] != FileType.LETTERS && texts[column][row] == null;
    }

    /// A typed value, or [Values#MISSING].
    public long value(int row, int column) {
        return values[column][row];
    }

    public FileType type(int column) {
        return types[column];
    }

    /// Gives a column a type, and returns where its values are to stand, row by row.
    public long[] typed(int column, FileType type) {
        types[column] = type;
        values[column] = new long[lines.length];
        Arrays.fill(values[column], Values.MISSING);
        return values[column];
    }

    /// Gives all texts of a column as places in a list, until the batch is cleared, and returns where these are to stand, row by row; [Values#MISSING] lacks.
    public long[] listed(int column, String[] list) {
        if (values[column] == null) values[column] = new long[lines.length];
        lists[column] = list;
        return values[column];
    }

    public void clear() {
        for (long[] column : values) if (column != null) Arrays.fill(column, 0, size, Values.MISSING);
        renew();
    }

    /// Empties it for whoever sets every value of every row.
    public void renew() {
        for (int column = 0; column < texts.length; column++) {
            if (written[column]) Arrays.fill(texts[column], 0, size, null);
            written[column] = false;
        }
        Arrays.fill(lists, NO_LIST);
        size = 0;
    }

    /// Opens a row that lacks all values, and returns its place.
    public int add(long line) {
        lines[size] = line;
        return size++;
    }

    public void set(int row, int column, String text) {
        texts[column][row] = text;
        written[column] = true;
    }

    /// All values of a column that the file types; empty where it has none, or a text stands among them. Not to be changed.
    Optional<long[]> held(int column) {
        return types[column] == FileType.LETTERS || written[column] ? Optional.empty() : Optional.of(values[column]);
    }

    /// The list in which all texts of a column stand; none, if they do not.
    String[] list(int column) {
        return lists[column];
    }
}
