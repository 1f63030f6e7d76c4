package septet.data;

/// The rows of another table, one for one, in its order, with the same columns first: their known times may be other, and further columns may stand behind.
public interface SameRows extends Table {
    /// The other table.
    Table told();

    /// A value of a further column.
    ///
    /// @param column counts from 0, behind the columns of the other table
    default long further(int column, int row) {
        throw new IndexOutOfBoundsException(column);
    }

    @Override
    default Dictionary dictionary() {
        return told().dictionary();
    }

    @Override
    default int rows() {
        return told().rows();
    }

    @Override
    default long time(int row) {
        return told().time(row);
    }

    @Override
    default long arrival(int row) {
        return told().arrival(row);
    }

    @Override
    default boolean hasUniqueIds() {
        return told().hasUniqueIds();
    }

    @Override
    default String id(int row) {
        return told().id(row);
    }

    @Override
    default long[] allTimes() {
        return told().allTimes();
    }

    @Override
    default boolean isPrompt() {
        return told().isPrompt();
    }

    @Override
    default long[] allArrivals() {
        return told().allArrivals();
    }

    @Override
    default void load(int row, Row into) {
        told().load(row, into);
        loadFurther(row, into);
    }

    @Override
    default void loadValues(int row, Row into) {
        told().loadValues(row, into);
        loadFurther(row, into);
    }

    private void loadFurther(int row, Row into) {
        int first = told().schema().columns().size();
        for (int slot = first; slot < schema().columns().size(); slot++) into.values[slot] = further(slot - first, row);
    }

    @Override
    default long[] values(int slot) {
        int first = told().schema().columns().size();
        if (slot < first) return told().values(slot);
        long[] values = new long[rows()];
        for (int row = 0; row < values.length; row++) values[row] = further(slot - first, row);
        return values;
    }

    @Override
    default double[] numbers(int slot) {
        return slot < told().schema().columns().size() ? told().numbers(slot) : Table.super.numbers(slot);
    }
}
