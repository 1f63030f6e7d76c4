package septet.data;

import java.util.Arrays;

/// Some rows of text: the wanted columns of each, and the line (or number, from 1) of the row in its file.
public final class TextBatch {
    public static final int ROOM = 2_048;
    private static final int LEAST_ROOM = 64;
    private static final int MOST_TEXTS = 200_000;
    private final String[][] texts;
    private final long[] lines;
    private int size;

    public TextBatch(int columns) {
        int room = Math.clamp(MOST_TEXTS / Math.max(1, columns), LEAST_ROOM, ROOM);
        texts = new String[columns][room];
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
        return texts[column][row] == null;
    }

    public String text(int row, int column) {
        String text = texts[column][row];
        if (text == null) throw new IllegalStateException("row " + row + " lacks column " + column);
        return text;
    }

    public void clear() {
        for (String[] column : texts) Arrays.fill(column, 0, size, null);
        size = 0;
    }

    /// Opens a row that lacks all values, and returns its place.
    public int add(long line) {
        lines[size] = line;
        return size++;
    }

    public void set(int row, int column, String text) {
        texts[column][row] = text;
    }
}
