package septet.data;

import septet.design.Type;

/// A column of a file as expressions see it: text, whether the file holds it as such or as values of a type.
record FileColumn(int slot, FileType held) implements Formula {
    /// In the place of a text that nobody has written yet: the slot holds the value as the file does.
    @SuppressWarnings("StringOperationCanBeSimplified")
    static final String UNWRITTEN = new String("unwritten");

    @Override
    public Type type() {
        return new Type.Raw();
    }

    @Override
    public long value(Row row) {
        return row.values[slot] == Values.MISSING ? Values.MISSING : 0;
    }

    @Override
    public String text(Row row) {
        return isUnwritten(row) ? held.text(row.values[slot]) : row.texts[slot];
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isUnwritten(Row row) {
        return row.texts[slot] == UNWRITTEN;
    }
}
