package septet.engines.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Exchanger;
import java.util.stream.IntStream;
import septet.data.TextBatch;
import septet.data.TextTable;

/// Rows of some columns on their way from the file to who wants them, in waves of a few batches: while one wave is handed on, the next one is read. Two waves go to and fro, so that
/// they stay in the caches. What is handed on, and what is said of damage, is the same with one thread.
final class Waves {
    /// Bytes of each column that are read at once: there may be thousands.
    static final int AHEAD = 32 << 10;
    private static final int MOST_BATCHES = 4;
    private static final long MOST_BYTES = 4 << 20;

    private final ParquetTable table;
    private final List<Field> fields;
    private final List<Footer.Group> groups;
    private final List<Lane> lanes;
    /// The next row: its line in the file, its group, and how many of that group stand before it.
    private long line = 1;
    private int group;
    private long done;

    Waves(ParquetTable table, List<Field> fields, List<Footer.Group> groups) {
        this.table = table;
        this.fields = fields;
        this.groups = groups;
        lanes = IntStream.range(0, fields.size()).mapToObj(Lane::new).toList();
    }

    /// One column, from row group to row group.
    private final class Lane {
        private final int place;
        private final Field field;
        private final Buffers buffers = new Buffers(AHEAD);
        private int group = -1;
        private Optional<Column> column = Optional.empty();

        Lane(int place) {
            this.place = place;
            this.field = fields.get(place);
        }

        void read(Part part) {
            try {
                if (group != part.group) column = Optional.of(table.column(field, groups.get(part.group), buffers));
                group = part.group;
                column.orElseThrow().fill(part.batch, place, part.typed[place], part.batch.size());
            } catch (Damaged e) {
                throw table.damaged(field, part.batch.line(0), e);
            }
        }
    }

    /// A batch, and of which row group its rows are.
    private final class Part {
        private final TextBatch batch = new TextBatch(fields.size());
        private final long[][] typed = new long[fields.size()][];
        private int group;

        Part() {
            for (int place = 0; place < typed.length; place++) typed[place] = fields.get(place).isText() ? new long[0] : batch.typed(place, fields.get(place).type());
        }

        /// Opens its rows: all of one group.
        void open() {
            group = Waves.this.group;
            int some = (int) Math.min(batch.room(), groups.get(group).rows() - done);
            for (int i = 0; i < some; i++) batch.add(line++);
            done += some;
        }
    }

    /// Some batches, and what is wrong behind them.
    private final class Wave {
        private final List<Part> parts = new ArrayList<>();
        private int size;
        private Optional<Throwable> failure = Optional.empty();
        /// Whether whoever takes rows wants no more.
        private boolean isEnough;

        /// Reads at most so many batches.
        Wave read(int most) {
            size = 0;
            try {
                while (size < most && isMore()) {
                    if (size == parts.size()) parts.add(new Part());
                    Part part = parts.get(size);
                    part.open();
                    for (Lane lane : lanes) lane.read(part);
                    size++;
                }
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            }
            return this;
        }

        /// Whether nothing can come behind it.
        boolean isLast() {
            return size == 0 || failure.isPresent();
        }

        void hand(TextTable.Sink into) {
            for (int i = 0; i < size; i++) {
                into.rows(parts.get(i).batch);
                parts.get(i).batch.renew();
            }
            if (failure.isEmpty()) return;
            if (failure.get() instanceof Error e) throw e;
            throw (RuntimeException) failure.get();
        }
    }

    private boolean isMore() {
        while (group < groups.size() && done == groups.get(group).rows()) {
            group++;
            done = 0;
        }
        return group < groups.size();
    }

    void read(TextTable.Sink into, Workers workers) {
        int most = workers.threads() == 1 ? 1 : most();
        Wave wave = new Wave();
        if (workers.threads() > 1 && !wave.read(most).isLast() && isMore()) {
            side(wave, most, into, workers);
            return;
        }
        // what one wave holds needs no second thread
        for (wave.hand(into); !wave.read(most).isLast(); ) wave.hand(into);
        wave.hand(into);
    }

    /// How many batches are read at once: some megabytes.
    private int most() {
        long bytes = 1;
        for (Field field : fields) {
            bytes += groups.stream().mapToLong(group -> Math.max(Long.BYTES, group.chunks().get(field.leaf()).unpacked() / Math.max(1, group.rows()))).max().orElse(1);
        }
        return Math.clamp(MOST_BYTES / (bytes * new TextBatch(fields.size()).room()), 1, MOST_BATCHES);
    }

    /// Hands on and reads side by side. Whoever hands on ends without failing: the reader would be interrupted, and an interrupted reader closes the file for all who read it.
    private void side(Wave first, int most, TextTable.Sink into, Workers workers) {
        Exchanger<Wave> exchanger = new Exchanger<>();
        Callable<Optional<RuntimeException>> hand = () -> {
            Wave wave = first;
            try {
                wave.hand(into);
                while (!(wave = exchanger.exchange(wave)).isLast()) wave.hand(into);
                wave.hand(into);
                return Optional.empty();
            } catch (RuntimeException e) {
                wave.isEnough = true;
                if (!wave.isLast()) exchanger.exchange(wave);
                return Optional.of(e);
            }
        };
        Callable<Optional<RuntimeException>> read = () -> {
            Wave wave = new Wave();
            do {
                boolean isLast = wave.read(most).isLast();
                wave = exchanger.exchange(wave);
                if (isLast) break;
            } while (!wave.isEnough);
            return Optional.empty();
        };
        workers.all(List.of(hand, read)).getFirst().ifPresent(failure -> {
            throw failure;
        });
    }
}
