package septet.engines.parquet;

import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.NumberColumns;

/// The columns of numbers of one file.
record ParquetNumbers(ParquetTable table, FileChannel file, Footer footer) implements NumberColumns {
    private static final int TOGETHER = 4_096;
    /// Bytes of the file that are read at once.
    private static final int AHEAD = 512 << 10;

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
        readHere(columns, IntStream.range(0, columns.length).filter(place -> isDirect(columns[place])).toArray(), into);
        int[] there = IntStream.range(0, columns.length).filter(place -> !isDirect(columns[place])).toArray();
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

    /// @param here places among the columns
    private void readHere(int[] columns, int[] here, Sink into) {
        double[] values = new double[TOGETHER];
        Buffers buffers = new Buffers(AHEAD);
        Chunk[] chunks = new Chunk[here.length];
        long before = 0;
        for (Footer.Group group : footer.groups()) {
            for (int i = 0; i < here.length; i++) chunks[i] = group.chunks().get(footer.fields().get(columns[here[i]]).leaf());
            for (int i = 0; i < here.length; i++) {
                buffers.window().want(end(chunks, i));
                read(footer.fields().get(columns[here[i]]), group, buffers, new Target(here[i], into.whole(here[i]), values, before, into));
            }
            before += group.rows();
        }
    }

    /// Where a chunk ends, and those that stand right behind it.
    private static long end(Chunk[] chunks, int first) {
        long end = chunks[first].end();
        for (int next = first + 1; next < chunks.length && chunks[next].begin() == end; next++) end = chunks[next].end();
        return end;
    }

    private boolean isDirect(int column) {
        Field field = footer.fields().get(column);
        return field.isNumber() && !table.isForeign(field) && !table.areTooMany(List.of(field));
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
