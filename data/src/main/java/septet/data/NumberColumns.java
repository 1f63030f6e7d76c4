package septet.data;

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
        /// The next numbers of a column; NaN is missing. The array is reused after the call.
        ///
        /// @param place of the column among those that were asked for
        void numbers(int place, double[] values, int count);
    }
}
