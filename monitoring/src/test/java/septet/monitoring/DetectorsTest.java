package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// Detectors of change, against river 0.26.1 (`drift.ADWIN()`, `drift.PageHinkley(mode="up")`, `drift.binary.DDM()`) on a stream that both draw.
class DetectorsTest {
    private static final double[] DRAWN = drawn(12_000, 12_345);

    private static double[] drawn(int n, long seed) {
        double[] drawn = new double[n];
        long state = seed;
        for (int i = 0; i < n; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            drawn[i] = (state >>> 11) * 0x1p-53;
        }
        return drawn;
    }

    /// Up by 0.15 after 4,000 numbers, down by 0.2 after 8,000.
    private static double moving(int i) {
        return DRAWN[i] * 0.4 + (i < 4_000 ? 0 : i < 8_000 ? 0.15 : -0.05);
    }

    /// River begins anew after each find, and leaves the newest block of each size out of its parting, so that it sees a change up to a few looks (of 32 numbers) earlier or later.
    @Test
    void adwinFindsWhatRiverFinds() throws IOException {
        int found = 0;
        int apart = 0;
        try (InputStream file = DetectorsTest.class.getResourceAsStream("adwin.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                List<Integer> theirs = Arrays.stream(line.split(" ")).map(Integer::parseInt).toList();
                List<Integer> ours = found(theirs.getFirst());
                assertThat(ours).as("stream " + line).hasSize(theirs.size() - 1);
                for (int i = 0; i < ours.size(); i++) {
                    assertThat(ours.get(i)).as("stream " + line).isCloseTo(theirs.get(i + 1), within(128));
                    found++;
                    if (!ours.get(i).equals(theirs.get(i + 1))) apart++;
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(apart).isLessThan(found / 2);
    }

    private static List<Integer> found(int seed) {
        double[] drawn = drawn(8_000, seed);
        double move = 0.02 * (seed % 10);
        List<Integer> found = new ArrayList<>();
        Adwin adwin = new Adwin(Adwin.DELTA);
        for (int i = 0; i < drawn.length; i++) {
            double number = seed % 2 == 1 ? drawn[i] < (i >= 4_000 ? 0.1 + move : 0.1) ? 1 : 0 : drawn[i] * 0.4 + (i >= 4_000 ? move : 0);
            if (!adwin.add(number)) continue;
            found.add(i);
            adwin = new Adwin(Adwin.DELTA);
        }
        return found;
    }

    @Test
    void pageHinkleyAlarmsWhereRiverDoes() {
        assertThat(alarms(new PageHinkley(0.005, 50))).containsExactly(4_350);
        assertThat(alarms(new PageHinkley(0.005, 10))).containsExactly(4_074);
    }

    private static List<Integer> alarms(PageHinkley detector) {
        List<Integer> alarms = new ArrayList<>();
        for (int i = 0; i < DRAWN.length; i++) if (detector.add(moving(i))) alarms.add(i);
        return alarms;
    }

    @Test
    void ddmAlarmsWhereRiverDoes() {
        Ddm ddm = new Ddm();
        List<Integer> alarms = new ArrayList<>();
        for (int i = 0; i < DRAWN.length; i++) if (ddm.add(DRAWN[i] < (i < 4_000 ? 0.1 : i < 8_000 ? 0.2 : 0.3))) alarms.add(i);
        assertThat(alarms).containsExactly(4_200, 4_572, 8_716);
    }

    /// A window that never forgets finds nothing: what an ADWIN without its cuts would be.
    @Test
    void memoryGrowsWithTheLogarithm() {
        Adwin adwin = new Adwin(Adwin.DELTA);
        Chance chance = Chance.of(1);
        int cuts = 0;
        for (int i = 0; i < 200_000; i++) if (adwin.add(chance.nextDouble())) cuts++;
        assertThat(cuts).isZero();
        StateWriter writer = new StateWriter(new Dictionary());
        adwin.write(writer);
        assertThat(writer.blocks().stream().mapToInt(block -> block.remaining()).sum()).isLessThan(4_000);
    }

    @Test
    void whatIsWrittenGoesOn() {
        ConceptWatch whole = new ConceptWatch();
        ConceptWatch cut = new ConceptWatch();
        for (int i = 0; i < 12_000; i++) {
            if (i == 5_000) {
                StateWriter writer = new StateWriter(new Dictionary());
                cut.write(writer);
                cut = new ConceptWatch();
                cut.read(new StateReader(writer.blocks(), new Dictionary()));
            }
            for (ConceptWatch each : List.of(whole, cut)) {
                boolean truth = DRAWN[i] < (i < 6_000 ? 0.1 : 0.4);
                each.matured(truth ? 0.81 : 0.01, truth, i);
            };
        }
        assertThat(whole.adwin().times).isPositive().isEqualTo(cut.adwin().times);
        assertThat(whole.adwin().last).isBetween(6_000L, 6_400L).isEqualTo(cut.adwin().last);
        assertThat(cut.loss()).isEqualTo(whole.loss());
        assertThat(whole.ddm().times).isPositive().isEqualTo(cut.ddm().times);
    }
}
