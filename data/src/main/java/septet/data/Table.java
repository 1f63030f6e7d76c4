package septet.data;

/// The good rows of one source, in the order that every part sees: by time, then id, then content.
public interface Table {
    Schema schema();

    Dictionary dictionary();

    int rows();

    long time(int row);

    /// When the system learned of the row; where the source does not say, it arrived on time.
    default long arrival(int row) {
        Row loaded = new Row(schema().columns().size());
        load(row, loaded);
        return loaded.arrival;
    }

    /// Copies time, arrival, id and the columns of one row, those known later too, into the first slots of `into`.
    void load(int row, Row into);

    /// The same without the id, where that is cheaper.
    default void loadValues(int row, Row into) {
        load(row, into);
    }

    /// A whole column, encoded as [Values] says. Not to be changed: it may be the table's own.
    default long[] values(int slot) {
        Row loaded = new Row(schema().columns().size());
        long[] values = new long[rows()];
        for (int row = 0; row < values.length; row++) {
            loadValues(row, loaded);
            values[row] = loaded.values[slot];
        }
        return values;
    }

    /// A whole column of numbers as a learner sees it: missing is NaN. Not to be changed: it may be the table's own.
    default double[] numbers(int slot) {
        long[] bits = values(slot);
        double[] numbers = new double[bits.length];
        for (int row = 0; row < bits.length; row++) numbers[row] = Values.number(bits[row]);
        return numbers;
    }

    /// Of all rows; not to be changed.
    default long[] allTimes() {
        long[] times = new long[rows()];
        for (int row = 0; row < times.length; row++) times[row] = time(row);
        return times;
    }

    /// Of all rows; not to be changed.
    default long[] allArrivals() {
        long[] arrivals = new long[rows()];
        for (int row = 0; row < arrivals.length; row++) arrivals[row] = arrival(row);
        return arrivals;
    }

    /// Whether each row arrived when it happened; false where nobody has looked.
    default boolean isPrompt() {
        return false;
    }

    /// Whether no two rows share an id; false where nobody has looked.
    default boolean hasUniqueIds() {
        return false;
    }

    /// The id of a row; empty where it has none.
    default String id(int row) {
        Row loaded = new Row(schema().columns().size());
        load(row, loaded);
        return loaded.id;
    }
}
