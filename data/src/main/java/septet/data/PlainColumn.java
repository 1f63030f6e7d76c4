package septet.data;

import java.util.Optional;

/// A column that is read as it stands in the file, a value at a time or all of a batch.
///
/// @param typing of its texts, which decides where the value itself does not tell
record PlainColumn(FileColumn column, Typing typing, FileValue direct) implements ColumnReader.Value {
    @Override
    public long of(Row raw) {
        if (column.value(raw) == Values.MISSING) return Values.MISSING;
        long value = column.isUnwritten(raw) ? direct.of(raw.values[column.slot()]) : Typing.UNREADABLE;
        return value == Typing.UNREADABLE ? typing.value(column.text(raw)) : value;
    }

    void all(TextBatch batch, Lacking lacking, long[] into) {
        int slot = column.slot();
        Optional<long[]> held = lacking.values() ? Optional.empty() : batch.held(slot);
        if (held.isPresent()) {
            typed(held.get(), batch.size(), into);
            return;
        }
        for (int row = 0; row < batch.size(); row++) {
            long value = Values.MISSING;
            if (!lacking.at(batch, row, slot)) {
                value = batch.isTyped(row, slot) ? direct.of(batch.value(row, slot)) : Typing.UNREADABLE;
                if (value == Typing.UNREADABLE) value = typing.value(batch.text(row, slot));
            }
            into[row] = value;
        }
    }

    private void typed(long[] held, int size, long[] into) {
        for (int row = 0; row < size; row++) {
            long value = held[row] == Values.MISSING ? Values.MISSING : direct.of(held[row]);
            into[row] = value == Typing.UNREADABLE ? typing.value(column.held().text(held[row])) : value;
        }
    }
}
