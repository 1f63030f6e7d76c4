package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// What holding back costs is known where both arms' costs are: a hundred worlds with the same difference.
class HeldRowsTest {
    private static final int UNITS = 1_000;
    private static final int EACH = 20;
    /// Of a decision: what the baseline costs more.
    private static final double MORE = 2;

    private record World(HeldRows rows, double[] prices, double baseline, long decisions) {}

    /// @param upsideDown a faulty arm: the others are counted as held back
    private static World world(long seed, boolean upsideDown) {
        Chance chance = Chance.of(seed);
        HeldRows rows = new HeldRows(UNITS * EACH, "card");
        double[] prices = new double[UNITS * EACH];
        double cost = 0;
        long decisions = 0;
        for (int unit = 0; unit < UNITS; unit++) {
            boolean held = chance.nextInt(10) == 0;
            double own = 4 * chance.nextDouble();
            for (int i = 0; i < EACH; i++) {
                int row = i * UNITS + unit;
                rows.decided(row, "card " + unit, held != upsideDown);
                prices[row] = own + 6 * chance.nextDouble() + (held ? MORE : 0);
                if (held) cost += prices[row];
                if (held) decisions++;
            }
        }
        return new World(rows, prices, cost, decisions);
    }

    @Test
    void theIntervalHoldsWhatIsTrueAndTheCostIsThatOfThoseHeldBack() {
        int held = 0;
        for (int seed = 1; seed <= 100; seed++) {
            World world = world(seed, false);
            LoopReport.Holdback found = world.rows.cost(world.prices);
            assertThat(found.cost()).isCloseTo(world.baseline, Offset.offset(1e-6));
            assertThat(found.decisions()).isEqualTo(world.decisions);
            assertThat(found.units() + found.others()).isEqualTo(UNITS);
            LoopReport.Extra extra = found.extra().orElseThrow();
            double truth = MORE * world.decisions;
            if (extra.low() <= truth && truth <= extra.high()) held++;
            assertThat(extra.shown()).as("a decision's").isBetween(0.1, MORE);
        }
        assertThat(held).isGreaterThanOrEqualTo(98);
    }

    @Test
    void armsThatAreMistakenForEachOtherAreCaught() {
        World world = world(1, true);
        assertThat(world.rows.cost(world.prices).extra().orElseThrow().high()).isNegative();
    }

    @Test
    void ofFewNothingIsSaid() {
        HeldRows rows = new HeldRows(100, "card");
        for (int row = 0; row < 100; row++) rows.decided(row, "card " + row, row < 10);
        assertThat(rows.cost(IntStream.range(0, 100).mapToDouble(row -> row).toArray()).extra()).isEmpty();
    }
}
