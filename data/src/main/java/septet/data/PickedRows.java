package septet.data;

/// Rows of another table, each any number of times, in any order.
public interface PickedRows extends Table {
    /// The other table.
    Table table();

    /// For each row its place in the other table.
    int[] places();

    @Override
    default Schema schema() {
        return table().schema();
    }

    @Override
    default Dictionary dictionary() {
        return table().dictionary();
    }

    @Override
    default int rows() {
        return places().length;
    }

    @Override
    default long time(int row) {
        return table().time(places()[row]);
    }

    @Override
    default long arrival(int row) {
        return table().arrival(places()[row]);
    }

    @Override
    default void load(int row, Row into) {
        table().load(places()[row], into);
    }
}
