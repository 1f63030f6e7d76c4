package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Formula;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.design.Type;
import septet.evaluation.Slicing;
import septet.model.Heads;
import septet.serving.Holdback;

/// Labels come long after their decisions, when another version with other slices may serve.
class SliceQualityTest {
    private static final String SHOPS = "top 2 of shop";
    private static final Reference SCORE = Reference.numbers("score", IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray());
    private final Dictionary words = new Dictionary();

    private record Shop(Type type) implements Formula {
        @Override
        public long value(Row row) {
            return row.values[0];
        }
    }

    /// @param frequent shops of its training
    private Watched watched(String... frequent) {
        WatchedSlice shops = new WatchedSlice(new Slicing.Words(SHOPS, List.of(frequent)), new Shop(new Type.Category()), words::word, List.of());
        return new Watched("shops", "", new Heads.Truth("fraud"), List.of("block", "approve"), List.of(), SCORE, Prices.none(), Asked.ofP99(Duration.ofMillis(20)), "{}", List.of(),
                truth -> truth, "", List.of(shops));
    }

    private Monitor monitor() {
        Monitor monitor = new Monitor(watched("gas", "food"));
        monitor.follows("v1", version -> Optional.of(version.equals("v1") ? watched("gas", "food") : watched("books", "gas")));
        return monitor;
    }

    private void decide(Monitor monitor, String id, String version, String shop, long at) {
        decide(monitor, new DecisionRecord(id, 0, at, version, "", List.of(new Candidate("", 1, 1, new double[] {0.5}, new FeatureRow(0))), "approve", List.of(), ""), shop);
    }

    private void decide(Monitor monitor, DecisionRecord decision, String shop) {
        Row row = new Row(1);
        row.values[0] = words.code(shop);
        monitor.decided(decision, row);
    }

    private static List<String> told(Monitor monitor, String shop) {
        return monitor.sliced.of(SHOPS, shop).stream().map(of -> of.version() + ": " + of.positives() + " of " + of.labels()).toList();
    }

    @Test
    void aLabelCountsInTheSliceThatItsDecisionWasOf() {
        Monitor monitor = monitor();
        decide(monitor, "a", "v1", "gas", 1);
        decide(monitor, "b", "v1", "food", 2);
        decide(monitor, "c", "v1", "books", 3);
        monitor.serving("v2");
        decide(monitor, "d", "v2", "gas", 4);
        decide(monitor, "e", "v2", "food", 5);
        for (String id : List.of("a", "b", "c", "d", "e")) monitor.labelled(id, id.equals("a") ? 1 : 0, 6);
        monitor.mature(7);
        assertThat(told(monitor, "gas")).containsExactly("v1: 1 of 1", "v2: 0 of 1");
        assertThat(told(monitor, "food")).containsExactly("v1: 0 of 1");
        assertThat(told(monitor, "books")).isEmpty();
        assertThat(told(monitor, "others")).containsExactly("v1: 0 of 1", "v2: 0 of 1");
    }

    @Test
    void soDoesOneThatComesAfterTheProcessEnded() {
        Monitor monitor = monitor();
        decide(monitor, "a", "v1", "gas", 1);
        monitor.serving("v2");
        decide(monitor, "b", "v2", "gas", 2);
        StateWriter to = new StateWriter(words);
        monitor.write(to);
        Monitor again = monitor();
        again.read(new StateReader(to.blocks(), words));
        again.labelled("a", 1, 3);
        again.labelled("b", 0, 3);
        again.mature(4);
        assertThat(told(again, "gas")).containsExactly("v1: 1 of 1", "v2: 0 of 1");
    }

    /// The edges of a band follow the rows of each training; its place stays.
    @Test
    void aBandIsTheSameInEachVersion() {
        WatchedSlice first = bands(10, 50);
        WatchedSlice next = bands(12, 55);
        assertThat(IntStream.range(0, 4).mapToObj(first::key)).containsExactly("band 1", "band 2", "band 3", "missing").containsExactlyElementsOf(IntStream.range(0, 4).mapToObj(next::key).toList());
    }

    private static WatchedSlice bands(double... edges) {
        return new WatchedSlice(new Slicing.Bands("3 bands of amount", java.util.Arrays.stream(edges).boxed().toList()), new Shop(new Type.Number()), _ -> "", List.of());
    }

    /// Each was given a chance of one in ten: a fifth of gas was fraud, and a tenth of food. Those who are held back nobody served.
    @Test
    void theSliceThatLostMostBeyondWhatWasExpectedStandsFirst() {
        Monitor monitor = monitor();
        for (int i = 0; i < 100; i++) {
            for (String shop : List.of("food", "gas")) decide(monitor, scored(shop + i, "", i), shop);
            decide(monitor, scored("held" + i, Holdback.ARM, i), "food");
        }
        for (int i = 0; i < 100; i++) {
            monitor.labelled("food" + i, i < 10 ? 1 : 0, 200);
            monitor.labelled("gas" + i, i < 20 ? 1 : 0, 200);
            monitor.labelled("held" + i, 1, 200);
        }
        List<SliceStanding> standings = monitor.slices(300);
        assertThat(standings).extracting(SliceStanding::name).containsExactly("gas", "food");
        SliceStanding gas = standings.getFirst();
        assertThat(gas.rows()).isEqualTo(100);
        assertThat(gas.answers().positives()).isEqualTo(20);
        double lost = -20 * Math.log(0.1) - 80 * Math.log(0.9);
        double expected = -10 * Math.log(0.1) - 90 * Math.log(0.9);
        assertThat(gas.harm()).isCloseTo(lost - expected, Offset.offset(1e-3));
        assertThat(standings.getLast().answers().labels()).isEqualTo(100);
        assertThat(standings.getLast().harm()).isCloseTo(0, Offset.offset(1e-3));
    }

    private static DecisionRecord scored(String id, String arm, long at) {
        return new DecisionRecord(id, 0, at, "v1", arm, List.of(new Candidate("", 1, 1, new double[] {0.1}, new FeatureRow(0))), "approve", List.of(), "");
    }
}
