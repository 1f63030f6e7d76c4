package septet.engines.parquet;

import java.nio.channels.FileChannel;
import java.util.Optional;
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
        long before = 0;
        for (Footer.Group group : footer.groups()) {
            for (int place : here) read(footer.fields().get(columns[place]), group, buffers, new Target(place, into.whole(place), values, before, into));
            before += group.rows();
        }
        if (there.length == 0) return;
        NumberColumns others = table.otherwise().numberColumns().orElseThrow();
        others.read(IntStream.of(there).map(place -> columns[place]).toArray(), new Sink() {
            @Override
            public Optional<double[]> whole(int place) {
                return into.whole(there[place]);
            }

            @Override
            public void numbers(int place, double[] read, int from, int count) {
                into.numbers(there[place], read, from, count);
            }
        });
    }

    private boolean isDirect(int column) {
        Field field = footer.fields().get(column);
        return field.isNumber() && !table.isForeign(field);
    }

    /// Where numbers of one column go.
    ///
    /// @param values for some of them, where not all are kept
    /// @param before rows of the row groups before
    private record Target(int place, Optional<double[]> whole, double[] values, long before, Sink into) {
        /// @param done of this row group
        void read(Column column, long done, int count) {
            int from = whole.isPresent() ? (int) (before + done) : 0;
            column.numbers(whole.orElse(values), from, count);
            into.numbers(place, whole.orElse(values), from, count);
        }
    }

    private void read(Field field, Footer.Group group, Buffers buffers, Target target) {
        Column column = table.column(field, group, buffers);
        for (long done = 0; done < group.rows(); ) {
            int some = (int) Math.min(TOGETHER, group.rows() - done);
            try {
                target.read(column, done, some);
            } catch (Damaged e) {
                throw table.damaged(field, target.before() + done + 1, e);
            }
            done += some;
        }
    }
}
