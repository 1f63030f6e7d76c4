package septet.data;

import java.util.Arrays;

/// The values of one row as text; each may lack, and an empty text is a value.
public final class TextRow {
    private static final byte[] NO_BOX = new byte[0];
    private final String[] texts;
    private byte[] box = NO_BOX;

    /// A row of which everything lacks.
    public TextRow(int columns) {
        texts = new String[columns];
    }

    /// A row of which nothing lacks.
    public static TextRow of(String... texts) {
        TextRow row = new TextRow(texts.length);
        for (int i = 0; i < texts.length; i++) row.set(i, texts[i]);
        return row;
    }

    public int size() {
        return texts.length;
    }

    public boolean lacks(int column) {
        return texts[column] == null;
    }

    public String text(int column) {
        String text = texts[column];
        if (text == null) throw new IllegalStateException("the row lacks column " + column);
        return text;
    }

    public void set(int column, String text) {
        texts[column] = text;
    }

    /// What its personal values are, sealed ([Subjects]); no bytes where it has none. In their places stand pseudonyms.
    byte[] box() {
        return box;
    }

    /// The same without its last place, with a box in its stead.
    TextRow boxed(byte[] content) {
        TextRow row = new TextRow(texts.length - 1);
        System.arraycopy(texts, 0, row.texts, 0, texts.length - 1);
        row.seal(content);
        return row;
    }

    void seal(byte[] content) {
        box = content;
    }

    /// Whether a pseudonym stands there.
    public boolean hides(int column) {
        return !lacks(column) && Pseudonym.is(texts[column]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextRow that && Arrays.equals(texts, that.texts) && Arrays.equals(box, that.box);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        return Arrays.toString(texts);
    }
}
