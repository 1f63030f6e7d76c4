package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import septet.model.Store;

/// What a person gets wrong, by the command line: place, cause, consequence, remedy, code and exit code; no trace, and nothing is registered.
class BadInputTest {
    private static final UnaryOperator<String> SAME = text -> text;
    @TempDir
    private Path folder;

    /// @param design what is done to a sound design
    /// @param rows   what is done to sound rows
    /// @param said   words of the message
    private record Slip(String name, UnaryOperator<String> design, UnaryOperator<String> rows, int exit, String code, String said) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Slip> slips() {
        return Stream.concat(designs(), rows());
    }

    private static Stream<Slip> designs() {
        return Stream.of(design("broken YAML", "framing:\n", "framing: {\n", "DESIGN-NOT-YAML", "shop.yaml:11:11"),
                design("a key twice", "  predict:", "  task: regression\n  predict:", "DESIGN-DUPLICATE-KEY", "shop.yaml:12:3 framing.task: written twice"),
                design("an unknown key", "learners:", "learnrs:", "DESIGN-UNKNOWN-KEY", "shop.yaml:23:3 model.learnrs: unknown key; nothing reads it. Did you mean learners?"),
                design("a column that is not in the file", "pages: number", "pages: number from pagess", "DATA-NO-COLUMN",
                        "shop.yaml:20:28 data.sources.visits.columns.pages: no column pagess"),
                design("a time that is not in the file", "      columns:", "      time: at\n      columns:", "DATA-NO-COLUMN",
                        "shop.yaml:18:7 data.sources.visits.time: no column at"),
                design("a number that is none", "pages > 5", "pages > many", "FEATURES-UNKNOWN-NAME", "many"));
    }

    private static Stream<Slip> rows() {
        return Stream.of(rows("text where numbers belong", text -> text.replaceAll(",\\d+,", ",many,"), "DATA-ALL-BROKEN", "visits.csv:2 pages: 'many' is not a number (600 rows)"),
                rows("an empty file", text -> "", "DATA-NO-ROWS", "the file is empty; nothing is read. Take a file with rows."),
                rows("no rows", text -> text.substring(0, text.indexOf('\n') + 1), "DATA-NO-ROWS", "no rows; nothing was learned"),
                rows("one class only", text -> text.replace("true,", "false,"), "EVALUATION-ONE-CLASS", "have no positive label; nothing can be learned"),
                rows("labels that never arrive", text -> text.replaceAll("(true|false),", ","), "EVALUATION-NO-LABELS", "no row has a label"),
                new Slip("times that are none", text -> text.replace("      columns:", "      time: device\n      columns:").replace("        device: category\n", ""), SAME, 4,
                        "DATA-ALL-BROKEN",
                        "'phone' is not a time"));
    }

    private static Slip design(String name, String from, String to, String code, String said) {
        return new Slip(name, text -> text.replace(from, to), SAME, 2, code, said);
    }

    private static Slip rows(String name, UnaryOperator<String> rows, String code, String said) {
        return new Slip(name, SAME, rows, 4, code, said);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aSlipIsAnswered(Slip slip) throws IOException {
        Path design = Small.in(folder);
        Files.writeString(design, slip.design.apply(Small.DESIGN));
        Path rows = folder.resolve("visits.csv");
        Files.writeString(rows, slip.rows.apply(Files.readString(rows)));
        Said said = Said.by("run", design);
        refused(said, slip.exit, slip.code, slip.said);
        assertThat(folder.resolve(".septet/shop/runs")).satisfiesAnyOf(runs -> assertThat(runs).doesNotExist(), runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void someBrokenRowsAreSaidAndTheOthersUsed() throws IOException {
        Path design = Small.in(folder);
        Path rows = folder.resolve("visits.csv");
        List<String> lines = Files.readAllLines(rows);
        Files.writeString(rows, String.join("\n", lines).replaceFirst("\n\\w+,\\d+,", "\ntrue,many,") + "\ntrue,9\n");
        Said said = Said.by("run", design);
        assertThat(said.code()).as(said.all()).isZero();
        assertThat(said.err()).contains("quarantine: 1 row, first visits.csv:2 pages: 'many' is not a number [DATA-NOT-A-NUMBER]",
                "quarantine: 1 row, first visits.csv:602 more or fewer values than the first line [DATA-RAGGED-ROW]", "quarantine: all of them in ", "599 rows, 2 in quarantine");
    }

    /// A column of money gives its currency, and no decision a price.
    @Test
    void withoutCostsNothingIsSaidInMoney() throws IOException {
        Path design = Small.in(folder);
        Files.writeString(design, Small.DESIGN.replaceFirst("(?s)  costs:.*?framing:", "framing:").replace("pages > 5", "pages > 5 EUR").replace("pages: number", "pages: money EUR")
                .replace("[roc auc, cost]", "[roc auc]").replace("0..1", "0.5"));
        Said said = Said.by("run", design);
        assertThat(said.all()).contains("The design names no costs of its decisions").doesNotContain("EUR 0");
    }

    @Test
    void aSourceOfAnotherNameIsNotIgnored() {
        Said said = Said.by("run", Small.in(folder), "--source", "visit=" + folder.resolve("visits.csv"));
        refused(said, 2, "DATA-UNKNOWN-SOURCE", "--source visit: the design has no source visit; nothing was done. Did you mean visits?");
    }

    @Test
    void placesThatAreNone() throws IOException {
        Path design = Small.in(folder);
        refused(Said.by("run", design, "--source", "visits=" + folder.resolve("none.csv")), 4, "DATA-NO-FILE", "no such file");
        refused(Said.by("run", design, "--store", folder.resolve("visits.csv")), 5, "DATA-DISK-FAILED", "is a file, where a folder belongs");
        Path damaged = Files.writeString(folder.resolve("not.parquet"), "PAR1 and nothing");
        refused(Said.by("run", design, "--source", "visits=" + damaged), 4, "DATA-DAMAGED-FILE", "not.parquet");
    }

    @Test
    void aPortInUseAndAStoreThatAnotherHolds() throws IOException {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(Said.by("serve", design, "--port", taken.getLocalPort()), 5, "SERVING-PORT-IN-USE", "127.0.0.1:" + taken.getLocalPort() + " cannot be had");
        }
        Path store = folder.resolve(".septet/shop");
        try (Store held = Store.open(Composition.world().disk(), store)) {
            for (String command : List.of("run", "serve", "up")) refused(Said.by(command, design), 5, "MODEL-STORE-HELD", "holds this store");
            assertThat(Said.by("versions", design).out()).as("others may read").contains("v1 serves");
            assertThat(held.registry().versions().all()).hasSize(1);
        }
    }

    private static void refused(Said said, int exit, String code, String words) {
        assertThat(said.code()).as(said.all()).isEqualTo(exit);
        assertThat(said.err()).contains("[" + code + "]", words);
        assertThat(said.all()).doesNotContain("\tat ", "Exception", "BUG");
    }
}
