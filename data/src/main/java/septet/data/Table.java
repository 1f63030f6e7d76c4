package septet.data;

/// The good rows of one source, in the order that every part sees: by time, then id, then content.
public interface Table {
    Schema schema();

    Dictionary dictionary();

    int rows();

    long time(int row);

    /// Copies time, arrival, id and the columns of one row, those known later too, into the first slots of `into`.
    void load(int row, Row into);
}
