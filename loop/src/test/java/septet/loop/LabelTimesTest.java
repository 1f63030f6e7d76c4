package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import septet.data.Column;
import septet.data.Dictionary;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.data.Values;
import septet.design.Type;

/// Which columns say when a label became known, and which are times of something else.
class LabelTimesTest {
    private static final long DAY = 86_400_000_000L;
    private static final int ROWS = 1_000;
    private static final String DESIGN = """
            septet: 1
            system: orders
            framing: {task: binary classification, for each: orders, predict: bad, baseline: 'false'}
            data:
              sources:
                orders:
                  from: orders.csv
                  time: at
                  columns: {bad: boolean known after 0d}
            model: {learners: {simple: logistic regression}}
            evaluation: {split: {train: 20d, validate: 5d, test: 5d}, metrics: [roc auc]}
            """;

    /// One row an hour.
    private record Orders(String name, IntToLongFunction label, IntToLongFunction time) implements Table {
        @Override
        public Schema schema() {
            return new Schema("orders", List.of(new Column("bad", new Type.Bool(), new Known.After(Duration.ZERO), true), new Column(name, new Type.Time(), new Known.AtOnce(), true)));
        }

        @Override
        public Dictionary dictionary() {
            return new Dictionary();
        }

        @Override
        public int rows() {
            return ROWS;
        }

        @Override
        public long time(int row) {
            return row * DAY / 24;
        }

        @Override
        public void load(int row, Row into) {
            into.time = time(row);
            into.arrival = time(row);
            into.values[0] = label.applyAsLong(row);
            into.values[1] = time.applyAsLong(row);
        }
    }

    private static Optional<LabelTimes> of(Orders orders) {
        return LabelTimes.of(DesignFile.read(DESIGN, "design.yaml").design(), orders, "bad");
    }

    private static long late(int row, int days) {
        return row * DAY / 24 + days * DAY + row % 5 * DAY / 7;
    }

    @Test
    void aTimeThatIsFilledInWithTheLabelIsWhenItBecameKnown() {
        int last = ROWS - 9 * 24;
        Orders orders = new Orders("stamp", row -> row < last ? row % 2 : Values.MISSING, row -> row < last ? late(row, 8) : Values.MISSING);
        assertThat(of(orders).orElseThrow().knownAt()[100]).isEqualTo(late(100, 8));
        assertThat(of(orders).orElseThrow().words()).contains("stamp");
    }

    @Test
    void aTimeThatOnlyPositivesHaveIsWhenTheyBecameKnown() {
        Orders orders = new Orders("stamp", row -> row < 800 && row % 10 == 0 ? 1 : 0, row -> row < 800 && row % 10 == 0 ? late(row, 6) : Values.MISSING);
        assertThat(of(orders).orElseThrow().knownAt()[10]).isEqualTo(late(10, 6));
        assertThat(of(orders).orElseThrow().knownAt()[11]).isEqualTo(11 * DAY / 24);
    }

    @Test
    void whatIsPlannedOrCameBeforeIsNot() {
        assertThat(of(new Orders("arrival day", row -> row % 2, row -> late(row, 30)))).isEmpty();
        assertThat(of(new Orders("registered", row -> row % 2, row -> row * DAY / 24 - 50 * DAY))).isEmpty();
        assertThat(of(new Orders("reported at", row -> row % 2, row -> row * DAY / 24))).isEmpty();
    }

    @Test
    void aNameThatSpeaksOfTheLabelIsEnough() {
        assertThat(of(new Orders("reported at", row -> row % 2, row -> late(row, 3)))).isPresent();
    }
}
