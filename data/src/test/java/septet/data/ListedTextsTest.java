package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.world.Chance;
import septet.world.RealWorld;

/// A column whose texts stand in lists, as those of a dictionary do, is read as one whose texts stand one by one.
class ListedTextsTest {
    private static final long SEED = 9;
    private static final int ROWS = 9_000;
    private static final List<String> WORDS = List.of("red", " green ", "", "?", "12", "1.5", "2018-04-01", "yes", "x");

    @TempDir
    Path folder;

    /// How texts are handed over.
    private enum Way { LISTED, ONE_BY_ONE, ONE_PLACE_OFF }

    private record Rows(Way way) implements TextTable {
        @Override
        public List<String> headers() {
            return List.of("a", "b");
        }

        @Override
        public FileShape shape() {
            return FileShape.typed("rows");
        }

        @Override
        public void read(int[] columns, Sink into) {
            Chance chance = Chance.of(SEED);
            TextBatch batch = new TextBatch(columns.length);
            for (int done = 0; done < ROWS; done += batch.size(), into.rows(batch), batch.clear()) {
                // each batch may have a list of its own, or none
                List<String> words = WORDS.subList(chance.nextInt(3), WORDS.size() - chance.nextInt(2));
                boolean listed = chance.nextInt(4) > 0 && way != Way.ONE_BY_ONE;
                int size = Math.min(1 + chance.nextInt(batch.room()), ROWS - done);
                for (int row = 0; row < size; row++) batch.add(done + row + 1);
                for (int column = 0; column < columns.length; column++) {
                    long[] places = listed ? batch.listed(column, words.toArray(String[]::new)) : new long[size];
                    for (int row = 0; row < size; row++) {
                        places[row] = chance.nextInt(8) == 0 ? Values.MISSING : chance.nextInt(words.size());
                        if (way == Way.ONE_PLACE_OFF && places[row] > 0) places[row]--;
                        if (!listed && places[row] != Values.MISSING) batch.set(row, column, words.get((int) places[row]));
                    }
                }
            }
        }

        @Override
        public void close() {}
    }

    private record Reader(Way way) implements TableReader {
        @Override
        public boolean reads(Path file) {
            return file.toString().endsWith(".rows");
        }

        @Override
        public TextTable open(Path file, Format format) {
            return new Rows(way);
        }
    }

    private List<String> read(Way way, String columns, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("all.rows"), "rows");
        Problems problems = new Problems();
        String design = "sources:\n  rows:\n    from: all.rows\n    time: from 1996-05-07 every 30m\n    " + more + "\n    columns: " + columns + "\nfeatures: {}\n";
        SourceSection section = TreeReader.read(design, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems))
                .orElseThrow(() -> new AssertionError(problems.list())).value().sources().get("rows");
        Path store = Files.createTempDirectory(folder, "store");
        Ingest.Result result = new Ingest(RealWorld.start().disk(), new Reader(way), store, new Dictionary(), (_, _) -> { })
                .read(new Ingest.Request("rows", section, folder, Optional.of(file)));
        List<String> broken = result.report().quarantine().isEmpty() ? List.of() : Files.readAllLines(Path.of(result.report().quarantine()));
        return IntStream.range(0, 2 + broken.size()).mapToObj(i -> i == 0 ? result.report().fingerprint() : i == 1 ? "" + result.report().kept() : broken.get(i - 2)).toList();
    }

    @Test
    void theTableIsTheSame() throws IOException {
        for (String columns : List.of("{a: category optional, b: text optional}", "{a: number optional, b: key optional}", "{a: boolean optional, b: time optional}",
                "{a: category, b: list of category}", "{c: category optional from lower(a), b: category}")) {
            for (String more : List.of("", "format: {missing: [\"?\", \"12\"]}")) {
                assertThat(read(Way.LISTED, columns, more)).as("seed %d %s %s", SEED, columns, more).isEqualTo(read(Way.ONE_BY_ONE, columns, more));
            }
        }
    }

    @Test
    void anotherPlaceIsAnotherTable() throws IOException {
        String columns = "{a: category optional, b: text optional}";
        assertThat(read(Way.ONE_PLACE_OFF, columns, "")).isNotEqualTo(read(Way.ONE_BY_ONE, columns, ""));
    }
}
