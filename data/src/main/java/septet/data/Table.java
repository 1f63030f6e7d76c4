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
}
