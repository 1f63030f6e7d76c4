package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import septet.data.CsvReader;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.Ingest;
import septet.data.Row;
import septet.data.Schema;
import septet.data.SourceSection;
import septet.data.Table;
import septet.data.Values;
import septet.design.Binder;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// What a request may say is the same value in a file, and what is missing there is missing here.
class OneTypingTest {
    private static final long SEED = 8;
    private static final Path FOLDER = Path.of("/design");
    private static final List<String> COLUMNS = List.of("number", "amount", "flag", "when", "word", "card", "label", "tags", "hours");
    private static final String DESIGN = """
            sources:
              rows:
                from: rows.csv
                with: {zone: Europe/Berlin}
                id: id
                format: {decimal: point, missing: [NA, '?']}
                columns: {number: number optional, amount: money EUR optional, flag: boolean optional, when: time optional, word: category optional, card: key optional,
                  label: text optional, tags: list of category, hours: list of time}
            features: {}
            """;
    private static final List<String> TEXTS = List.of("", " ", "NA", " NA ", "na", "?", "0", "-0", "-0.0", "1", " 1", "1.0", "01", "+5", ".5", "5.", "1e3", "1e999", "NaN",
            "Infinity", "0x10", "1_000",
            "1,5", "12.3456", "12.34567", "85.64999999999999", "true", "True", "FALSE", "yes", "n", "on", "2018-03-25", "2018-03-25 02:30", "2018-10-28T02:30",
                    "2018-03-25T02:30:00.1234567Z",
            "2018-03-25T02:30+02:00", "2018-02-30", "25.03.2018", "1522000000", "null", "so", " so ", "so \"so\"", "two\nlines", "漢字 😀", "\\", "a,b", "9".repeat(400),
            "[a, 'b']", "[]", "[a", "a|b;c", "[\"2018-03-25 02:30\", \"2018-03-26\"]", "2018-03-25|2018-10-28T02:30");

    private final SourceSection section = section();
    private final Schema schema = Ingest.schema("rows", section);
    private final Dictionary dictionary = new Dictionary();

    @Test
    void fileAndRequestGiveTheSameSlots() {
        assertThat(firstDifference(row -> row)).isEmpty();
    }

    @Test
    void aMissingWordThatIsReadAsAWordIsCaught() {
        assertThat(firstDifference(row -> {
            int word = schema.slot("word");
            if (row.values[word] == Values.MISSING) row.values[word] = dictionary.code("");
            return row;
        })).isPresent();
    }

    @Test
    void nullAndWhatIsLeftOutAreMissingLikeTheEmptyText() {
        for (String json : List.of("{}", "{\"number\": null}", "{\"number\": \"\"}", "{\"number\": \"NA\"}")) {
            assertThat(requested(json).orElseThrow().values).as(json).containsOnly(Values.MISSING);
        }
    }

    @Test
    void aListOfJsonIsItsText() {
        Row list = requested("{\"tags\": [\"a\", \"b,c\", null], \"hours\": [\"2018-03-25\"]}").orElseThrow();
        Row text = requested("{\"tags\": \"a|b,c\", \"hours\": \"2018-03-25\"}").orElseThrow();
        assertThat(list.values).isEqualTo(text.values).contains(0);
        assertThat(list.texts).isEqualTo(text.texts);
        assertThat(requested("{\"word\": [\"a\"]}")).isEmpty();
    }

    @Test
    void aNumberOfJsonIsItsText() {
        for (String number : List.of("12.5", "1e3", "-0.0", "85.64999999999999", "0")) {
            for (String column : List.of("number", "amount", "card", "label")) {
                Row bare = requested("{\"" + column + "\": " + number + "}").orElseThrow();
                assertThat(bare.values).as(column + " " + number).isEqualTo(requested("{\"" + column + "\": \"" + number + "\"}").orElseThrow().values);
            }
        }
    }

    private Optional<String> firstDifference(UnaryOperator<Row> change) {
        List<String> texts = new ArrayList<>(TEXTS);
        Chance chance = Chance.of(SEED);
        for (int i = 0; i < 300; i++) texts.add(random(chance));
        Map<String, Row> rows = read(texts);
        for (int t = 0; t < texts.size(); t++) {
            for (String column : COLUMNS) {
                Optional<Row> file = Optional.ofNullable(rows.get(column + t));
                Optional<Row> request = requested("{\"" + column + "\": " + json(texts.get(t)) + "}").map(change);
                // a file has its own way of writing dates and numbers; a request that uses it is refused, never read as something else
                if (request.isEmpty()) continue;
                if (file.isEmpty()) return Optional.of(column + " '" + texts.get(t) + "' is only read in a request");
                if (!Arrays.equals(file.get().values, request.get().values) || !Arrays.equals(file.get().texts, request.get().texts)) {
                    return Optional.of("seed " + SEED + ": " + column + " '" + texts.get(t) + "'");
                }
            }
        }
        return Optional.empty();
    }

    private static String random(Chance chance) {
        String letters = "0123456789.-+e:T Ztfyn";
        StringBuilder text = new StringBuilder();
        for (int n = chance.nextInt(8); n >= 0; n--) text.append(letters.charAt(chance.nextInt(letters.length())));
        return text.toString();
    }

    /// The rows of a file that has one row for each text in each column, by column and text; what went to quarantine lacks.
    private Map<String, Row> read(List<String> texts) {
        StringBuilder csv = new StringBuilder("id,").append(String.join(",", COLUMNS)).append('\n');
        for (int t = 0; t < texts.size(); t++) {
            for (String column : COLUMNS) {
                csv.append(column).append(t);
                for (String each : COLUMNS) csv.append(each.equals(column) ? ",\"" + texts.get(t).replace("\"", "\"\"") + "\"" : ",");
                csv.append('\n');
            }
        }
        Disk disk = new SimulatedDisk(Chance.of(1));
        disk.createFolders(FOLDER);
        try (Disk.Appender appender = disk.append(FOLDER.resolve("rows.csv"))) {
            appender.write(ByteBuffer.wrap(csv.toString().getBytes(StandardCharsets.UTF_8)));
        }
        Table table = new Ingest(disk, new CsvReader(disk), Path.of("/store"), dictionary, (_, _) -> { }).read(new Ingest.Request("rows", section, FOLDER, Optional.empty()))
                .table();
        Map<String, Row> rows = new HashMap<>();
        for (int i = 0; i < table.rows(); i++) {
            Row row = new Row(COLUMNS.size());
            table.load(i, row);
            rows.put(row.id, row);
        }
        return rows;
    }

    /// The row of a request; empty where it is refused.
    private Optional<Row> requested(String json) {
        Intake intake = new Intake(schema, Intake.Spelling.of(section, ZoneId.of("Europe/Berlin"), Map.of()), List.of(), dictionary, Limits.DEFAULT);
        Problems problems = new Problems();
        Row row = new Row(COLUMNS.size());
        intake.type(intake.sort(Event.json(json), "event", problems), false, "event", row, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(row);
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static SourceSection section() {
        Problems problems = new Problems();
        DataSection data = TreeReader.read(DESIGN, "test.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems)).orElseThrow().value();
        return data.sources().get("rows");
    }
}
