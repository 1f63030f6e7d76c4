package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.world.Chance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `septet drift A B` on files.
class DriftCommandTest {
    @TempDir
    private Path folder;

    /// Two numbers that go together, or against each other, and a word.
    private Path table(String name, int seed, double together, double shift) throws IOException {
        Chance chance = Chance.of(seed);
        StringBuilder text = new StringBuilder("height,weight,town\n");
        for (int i = 0; i < 4_000; i++) {
            double height = chance.nextGaussian();
            text.append(String.format(Locale.ROOT, "%.5f,%.5f,%s%n", height + shift, together * height + 0.6 * chance.nextGaussian(), chance.nextInt(2) == 0 ? "ulm" : "bonn"));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatMovedIsSaid() throws IOException {
        Path before = table("a.csv", 1, 0.8, 0);
        Said same = Said.by("drift", before, table("b.csv", 2, 0.8, 0), "--strict");
        assertThat(same.code()).isZero();
        assertThat(same.out()).contains("0 of 3 columns drifted");
        Said moved = Said.by("drift", before, table("c.csv", 3, 0.8, 1), "--strict");
        assertThat(moved.code()).isEqualTo(1);
        assertThat(moved.out()).contains("1 of 3 columns drifted").contains("height  drifted");
    }

    @Test
    void programsGetAll() throws IOException {
        Said said = Said.by("drift", table("a.csv", 1, 0.8, 0), table("c.csv", 3, 0.8, 1), "--json");
        JsonNode event = JsonMapper.builder().build().readTree(said.out().lines().filter(line -> line.contains("\"drift\"")).findFirst().orElseThrow());
        assertThat(event.at("/drift/columns/0/column").asString()).isEqualTo("height");
        assertThat(event.at("/drift/columns/0/verdict").asString()).isEqualTo("DRIFTED");
        assertThat(event.at("/drift/columns/0/sizes/psi").asDouble()).isGreaterThan(0.5);
        assertThat(event.at("/drift/columns/0/bins").size()).isEqualTo(11);
    }

    /// Each column is as it was; only a learner that looks at both sees it.
    @Test
    void columnsThatNoLongerGoTogetherAreFound() throws IOException {
        Path before = table("a.csv", 1, 0.8, 0);
        Said apart = Said.by("drift", before, table("d.csv", 4, -0.8, 0), "--strict", "--together");
        assertThat(apart.out()).contains("0 of 3 columns drifted").contains("What tells:");
        assertThat(apart.code()).isEqualTo(1);
        Said same = Said.by("drift", before, table("b.csv", 2, 0.8, 0), "--strict", "--together");
        assertThat(same.out()).contains("no drift that matters");
        assertThat(same.code()).isZero();
    }

    /// What was read wrongly before: truths as another program writes them, one row beside many, words among numbers, columns of one table alone, names that stand twice.
    @Test
    void carelessTablesAreToldAsTheyAre() throws IOException {
        Path before = rows("before.csv", 3_000, i -> i % 90 + "," + (i % 3 == 0) + ",r" + i % 500);
        Path capitals = rows("capitals.csv", 3_000, i -> i % 90 + "," + (i % 3 == 0 ? "True" : "False") + ",r" + i % 500);
        assertThat(words(before, capitals)).contains("0 of 3 columns drifted");
        assertThat(words(before, rows("words.csv", 3_000, i -> (i % 2 == 0 ? "old" : i % 90) + "," + (i % 3 == 0) + ",r" + i % 500)))
                .contains("age drifted number").contains("missing or no number 0.0% → 50%; 50% no numbers, or out of the old range, such as old;");
        Path other = folder.resolve("other.csv");
        Files.writeString(other, Files.readString(before).replaceFirst("age,is,word", "age,is,Word"));
        assertThat(words(before, other)).contains(" word gone not in other.csv Word added not in before.csv age stable ");
        Path doubled = folder.resolve("doubled.csv");
        Files.writeString(doubled, Files.readString(before).replaceFirst("age,is,word", "age,age,word"));
        assertThat(Said.by("drift", doubled, doubled).err()).contains("doubled.csv: several columns are called age; only the first of them is compared");
        assertThat(Said.by("drift", before, folder).err()).contains("is a folder, where a file belongs").contains("DATA-NO-FILE");
    }

    private Path rows(String name, int count, IntFunction<String> row) throws IOException {
        return Files.writeString(folder.resolve(name), "age,is,word\n" + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
    }

    private static String words(Path before, Path now) {
        return Said.by("drift", before, now).out().replaceAll("\\s+", " ");
    }

    @Test
    void aFileThatLacksIsNamed() throws IOException {
        Said said = Said.by("drift", table("a.csv", 1, 0.8, 0), folder.resolve("nothing.csv"));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("DATA-NO-FILE");
    }

    /// Whatever one row holds, chance may have brought it; and tables that have no column in common are not stable.
    @Test
    void tooFewRowsAreNotStable() throws IOException {
        Path before = rows("before.csv", 3_000, i -> i % 90 + "," + (i % 3 == 0) + ",r" + i % 500);
        IntFunction<String> far = i -> 1_000 + i + ",maybe,z";
        for (int few = 1; few <= 2; few++) {
            Path now = rows("few.csv", few, far);
            for (Path[] both : new Path[][] {{before, now}, {now, before}}) {
                Said said = Said.by("drift", both[0], both[1]);
                assertThat(said.code()).isEqualTo(4);
                assertThat(said.out()).isEmpty();
                assertThat(said.err()).isEqualTo("few.csv: so few rows (" + few + ") cannot show drift; chance would explain even columns that have nothing in common. Take a table of 3 rows or more. "
                        + "[DATA-FEW-ROWS]\n");
            }
            assertThat(Said.by("drift", now, now).err()).contains("Take a table of 5 rows or more on both sides. [DATA-FEW-ROWS]");
        }
        assertThat(words(before, rows("few.csv", 3, far))).as("its words are rare in both").contains("2 of 3 columns drifted");
        assertThat(words(rows("other.csv", 5, i -> i + ",true,r"), rows("five.csv", 5, far))).contains("3 of 3 columns drifted");
        Path others = Files.writeString(folder.resolve("others.csv"), Files.readString(before).replaceFirst("age,is,word", "Age,Is,Word"));
        assertThat(words(before, others)).contains("no column stands in both, so nothing was compared. 3 are gone. 3 are new.");
    }

    /// Beside a table without rows nothing could ever drift, and what cannot be read is no row that is as it was.
    @Test
    void whatIsNoRowIsNotPassedOver() throws IOException {
        Path before = table("a.csv", 1, 0.8, 0);
        Path none = Files.writeString(folder.resolve("none.csv"), "height,weight,town\n");
        for (Path[] both : new Path[][] {{before, none}, {none, before}, {none, none}}) {
            Said said = Said.by("drift", both[0], both[1], "--strict");
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.err()).startsWith("none.csv: there is no whole row; nothing can be compared").contains("[DATA-NO-ROWS]");
        }
        Path broken = Files.writeString(folder.resolve("broken.csv"), Files.readString(before) + "1,2\n1,2,ulm,4\n");
        assertThat(Said.by("drift", before, broken).out().replaceAll("\\s+", " ")).contains("Lines that are no rows: 2 of broken.csv;");
        assertThat(Said.by("drift", broken, before, "--json").out()).contains("\"unread\":{\"before\":2,\"now\":0}");
        assertThat(Said.by("drift", before, before).out().replaceAll("\\s+", " ")).contains("3 are stable.").doesNotContain("no rows");
    }
}
