package septet.engines.parquet;

import java.nio.channels.FileChannel;
import java.util.stream.IntStream;
import septet.data.NumberColumns;

/// The columns of numbers of one file.
record ParquetNumbers(ParquetTable table, FileChannel file, Footer footer) implements NumberColumns {
    private static final int TOGETHER = 4_096;

    @Override
    public long rows() {
        return footer.rows();
    }

    @Override
    public boolean isNumber(int column) {
        Field field = footer.fields().get(column);
        if (field.isNumber()) return true;
        return field.stored() == Field.Stored.OTHER && table.otherwise().numberColumns().filter(numbers -> numbers.isNumber(column)).isPresent();
    }

    @Override
    public void read(int[] columns, Sink into) {
        int[] here = IntStream.range(0, columns.length).filter(place -> isDirect(columns[place])).toArray();
        int[] there = IntStream.range(0, columns.length).filter(place -> !isDirect(columns[place])).toArray();
        double[] values = new double[TOGETHER];
        Buffers buffers = new Buffers();
        for (Footer.Group group : footer.groups()) {
            for (int place : here) {
                Field field = footer.fields().get(columns[place]);
                read(field, group, table.column(field, group, buffers), values, count -> into.numbers(place, values, count));
            }
        }
        if (there.length == 0) return;
        NumberColumns others = table.otherwise().numberColumns().orElseThrow();
        others.read(IntStream.of(there).map(place -> columns[place]).toArray(), (place, read, count) -> into.numbers(there[place], read, count));
    }

    private boolean isDirect(int column) {
        Field field = footer.fields().get(column);
        return field.isNumber() && !table.isForeign(field);
    }

    /// Hears how many numbers were read.
    private interface Heard {
        void numbers(int count);
    }

    private void read(Field field, Footer.Group group, Column column, double[] values, Heard heard) {
        for (long done = 0; done < group.rows(); ) {
            int some = (int) Math.min(TOGETHER, group.rows() - done);
            try {
                column.numbers(values, some);
            } catch (Damaged e) {
                throw table.damaged(field, done + 1, e);
            }
            heard.numbers(some);
            done += some;
        }
    }
}
