package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        Row row = new Row(1);
        row.values[0] = words.code(shop);
        monitor.decided(new DecisionRecord(id, 0, at, version, "", List.of(new Candidate("", 1, 1, new double[] {0.5}, new FeatureRow(0))), "approve", List.of(), ""), row);
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
}
