package septet.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.data.FileShape;
import septet.data.NumberColumns;
import septet.data.TextBatch;
import septet.data.TextTable;

/// A table in memory, as texts, and as numbers too where it is typed.
record SmallTable(List<String> headers, List<String[]> rows, boolean typed) implements TextTable {
    @Override
    public FileShape shape() {
        return FileShape.typed("memory");
    }

    @Override
    public Optional<NumberColumns> numberColumns() {
        return typed ? Optional.of(new Numbers(this)) : Optional.empty();
    }

    @Override
    public void read(int[] columns, Sink into) {
        TextBatch batch = new TextBatch(columns.length);
        for (int i = 0; i < rows.size(); i++) {
            int row = batch.add(i + 1L);
            for (int place = 0; place < columns.length; place++) if (!rows.get(i)[columns[place]].isEmpty()) batch.set(row, place, rows.get(i)[columns[place]]);
            if (!batch.isFull() && i + 1 < rows.size()) continue;
            into.rows(batch);
            batch.clear();
        }
    }

    @Override
    public void close() {
        // nothing is open
    }

    /// All columns whose first value is a number.
    private record Numbers(SmallTable table) implements NumberColumns {
        private static final int BATCH = 700;

        @Override
        public long rows() {
            return table.rows.size();
        }

        @Override
        public boolean isNumber(int column) {
            return table.rows.getFirst()[column].matches("-?[0-9.]+(E-?[0-9]+)?");
        }

        @Override
        public void read(int[] columns, Sink into) {
            double[] values = new double[BATCH];
            for (int from = 0; from < table.rows.size(); from += BATCH) {
                int many = Math.min(BATCH, table.rows.size() - from);
                for (int place = 0; place < columns.length; place++) {
                    double[] target = into.whole(place).orElse(values);
                    int begin = target == values ? 0 : from;
                    Arrays.fill(values, -1);
                    for (int i = 0; i < many; i++) {
                        String text = table.rows.get(from + i)[columns[place]];
                        target[begin + i] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
                    }
                    into.numbers(place, target, begin, many);
                }
            }
        }
    }
}
