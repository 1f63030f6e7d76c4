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
    private boolean isUnwritten(Row row) {
        return row.texts[slot] == UNWRITTEN;
    }

    /// The column read as a type.
    ///
    /// @param typing of its texts, which decides where the value itself does not tell
    ColumnReader.Value as(Typing typing, Spelling spelling, TimeText times) {
        ColumnReader.Value written = row -> value(row) == Values.MISSING ? Values.MISSING : typing.value(text(row));
        FileValue direct = FileValue.of(held, typing.type(), spelling, times);
        return row -> {
            if (!isUnwritten(row)) return written.of(row);
            long value = direct.of(row.values[slot]);
            return value == Typing.UNREADABLE ? written.of(row) : value;
        };
    }
}
