package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands upon a store in which a design was run.
class StoreCommandsTest {
    @TempDir
    private static Path folder;
    private static Path design;
    private static Path store;
    private static Said run;

    @BeforeAll
    static void run() {
        design = Small.in(folder);
        store = folder.resolve(".septet/shop");
        run = Said.by("run", design);
    }

    @Test
    void theRunMadeAVersion() {
        assertThat(run.err() + run.out()).contains("report: ");
        Said said = Said.by("versions", design);
        assertThat(said.out()).contains("v1", "registered", "v1 serves");
        assertThat(Said.by("plan", design).out()).contains("v1 was made by this very design");
    }

    @Test
    void comparesByTheRunOfEach() throws IOException {
        Path other = Files.writeString(folder.resolve("other.yaml"), Small.DESIGN.replace("pages > 5", "pages > 6"));
        Path page = folder.resolve("page.html");
        Said said = Said.by("compare", design, other, "--page", page);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("One line differs", "shop.yaml", "other.yaml", "page: ");
        assertThat(said.err()).contains("other.yaml was not run as it stands now");
        assertThat(page).content().startsWith("<!doctype html>");
        assertThat(Said.by("compare", design + "@v1", store.resolve("runs/v1")).code()).isZero();
        assertThat(Said.by("compare", store.resolve("runs/v1/run.json"), design).code()).isZero();
        assertThat(Said.by("compare", design + "@v9", design).err()).contains("no run of v9");
        assertThat(Said.by("compare", design).err()).contains("missing required parameter: 'B'");
        assertThat(Said.by("compare", design, folder).err()).contains("is a folder");
        assertThat(Said.by("compare", design, folder.resolve("visits.csv")).code()).isEqualTo(2);
        Path noRun = Files.writeString(folder.resolve("no.json"), "{}");
        assertThat(Said.by("compare", design, noRun).err()).contains("DESIGN-RUN-UNREADABLE");
        assertThat(Said.by("compare", design, other, "--page", folder).err()).contains("COMMAND-OUTPUT");
    }

    @Test
    void drawsWhatWasMeasured() {
        assertThat(Said.by("draw", design, "--run", "v1").out()).startsWith("<svg").isNotEqualTo(Said.by("draw", design).out());
        assertThat(Said.by("draw", design, "--run", "v7").err()).contains("no run of v7");
    }

    @Test
    void promotesAndRollsBackByHand() {
        assertThat(Said.by("promote", design, "v1").out()).contains("v1 serves already");
        assertThat(Said.by("promote", design, "v8").err()).contains("MODEL-VERSION-UNKNOWN");
        assertThat(Said.by("promote", design).err()).contains("'VERSION'");
        assertThat(Said.by("rollback", design).err()).contains("MODEL-NOTHING-BEFORE");
        assertThat(Said.by("promote", design, "v1", "--store", folder.resolve("none")).err()).contains("MODEL-STORE-MISSING");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /// The second run of an unchanged design repeats nothing and makes the same bytes; so does one whose kept steps were damaged, which repeats all.
    @Test
    void anUnchangedRunRepeatsNothing() throws IOException {
        Path own = Files.createDirectories(folder.resolve("again"));
        Path again = Small.in(own);
        Path store = own.resolve(".septet/shop");
        assertThat(Said.by("run", again).err()).contains("reused: 0 of ");
        assertThat(Said.by("run", again).err()).containsPattern("reused: ([0-9]+) of \\1 steps");
        try (var steps = Files.list(store.resolve("steps"))) {
            for (Path step : steps.toList()) {
                byte[] bytes = Files.readAllBytes(step);
                bytes[bytes.length / 2] ^= 1;
                Files.write(step, bytes);
            }
        }
        assertThat(Said.by("run", again).err()).contains("reused: 0 of ");
        String[] models = new String[3];
        for (int i = 0; i < models.length; i++) models[i] = model(store.resolve("runs/v" + (i + 1) + "/run.json"));
        assertThat(models[0]).isNotEmpty().isEqualTo(models[1]).isEqualTo(models[2]);
        assertThat(Said.by("plan", again).out()).contains("Kept and reused: ingest, tune");
    }

    private static String model(Path run) throws IOException {
        return septet.loop.RunJson.read(Files.readAllBytes(run), "run.json").lineage().model();
    }

    @Test
    void explainsADecisionFromTheLog() {
        try (Septet system = Septet.open(design)) {
            system.decide(septet.serving.Event.json("{\"id\": \"e1\", \"pages\": 9, \"device\": \"phone\"}"));
        }
        Said said = Said.by("explain", "decision", "e1", design);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("decision", "v1", "pages", "9.0", "phone");
        assertThat(Said.by("explain", "decision", "e1", design, "--json").out()).contains("\"features\":{\"pages\":\"9.0\"");
        assertThat(said.out()).contains("the average training row", "together", "Shapley", "It would have been skip with pages");
        assertThat(Said.by("explain", "decision", "e2", design).err()).contains("COMMAND-NO-DECISION");
        assertThat(Said.by("doctor", design, "--port", "0").out()).contains("all readable");
    }

    @Test
    void predictsRowsInTheirOrderAndLosesNone() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "device,pages,unread\nphone,9,x\ndesk,many,x\ndesk,1,x\n");
        byte[] log = bytes();
        Said said = Said.by("predict", design, rows);
        assertThat(said.code()).as(said.err()).isEqualTo(4);
        assertThat(said.out().lines()).hasSize(3);
        assertThat(said.out().lines().toList().get(0)).startsWith("{\"row\":1,").contains("\"version\":\"v1\"", "\"score\":0.");
        assertThat(said.out().lines().toList().get(1)).startsWith("{\"row\":2,\"line\":3,\"problems\":[").contains("many");
        assertThat(said.out().lines().toList().get(2)).startsWith("{\"row\":3,");
        assertThat(said.err()).contains("rows.csv:3 ");
        Path lines = Files.writeString(folder.resolve("rows.jsonl"), "{\"device\":\"phone\",\"pages\":9}\n\nno json\n");
        Said json = Said.by("predict", design, lines);
        assertThat(json.out().lines().toList().get(0)).contains(score(said));
        assertThat(json.out().lines().toList().get(1)).contains("\"line\":3", "SERVING-NOT-JSON");
        assertThat(Said.by("predict", design, folder).err()).contains("is a folder");
        assertThat(Said.by("predict", design, folder.resolve("no.csv")).err()).contains("DATA-NO-FILE");
        assertThat(Said.by("predict", design, rows, "--store", folder.resolve("none")).err()).contains("MODEL-STORE-MISSING");
        assertThat(bytes()).isEqualTo(log);
    }

    private static String score(Said said) {
        String line = said.out().lines().findFirst().orElseThrow();
        return line.substring(line.indexOf("\"score\":"), line.indexOf(",\"reasons\""));
    }

    private static byte[] bytes() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try (var files = Files.list(store.resolve("log"))) {
            for (Path file : files.sorted().toList()) all.write(Files.readAllBytes(file));
        }
        return all.toByteArray();
    }
}
