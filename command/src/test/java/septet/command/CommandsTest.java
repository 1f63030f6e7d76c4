package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Good and careless uses of every command that needs no run.
class CommandsTest {
    private static final Path EXAMPLE = Rooms.repository().resolve("examples/card-fraud/design.yaml");
    @TempDir
    private Path folder;

    static Set<String> names() {
        return shown(Commands.line(new Console(System.out, System.err)));
    }

    /// What no person asks for is not shown.
    private static Set<String> shown(CommandLine line) {
        return line.getSubcommands().entrySet().stream().filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden()).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @ParameterizedTest
    @MethodSource("names")
    void onlyTheCommandThatIsAskedForIsMade(String name) {
        Console console = new Console(System.out, System.err);
        assertThat(Commands.line(console, "--json", name, "check").getSubcommands().keySet()).containsExactly(name);
        assertThat(shown(Commands.line(console, "--help"))).isEqualTo(names());
    }

    @Test
    void aloneItNamesThreeCommandsToBeginWith() {
        Said said = Said.by();
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("septet demo", "septet new card-fraud", "septet check");
        assertThat(said.out().lines()).hasSizeLessThan(12);
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpTeachesByExample(String name) {
        Said said = Said.by(name, "--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Usage: septet " + name).contains("\n  septet " + name);
        assertThat(said.out().lines()).allMatch(line -> line.length() <= 180);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSurplusOptionIsRefusedWithoutATrace(String name) {
        Said said = Said.by(name, "--jsn");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("COMMAND-USAGE").contains("Did you mean --json?").doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearest() {
        Said said = Said.by("chek", "x");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualToNormalizingNewlines("septet: unknown command chek; nothing was done. Did you mean check? [COMMAND-USAGE]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "review", "draw", "plan", "versions", "rollback", "run", "serve", "up"})
    void aDesignIsMissingOrAFolderOrEmptyOrNoText(String name) throws IOException {
        assertThat(Said.by(name).err()).contains("missing required parameter", "septet " + name + " --help");
        assertThat(Said.by(name, folder.resolve("no.yaml")).err()).contains("there is no such file", "DESIGN-NO-FILE");
        assertThat(Said.by(name, folder).err()).contains("is a folder", "DESIGN-NO-FILE");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        assertThat(Said.by(name, empty).err()).contains("DESIGN-EMPTY");
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {0, 1, (byte) 0xff, (byte) 0xfe});
        Said said = Said.by(name, bytes);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.all()).doesNotContain("\tat ").doesNotContain("BUG");
    }

    @Test
    void checkSaysWhatToDoNext() {
        Said said = Said.by("check", EXAMPLE);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("requirement", "estimate", "gate", "positives", "can be decided");
        assertThat(said.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("Next:"));
        assertThat(said.out().stripTrailing()).endsWith("design.yaml is sound. Next: septet run " + EXAMPLE);
    }

    /// Shows what a change does to the page that everybody sees first. `SEPTET_WRITE=true` writes the file anew.
    @Test
    void checkOfTheExampleReadsLikeTheCommittedText() throws IOException {
        Path golden = Rooms.repository().resolve("command/src/test/resources/check/card-fraud.txt");
        String said = Said.by("check", EXAMPLE).all().replace(EXAMPLE.toString(), "design.yaml").replace(System.lineSeparator(), "\n");
        if ("true".equals(System.getenv("SEPTET_WRITE"))) Files.writeString(golden, said);
        assertThat(said).isEqualToNormalizingNewlines(Files.readString(golden));
    }

    @Test
    void checkCountsErrors() throws IOException {
        Path leaky = Files.writeString(folder.resolve("leaky.yaml"), Files.readString(EXAMPLE).replace("slices:", "slice:").replace("l2:", "l3:"));
        Said said = Said.by("check", leaky);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("DESIGN-UNKNOWN-KEY", "Did you mean slices?");
        assertThat(said.out()).contains("cannot run: 2 errors").contains("Next: septet explain DESIGN-UNKNOWN-KEY");
    }

    @Test
    void jsonIsOneEventForEachLine() {
        Said said = Said.by("check", "--json", EXAMPLE);
        assertThat(said.out().lines()).allMatch(line -> line.startsWith("{\"event\":")).anyMatch(line -> line.contains("\"gate\"")).anyMatch(line -> line.contains("\"checked\""));
        assertThat(said.err()).isEmpty();
    }

    @Test
    void drawsSvgAndMermaid() {
        assertThat(Said.by("draw", EXAMPLE).out()).startsWith("<svg");
        assertThat(Said.by("draw", EXAMPLE, "--format", "mermaid").out()).startsWith("flowchart");
        assertThat(Said.by("draw", EXAMPLE, "--format", "png").err()).contains("svg, mermaid");
        assertThat(Said.by("draw", EXAMPLE, "--run", folder.resolve("none/run.json")).err()).contains("COMMAND-NO-RUN");
    }

    @Test
    void plansWhatWasNeverRun() {
        Said said = Said.by("plan", EXAMPLE, "--store", folder.resolve("none"));
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("generate card payments", "12 trials each", "training.within", "Nothing was run yet");
        assertThat(Said.by("plan", EXAMPLE, "--source", "payment=rows.csv").err()).contains("DATA-UNKNOWN-SOURCE", "Did you mean payments?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESIGN-UNKNOWN-KEY", "design-unknown-key", "serving.decide", "decide", "average precision", "Average precision", "roc auc", "canary",
            "shadow", "drift",
        "gate", "point-in-time", "cost", "COMMAND-USAGE"})
    void explains(String thing) {
        Said said = Said.by("explain", thing);
        assertThat(said.err()).isEmpty();
        assertThat(said.out().length()).isGreaterThan(60);
    }

    @Test
    void explainsWordByWordAndByTheNearest() {
        assertThat(Said.by("explain", "average", "precision").out()).contains("Davis and Goadrich");
        Said said = Said.by("explain", "canry");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Did you mean canary");
        assertThat(Said.by("explain").err()).contains("name what is to be explained");
        assertThat(Said.by("explain", "decision", "1").err()).contains("DESIGN");
    }

    @Test
    void writesANewDesignOnce() {
        Path into = folder.resolve("mine");
        Said said = Said.by("new", "card-fraud", "--folder", into);
        assertThat(said.code()).isZero();
        assertThat(Said.by("check", into.resolve("design.yaml")).code()).isZero();
        assertThat(into.resolve("runbooks/card-fraud.md")).exists();
        assertThat(Said.by("new", "card-fraud", "--folder", into).err()).contains("COMMAND-EXISTS");
        assertThat(Said.by("new", "card-frau").err()).contains("Did you mean card-fraud?");
        assertThat(Said.by("new", "visits.csv", "--predict", "bought").err()).contains("DATA-NO-FILE");
    }

    @Test
    void looksIntoATableAndDraftsADesign() throws IOException {
        StringBuilder rows = new StringBuilder("visits;city;bought\n");
        for (int i = 0; i < 300; i++) rows.append(i * 7 % 40).append(';').append(i % 3 == 0 ? "Ulm" : "?").append(';').append(i * 7 % 40 > 25 ? "yes" : "no").append('\n');
        Path table = Files.writeString(folder.resolve("visits.csv"), rows);
        Path page = folder.resolve("visits.html");
        assertThat(Said.by("explore", table, "--predict", "bought", "--page", page).out()).contains("300 rows, 3 columns", "To predict: bought", "page: ");
        assertThat(Files.readString(page)).contains("Columns that may know the answer");
        assertThat(Said.by("explore", "--json", table).out()).contains("\"event\":\"exploration\"", "\"missing\":200");
        Path into = folder.resolve("drafted");
        assertThat(Said.by("new", table, "--predict", "bought", "--folder", into).code()).isZero();
        assertThat(Files.readString(into.resolve("design.yaml"))).contains("separator: semicolon", "bought: boolean known later", "left out: visits: guess: it leaks");
        assertThat(Said.by("check", into.resolve("design.yaml")).code()).isZero();
        assertThat(Said.by("new", table, "--predict", "bougt", "--folder", into.resolve("x")).err()).contains("Did you mean bought?");
        assertThat(Said.by("new", table, "--folder", into.resolve("x")).err()).contains("--predict COLUMN");
        assertThat(Said.by("explore", folder.resolve("none.csv")).err()).contains("DATA-NO-FILE");
    }

    /// An archive with several tables asks for one of them by name, and takes the name that it asks for.
    @Test
    void looksIntoATableOfAnArchive() throws IOException {
        Path archive = folder.resolve("months.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String month : List.of("april", "may")) {
                zip.putNextEntry(new ZipEntry(month + ".csv"));
                StringBuilder rows = new StringBuilder("x,bought\n");
                for (int i = 0; i < 200; i++) rows.append(i * 7 % 40).append(i * 7 % 40 > i % 37 ? ",yes\n" : ",no\n");
                zip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Said.by("explore", archive).err()).contains("DATA-SEVERAL-FILES", "months.zip/april.csv");
        assertThat(Said.by("explore", archive.resolve("may.csv")).out()).contains("200 rows, 2 columns");
        assertThat(Said.by("new", archive.resolve("may.csv"), "--predict", "bought", "--folder", folder.resolve("may")).code()).isZero();
        assertThat(Said.by("explore", archive.resolve("june.csv")).err()).contains("june.csv").doesNotContain("BUG");
        assertThat(Said.by("explore", folder.resolve("none.zip/may.csv")).err()).contains("DATA-NO-FILE");
    }

    /// Cyrillic letters side by side: what the bytes do not tell, a person does, and the draft says it.
    @Test
    void anEncodingThatNobodyCanTellIsAskedFor() throws java.io.IOException {
        Path table = folder.resolve("visits-1251.csv");
        StringBuilder text = new StringBuilder("город,визиты,куплено\n");
        for (int row = 0; row < 300; row++) text.append(row % 3 == 0 ? "Москва" : "Пермь").append(",").append(row % 17).append(",").append(row % 17 > 8 ? "да" : "нет").append("\n");
        Files.write(table, text.toString().getBytes(java.nio.charset.Charset.forName("windows-1251")));
        Path into = folder.resolve("cyrillic");
        assertThat(Said.by("new", table, "--predict", "куплено", "--folder", into).err()).contains("DATA-ENCODING", "--encoding");
        assertThat(Said.by("new", table, "--predict", "куплено", "--encoding", "windows-1251", "--folder", into).code()).isZero();
        assertThat(Files.readString(into.resolve("design.yaml"))).contains("encoding: windows-1251", "Москва");
        assertThat(Said.by("check", into.resolve("design.yaml")).code()).isZero();
    }

    @Test
    void examinesTheMachine() throws IOException {
        int port;
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            Said said = Said.by("doctor", "--port", port);
            assertThat(said.code()).isEqualTo(5);
            assertThat(said.out()).contains("JDK", "memory", "cores", "disk space", "sync", "DuckDB", "XGBoost", port + " is taken");
        }
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("something"), "else");
        assertThat(Said.by("doctor", EXAMPLE, "--store", foreign, "--port", port).out()).contains("NOT OK", "there is no store");
    }

    /// What a reviewer says of the example before any run, word by word. `SEPTET_WRITE=true` writes the file anew.
    @Test
    void theReviewOfTheExampleReadsLikeTheCommittedText() throws IOException {
        Path golden = Rooms.repository().resolve("command/src/test/resources/review/card-fraud.txt");
        Path page = folder.resolve("review.html");
        Said review = Said.by("review", EXAMPLE, "--store", folder.resolve("none"), "--page", page);
        String said = review.all().replace(page.toString(), "review.html").replace(System.lineSeparator(), "\n");
        if ("true".equals(System.getenv("SEPTET_WRITE"))) Files.writeString(golden, said);
        assertThat(said).isEqualTo(Files.readString(golden));
        assertThat(review.code()).isZero();
        assertThat(Files.readString(page)).contains("Where I would go on asking", "Content-Security-Policy", "question-c1").doesNotContain("http://", "<script");
        assertThat(Said.by("review", "--json", EXAMPLE, "--store", folder.resolve("none")).out().lines().filter(line -> line.startsWith("{\"event\":\"question\""))).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boosted trees", "two towers", "hour", "mean", "coalesce", "ndcg", "regression", "serving.decide", "average precision", "EVALUATION-NO-GUARDRAIL",
            "isotonic"})
    void explainsKeysKindsFunctionsMetricsAndCodes(String thing) {
        Said said = Said.by("explain", thing);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).hasSizeGreaterThan(thing.length() + 15);
    }

    /// In a real bash: what stands before the cursor, and what is offered.
    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"rev, review", "che, check", "explain dec, decision", "run --str, --strict", "serve --po, --port"})
    void completesInABash(String typed, String offered) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("septet.bash"), Said.by("completion", "bash").out());
        String[] words = ("septet " + typed).split(" ");
        String ask = "source " + script + "; COMP_WORDS=(septet " + typed + "); COMP_CWORD=" + (words.length - 1) + "; _complete_septet; echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said.strip().split("\\s+")).contains(offered);
        assertThat(Said.by("completion", "zsh").out()).startsWith("autoload");
        assertThat(Said.by("completion", "fish").err()).contains("COMMAND-USAGE");
    }

    @Test
    void theSchemaIsTheCommittedOne() throws IOException {
        assertThat(Said.by("schema").out()).isEqualToNormalizingNewlines(Files.readString(Rooms.repository().resolve("docs/septet.schema.json")));
    }

    @Test
    void everyCommandIsDescribedOnItsPage() throws IOException {
        String page = Files.readString(Rooms.repository().resolve("docs/commands.md"));
        for (String name : names()) {
            assertThat(page).contains("\n## septet " + name + "\n");
            assertThat(page).containsPattern("(?m)^(?:\\$ )?septet " + name + "\\b.*");
        }
    }
}
