package septet.engines.parquet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import septet.data.TextBatch;
import septet.data.TextTable;

/// Rows of some columns on their way from the file to who wants them, in waves of batches: while one wave is handed on, the columns of the next one are read, each as a task of its
/// own. What is handed on, and what is said of damage, does not depend on how many threads there are.
final class Waves {
    private static final int FIRST_BATCHES = 4;
    private static final int MOST_BATCHES = 32;
    private static final long MOST_BYTES = 8 << 20;

    private final ParquetTable table;
    private final Workers workers;
    private final List<Field> fields;
    private final List<Footer.Group> groups;
    private final Lane[] lanes;
    /// The next row: its line in the file, its group, and how many of that group stand before it.
    private long line = 1;
    private int group;
    private long done;

    Waves(ParquetTable table, List<Field> fields, List<Footer.Group> groups, Workers workers) {
        this.table = table;
        this.workers = workers;
        this.fields = fields;
        this.groups = groups;
        lanes = IntStream.range(0, fields.size()).mapToObj(Lane::new).toArray(Lane[]::new);
    }

    /// A batch, and of which row group its rows are.
    private final class Part {
        private final TextBatch batch = new TextBatch(fields.size());
        private final long[][] typed = new long[fields.size()][];
        private int group;

        Part() {
            for (int place = 0; place < typed.length; place++) typed[place] = fields.get(place).isText() ? new long[0] : batch.typed(place, fields.get(place).type());
        }
    }

    /// What was wrong with a column.
    ///
    /// @param part of the wave
    private record Failure(int part, int place, RuntimeException how) {}

    /// One column, from row group to row group.
    private final class Lane {
        private final int place;
        private final Field field;
        private final Buffers buffers = new Buffers();
        private int group = -1;
        private Optional<Column> column = Optional.empty();

        Lane(int place) {
            this.place = place;
            this.field = fields.get(place);
        }

        Optional<Failure> read(List<Part> wave) {
            for (int i = 0; i < wave.size(); i++) {
                Part part = wave.get(i);
                try {
                    if (group != part.group) column = Optional.of(table.column(field, groups.get(part.group), buffers));
                    group = part.group;
                    column.orElseThrow().fill(part.batch, place, part.typed[place], part.batch.size());
                } catch (Damaged e) {
                    return Optional.of(new Failure(i, place, table.damaged(field, part.batch.line(0), e)));
                } catch (RuntimeException e) {
                    return Optional.of(new Failure(i, place, e));
                }
            }
            return Optional.empty();
        }
    }

    void read(TextTable.Sink into) {
        List<List<Part>> parts = List.of(new ArrayList<>(), new ArrayList<>());
        int most = most();
        List<Part> ready = next(parts.getFirst(), Math.min(most, FIRST_BATCHES));
        Optional<Failure> failure = read(ready);
        for (int number = 1; !ready.isEmpty(); number++) {
            if (failure.isPresent()) {
                hand(ready.subList(0, failure.get().part()), into);
                throw failure.get().how();
            }
            List<Part> full = ready;
            ready = next(parts.get(number % 2), Math.min(most, 2 * full.size()));
            failure = both(() -> hand(full, into), ready);
        }
    }

    private Optional<Failure> read(List<Part> wave) {
        return first(Stream.of(lanes).map(lane -> lane.read(wave)).toList());
    }

    /// How many batches are read at once: some megabytes, and one where nobody else works.
    private int most() {
        long bytes = 1;
        for (Field field : fields) {
            bytes += groups.stream().mapToLong(group -> Math.max(Long.BYTES, group.chunks().get(field.leaf()).unpacked() / Math.max(1, group.rows()))).max().orElse(1);
        }
        return workers.threads() == 1 ? 1 : Math.clamp(MOST_BYTES / (bytes * new TextBatch(fields.size()).room()), 1, MOST_BATCHES);
    }

    /// Opens the rows of the next wave: at most so many batches, each of one row group.
    private List<Part> next(List<Part> parts, int most) {
        int used = 0;
        while (used < most && group < groups.size()) {
            if (done == groups.get(group).rows()) {
                group++;
                done = 0;
                continue;
            }
            if (used == parts.size()) parts.add(new Part());
            Part part = parts.get(used++);
            part.group = group;
            int some = (int) Math.min(part.batch.room(), groups.get(group).rows() - done);
            for (int i = 0; i < some; i++) part.batch.add(line++);
            done += some;
        }
        return parts.subList(0, used);
    }

    private static void hand(List<Part> wave, TextTable.Sink into) {
        for (Part part : wave) {
            into.rows(part.batch);
            part.batch.clear();
        }
    }

    /// Hands one wave on and reads another. What fails does so behind the other: an interrupted reader would close the file for all.
    private Optional<Failure> both(Runnable hand, List<Part> coming) {
        List<Supplier<Optional<Failure>>> tasks = new ArrayList<>();
        tasks.add(() -> {
            try {
                hand.run();
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(new Failure(-1, 0, e));
            }
        });
        if (!coming.isEmpty()) for (Lane lane : lanes) tasks.add(() -> lane.read(coming));
        Optional<Failure> failure = first(workers.all(tasks));
        failure.filter(each -> each.part() < 0).ifPresent(each -> {
            throw each.how();
        });
        return failure;
    }

    private static Optional<Failure> first(List<Optional<Failure>> failures) {
        return failures.stream().flatMap(Optional::stream).min(Comparator.comparingInt(Failure::part).thenComparingInt(Failure::place));
    }
}
