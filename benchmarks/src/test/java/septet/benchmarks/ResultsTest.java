package septet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private Path folder;

    @Test
    void numbersAreRoundedAsPeopleReadThem() {
        assertThat(Shown.rounded(0.7863094527097105)).isEqualTo(0.786);
        assertThat(Shown.rounded(12.34567)).isEqualTo(12.346);
        assertThat(Shown.rounded(-1234.5678)).isEqualTo(-1234.6);
        assertThat(Shown.rounded(0.000123456)).isEqualTo(0.000123);
        assertThat(Shown.rounded(1.93e-6)).isEqualTo(1.93e-6);
        assertThat(Shown.rounded(0)).isEqualTo(0);
        assertThat(Shown.rounded(Double.NaN)).isNaN();
        assertThat(Shown.rounded(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(List.of(Shown.text(0.87), Shown.text(-2), Shown.text(1234.56), Shown.text(0.0001234567), Shown.text(0)))
                .containsExactly("0.870", "-2.000", "1234.6", "1.23E-4", "0.0");
    }

    @Test
    void theMiddleOfAnEvenNumberLiesBetweenTwo() {
        assertThat(Shown.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(Shown.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Shown.spread(new double[] {9, 1, 5})).isEqualTo("5.000 (1.000..9.000)");
        assertThat(Shown.between(0.12345, 1)).isEqualTo("0.123 to 1.000");
    }

    @Test
    void aFigureIsGoodWhereItIsMetAndEveryPlantedBugWasCaught() {
        assertThat(outcome(true, true).good()).isTrue();
        assertThat(outcome(true, false).good()).isFalse();
        assertThat(outcome(false, true).good()).isFalse();
        assertThat(outcome(true, false).text(1.23456)).isEqualTo("""
                rate: NOT REACHED, n = 7, 1.235 s
                  of it: 0.333
                  each
                    one
                    two
                  planted: a bug: NOT CAUGHT
                """);
    }

    @Test
    void aGoodResultStandsForItsSourcesAlone() {
        results("abc").write(outcome(true, true), 2);
        assertThat(results("abc").standing("rate")).isPresent();
        assertThat(results("abd").standing("rate")).isEmpty();
        assertThat(results("abc").standing("other")).isEmpty();
    }

    @Test
    void whatWasNotReachedOrFoundElsewhereDoesNotStand() throws IOException {
        ResultFile results = results("abc");
        results.write(outcome(true, false), 2);
        assertThat(results.standing("rate")).isEmpty();
        results.write(outcome(true, true), 2);
        Path file = folder.resolve("rate.json");
        Files.writeString(file, Files.readString(file).replace(ResultFile.processor(), "another processor"));
        assertThat(results.standing("rate")).isEmpty();
        Files.writeString(file, "{");
        assertThat(results.standing("rate")).isEmpty();
    }

    @Test
    void aResultFileSaysHowItIsFoundAgain() throws IOException {
        results("abc").write(outcome(true, true), 2);
        assertThat(Files.readString(folder.resolve("rate.json"))).contains("\"command\" : \"./verify deep rate\"", "\"commit\" : \"0123456789ab\"", "\"sources\" : \"abc\"",
                "\"seeds\" : \"1\"", "\"n\" : 7", "\"processor\" : ", "\"of it\" : 0.333", "\"a bug\" : true", "\"good\" : true");
    }

    @Test
    void theFingerprintFollowsSourcesAndNothingElse() throws IOException {
        write("world/src/main/java/World.java", "one");
        write("world/pom.xml", "pom");
        write("examples/shop/design.yaml", "septet: 1");
        String before = Sources.fingerprint(folder);
        write("world/target/classes/World.class", "compiled");
        write("docs/README.md", "words");
        write("benchmarks/results/rate.json", "{}");
        write("septet-demo/design.yaml", "septet: 1");
        assertThat(Sources.fingerprint(folder)).isEqualTo(before);
        write("examples/shop/design.yaml", "septet: 2");
        String changed = Sources.fingerprint(folder);
        assertThat(changed).isNotEqualTo(before);
        write("world/src/test/java/WorldTest.java", "test");
        assertThat(Sources.fingerprint(folder)).isNotIn(before, changed);
    }

    @Test
    void everyFigureStandsInTheTable() throws IOException {
        String table = Files.readString(Repository.ROOT.resolve("benchmarks/README.md"));
        assertThat(Figures.names()).allMatch(name -> table.contains("\n| `" + name + "` | "));
        assertThat(table.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(Figures.names());
    }

    @Test
    void dataThatIsNotHereIsSaid() {
        assertThatThrownBy(() -> NotHere.data("no-such/table.csv")).isInstanceOf(NotHere.class).hasMessageContaining("no-such/table.csv").hasMessageContaining("SEPTET_DATA");
    }

    @Test
    void theMeterSeesAChildThatEndsSoon() throws Exception {
        Path said = folder.resolve("said");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Meter meter = Meter.of(List.of("sh", "-c", java + " -XX:+UseSerialGC -Xms200m -Xmx200m -XX:+AlwaysPreTouch -version; exit 3"), folder, Map.of(), said);
        assertThat(meter.exit()).isEqualTo(3);
        assertThat(meter.seconds()).isPositive();
        assertThat(Files.exists(Path.of("/proc/self/status")) ? meter.megabytes() : 200).isGreaterThan(150);
        assertThat(Files.readString(said)).isNotEmpty();
        assertThatThrownBy(() -> meter.done(said)).hasMessageContaining("exit code 3");
    }

    private ResultFile results(String sources) {
        return new ResultFile(folder, sources, "0123456789ab");
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static Outcome outcome(boolean met, boolean caught) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("of it", 1 / 3.0);
        values.put("each", List.of("one", "two"));
        return new Outcome("rate", "1", 7, values, Map.of("a bug", caught), met);
    }
}
