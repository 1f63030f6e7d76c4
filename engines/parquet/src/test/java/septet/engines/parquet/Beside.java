package septet.engines.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import septet.data.Format;
import septet.data.NumberColumns;
import septet.data.TableReader;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.engines.duckdb.ParquetReader;
import septet.world.RealWorld;

/// What one reader reads, written down; to be held beside what another one does.
final class Beside {
    private Beside() {}

    /// Files that were written by others (`write-files.py` beside them tells how).
    static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of(Beside.class.getResource("snappy.parquet").toURI()).getParent())) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A reader that counts how often it is asked.
    static final class Counting implements TableReader {
        private final ParquetReader reader = new ParquetReader();
        int asked;

        @Override
        public boolean reads(Path file) {
            return reader.reads(file);
        }

        @Override
        public TextTable open(Path file, Format format) {
            asked++;
            return reader.open(file, format);
        }
    }

    /// One that reads as many columns at a time.
    static TableReader reader(TableReader otherwise, int threads) {
        return new ParquetFiles(otherwise, RealWorld.start().scheduler(), threads);
    }

    static List<String> texts(TextTable table, int... columns) {
        List<String> rows = new ArrayList<>();
        table.read(columns, new TextTable.Sink() {
            @Override
            public void rows(TextBatch batch) {
                for (int row = 0; row < batch.size(); row++) {
                    int at = row;
                    rows.add(batch.line(row) + IntStream.range(0, columns.length).mapToObj(place -> batch.lacks(at, place) ? "<lacks>" : "<" + batch.text(at, place) + ">")
                            .collect(Collectors.joining()));
                }
            }

            @Override
            public void broken(long line, String code, String raw) {
                throw new AssertionError(line + " " + code + " " + raw);
            }
        });
        return rows;
    }

    /// The bits of all numbers, column by column.
    static List<List<Long>> numbers(TextTable table, int... columns) {
        NumberColumns numbers = table.numberColumns().orElseThrow();
        List<List<Long>> read = IntStream.of(columns).mapToObj(_ -> (List<Long>) new ArrayList<Long>()).toList();
        numbers.read(columns, (place, values, from, count) -> {
            for (int i = from; i < from + count; i++) read.get(place).add(Double.doubleToLongBits(values[i]));
        });
        return read;
    }

    /// The same, where all of them are kept.
    static List<List<Long>> kept(TextTable table, int... columns) {
        NumberColumns numbers = table.numberColumns().orElseThrow();
        double[][] kept = new double[columns.length][(int) numbers.rows()];
        int[] ends = new int[columns.length];
        numbers.read(columns, new NumberColumns.Sink() {
            @Override
            public Optional<double[]> whole(int place) {
                return Optional.of(kept[place]);
            }

            @Override
            public void numbers(int place, double[] values, int from, int count) {
                if (values != kept[place] || from != ends[place]) throw new AssertionError("column " + place + " goes on at " + from + ", and not at " + ends[place]);
                ends[place] += count;
            }
        });
        return Arrays.stream(kept).map(values -> Arrays.stream(values).mapToObj(Double::doubleToLongBits).toList()).toList();
    }

    static int[] numberColumns(TextTable table) {
        NumberColumns numbers = table.numberColumns().orElseThrow();
        return IntStream.range(0, table.headers().size()).filter(numbers::isNumber).toArray();
    }
}
