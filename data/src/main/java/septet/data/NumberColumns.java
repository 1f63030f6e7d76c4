package septet.data;

import java.util.Optional;

/// The numbers of a file whose columns have types, read as such and column by column: fast, for whoever only counts and compares. What trains and serves reads texts.
public interface NumberColumns {
    long rows();

    /// Whether a column holds numbers, or truths (read as 0 and 1); `column` counts from 0.
    boolean isNumber(int column);

    /// Reads all rows in the order of the file. Several threads may read at once.
    ///
    /// @param columns places of columns of numbers
    void read(int[] columns, Sink into);

    /// Takes what is read.
    interface Sink {
        /// The next numbers of a column; NaN is missing.
        ///
        /// @param place  of the column among those that were asked for
        /// @param values where they stand from `from` on: that of [#whole], or an array that is used again after the call
        void numbers(int place, double[] values, int from, int count);

        /// What all numbers of a column are written to, one behind the other, where they are to be kept; as long as there are rows.
        default Optional<double[]> whole(int place) {
            return Optional.empty();
        }
    }
}
