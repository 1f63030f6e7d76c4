package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.monitoring.ColumnDrift.Verdict;
import septet.world.Chance;
import septet.world.RealWorld;

/// Two tables side by side.
class TableComparisonTest {
    private static final List<String> HEADERS = List.of("same", "shifted", "shop", "gappy", "id", "moment", "old");

    /// @param moved whether the columns that can move have moved
    private static SmallTable table(int seed, int rows, boolean moved, boolean typed) {
        Chance chance = Chance.of(seed);
        List<String[]> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String shop = moved && chance.nextInt(5) == 0 ? "kiosk" : chance.nextInt(3) == 0 ? "gas" : "food";
            boolean gap = chance.nextInt(100) < (moved ? 40 : 2);
            made.add(new String[] {Double.toString(chance.nextGaussian()), Double.toString(chance.nextGaussian() + (moved ? 0.5 : 0)), shop,
                gap ? "" : Integer.toString(chance.nextInt(5)), "k" + seed + "-" + i, "2024-01-" + (10 + i % 20) + " 10:00:00", Double.toString(chance.nextDouble())});
        }
        return new SmallTable(HEADERS, made, typed);
    }

    private static TableDrift drift(SmallTable first, SmallTable second, boolean exact) throws InterruptedException {
        return drift(first, second, exact, 2);
    }

    private static TableDrift drift(SmallTable first, SmallTable second, boolean exact, int threads) throws InterruptedException {
        return TableComparison.of(first, "first", second, "second", new TableComparison.Way(exact, 1, RealWorld.start().scheduler(), threads));
    }

    private static ColumnDrift column(TableDrift found, String name) {
        return found.columns().stream().filter(column -> column.column().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatMovedIsFoundAndRanked() throws InterruptedException {
        for (boolean typed : new boolean[] {false, true}) {
            TableDrift found = drift(table(1, 5_000, false, typed), table(2, 4_000, true, typed), false);
            assertThat(found.rows()).isEqualTo(5_000);
            assertThat(found.now()).isEqualTo(4_000);
            assertThat(found.columns().stream().filter(column -> column.verdict() == Verdict.DRIFTED).map(ColumnDrift::column)).as("typed: " + typed)
                    .containsExactlyInAnyOrder("shifted", "shop", "gappy");
            assertThat(found.columns()).isSortedAccordingTo(java.util.Comparator.comparing(ColumnDrift::verdict));
            ColumnDrift shop = column(found, "shop");
            assertThat(shop.examples()).containsExactly("kiosk");
            assertThat(shop.fresh().orElseThrow()).isCloseTo(0.2, within(0.02));
            assertThat(column(found, "gappy").missing().now()).isCloseTo(0.4, within(0.03));
            assertThat(column(found, "shifted").sizes().kolmogorovSmirnov().orElseThrow()).isCloseTo(0.197, within(0.03));
            assertThat(column(found, "id").holds()).isEqualTo("key");
            assertThat(column(found, "moment").holds()).isEqualTo("time");
        }
    }

    /// Both ways to read give the same counts, since bins of all rows and of a sample that holds them all are the same.
    @Test
    void numbersOneByOneAreNearTheBins() throws InterruptedException {
        TableDrift bins = drift(table(1, 5_000, false, true), table(2, 4_000, true, true), false);
        TableDrift exact = drift(table(1, 5_000, false, true), table(2, 4_000, true, true), true);
        for (String name : List.of("same", "shifted", "old")) {
            double binned = column(bins, name).sizes().kolmogorovSmirnov().orElseThrow();
            double truth = column(exact, name).sizes().kolmogorovSmirnov().orElseThrow();
            assertThat(binned).isLessThanOrEqualTo(truth + 1e-12).isCloseTo(truth, within(1.0 / 60));
            assertThat(column(bins, name).sizes().psi()).isEqualTo(column(exact, name).sizes().psi());
        }
    }

    @Test
    void aTableBesideItselfIsStable() throws InterruptedException {
        TableDrift found = drift(table(1, 3_000, false, true), table(1, 3_000, false, true), false);
        assertThat(found.count(Verdict.STABLE)).isEqualTo(HEADERS.size());
        assertThat(found.columns()).allSatisfy(column -> assertThat(column.sizes().psi()).isZero());
    }

    @Test
    void columnsThatCameAndWentAreNamed() throws InterruptedException {
        SmallTable first = table(1, 100, false, true);
        SmallTable second = new SmallTable(List.of("same", "shifted", "shop", "gappy", "id", "moment", "young"), table(1, 100, false, true).rows(), true);
        TableDrift found = drift(first, second, false);
        assertThat(column(found, "old").verdict()).isEqualTo(Verdict.GONE);
        assertThat(column(found, "young").verdict()).isEqualTo(Verdict.ADDED);
    }

    /// A thousand columns that did not move: without control fifty of them would seem to.
    @Test
    void ofManyColumnsNoneSeemsToMoveByChance() throws InterruptedException {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) headers.add("c" + i);
        TableDrift found = drift(noise(headers, 1), noise(headers, 2), false);
        assertThat(drift(noise(headers, 1), noise(headers, 2), false, 1)).as("one thread").isEqualTo(found);
        assertThat(found.count(Verdict.STABLE)).isGreaterThanOrEqualTo(998);
        assertThat(found.columns().stream().filter(column -> column.chance() < 0.05).count()).as("the planted way: each column by itself").isGreaterThan(20);
    }

    private static SmallTable noise(List<String> headers, int seed) {
        Chance chance = Chance.of(seed).of("noise");
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String[] row = new String[headers.size()];
            for (int column = 0; column < row.length; column++) row[column] = Double.toString(chance.nextDouble());
            rows.add(row);
        }
        return new SmallTable(headers, rows, true);
    }

    /// The example of Benjamini and Hochberg (1995): fifteen chances, of which four are found at 5%, where Bonferroni finds three.
    @Test
    void manyTestsAreThoseOfThePaper() {
        double[] chances = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1};
        double[] adjusted = ManyTests.falseDiscoveryRate(chances);
        assertThat(java.util.Arrays.stream(adjusted).filter(each -> each <= 0.05).count()).isEqualTo(4);
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    }
}
