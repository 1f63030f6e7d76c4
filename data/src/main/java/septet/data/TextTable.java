package septet.data;

import java.util.List;
import java.util.Optional;

/// Rows of text with named columns: a file before its values have types.
public interface TextTable extends AutoCloseable {
    /// The names of the columns as they stand in the file, in its order; `column1`, `column2` ... where it has no header.
    List<String> headers();

    /// How it is written.
    FileShape shape();

    /// Whether the numbers of a column have a type in the file, so that they are written plainly; `column` counts from 0.
    default boolean isPlain(int column) {
        return false;
    }

    /// The type that the file itself gives a column.
    default FileType type(int column) {
        return FileType.LETTERS;
    }

    /// Its columns of numbers, where the file gives them types.
    default Optional<NumberColumns> numberColumns() {
        return Optional.empty();
    }

    /// Reads all rows in the order of the file, each once. A table may be read again, from its beginning.
    ///
    /// @param columns the places of the columns that are wanted, from 0
    void read(int[] columns, Sink into);

    @Override
    void close();

    /// Takes what is read, in the order of the file.
    interface Sink {
        /// The batch is reused after the call.
        void rows(TextBatch batch);

        /// A line that is no row of the table, so that it has no columns.
        ///
        /// @param code why, such as `DATA-RAGGED-ROW`
        /// @param raw  the line as it stands in the file, cut where it is very long
        void broken(long line, String code, String raw);
    }
}
