package septet.data;

import java.util.Arrays;
import java.util.Optional;

/// A column that is read as it stands in the file, a value at a time or all of a batch.
final class PlainColumn implements ColumnReader.Value {
    private final FileColumn column;
    private final Typing typing;
    private final FileValue direct;
    /// The list in which texts of the last batch stood, and what is known of its words; [Typing#UNREADABLE] where nothing is.
    private String[] list = {};
    private long[] known = {};

    /// @param typing of its texts, which decides where the value itself does not tell
    PlainColumn(FileColumn column, Typing typing, FileValue direct) {
        this.column = column;
        this.typing = typing;
        this.direct = direct;
    }

    FileColumn column() {
        return column;
    }

    Typing typing() {
        return typing;
    }

    @Override
    public long of(Row raw) {
        if (column.value(raw) == Values.MISSING) return Values.MISSING;
        long value = column.isUnwritten(raw) ? direct.of(raw.values[column.slot()]) : Typing.UNREADABLE;
        return value == Typing.UNREADABLE ? typing.value(column.text(raw)) : value;
    }

    void all(TextBatch batch, Lacking lacking, long[] into) {
        int slot = column.slot();
        if (batch.list(slot).length > 0) {
            listed(batch, lacking, into);
            return;
        }
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

    /// Each word of a list is read once.
    private void listed(TextBatch batch, Lacking lacking, long[] into) {
        int slot = column.slot();
        if (list != batch.list(slot)) {
            list = batch.list(slot);
            known = new long[list.length];
            Arrays.fill(known, Typing.UNREADABLE);
        }
        for (int row = 0; row < batch.size(); row++) {
            long place = batch.value(row, slot);
            long value = place == Values.MISSING ? Values.MISSING : known[(int) place];
            if (value == Typing.UNREADABLE) {
                value = lacking.at(batch, row, slot) ? Values.MISSING : typing.value(list[(int) place]);
                known[(int) place] = value;
            }
            into[row] = value;
        }
    }

    private void typed(long[] held, int size, long[] into) {
        direct.all(held, size, into);
        for (int row = 0; row < size; row++) if (into[row] == Typing.UNREADABLE) into[row] = typing.value(column.held().text(held[row]));
    }
}
