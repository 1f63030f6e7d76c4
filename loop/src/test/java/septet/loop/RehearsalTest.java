package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Table;
import septet.design.Refused;

class RehearsalTest {
    private static final String DESIGN = """
            septet: 1
            system: small-town
            requirements:
              costs:
                approve if fraud: amount
                block if not fraud: 5 EUR
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 220
            data:
              sources:
                payments:
                  from: generate card payments
                  with: {days: 40, seed: 3, cards: 60, terminals: 40}
                  time: at
                  id: payment
                  columns:
                    card: key
                    terminal: key
                    amount: money EUR
                    kind: category from scenario
                    fraud: boolean known after 7d
                  checks: [amount between 0 and 100000]
              features:
                night: hour(time) < 6
                card_spend: mean(amount) by card over 1d, 7d
                terminal_risk: mean(fraud) by terminal over 7d
            model:
              learners:
                simple: logistic regression
              inputs: [night, amount, card_spend, terminal_risk]
            evaluation:
              split: {train: 10d, gap: 7d, validate: 4d, test: 4d}
              metrics: [average precision, cost]
            serving:
              decide:
                - block when score >= 0..1
                - approve
            """;
    private static Job job;
    private static Ingested ingested;

    @BeforeAll
    static void run() throws InterruptedException {
        job = Towns.job(DESIGN);
        ingested = Run.of(job).ingested();
    }

    private static RehearsalReport play(int days, Optional<Duration> labelsAfter) {
        return Rehearsal.of(job, ingested, new RehearsalTerms(days, labelsAfter)).play();
    }

    @Test
    void servingEqualsTrainingBitForBitAndKeepsItsPromise() {
        RehearsalReport found = play(4, Optional.empty());
        assertThat(found.named()).isEmpty();
        assertThat(found.equal()).isTrue();
        assertThat(found.rows()).isGreaterThan(100);
        assertThat(found.values()).isEqualTo(found.rows() * 8);
        assertThat(found.told()).isPositive();
        assertThat(found.moved()).isZero();
        assertThat(found.warnings()).isEmpty();
        assertThat(found.labelsAfter()).contains(Duration.ofDays(7));
        assertThat(found.delivered().orElseThrow().kept()).isNotEmpty().allSatisfy(kept -> assertThat(kept.shortfall().value()).isZero());
        assertThat(found.moreCost()).contains(RunReport.Measure.of(0, 0, 0));
    }

    @Test
    void aSecondRehearsalWritesTheSameLog() {
        assertThat(play(3, Optional.empty()).logHash()).isEqualTo(play(3, Optional.empty()).logHash()).isNotEqualTo(play(2, Optional.empty()).logHash());
    }

    @Test
    void labelsThatComeLaterThanTheDesignSaysMoveFeaturesButAreNoSkew() {
        RehearsalReport found = play(4, Optional.of(Duration.ofDays(14)));
        assertThat(found.equal()).isTrue();
        assertThat(found.moved()).isPositive();
    }

    @Test
    void labelsAreNeverUsedBeforeTheDesignSays() {
        RehearsalReport found = play(4, Optional.of(Duration.ofDays(1)));
        assertThat(found.equal()).isTrue();
        assertThat(found.moved()).isZero();
        assertThat(found.labelsAfter()).contains(Duration.ofDays(7));
    }

    @Test
    void rowsOfOneTimeInTheWrongOrderAreFound() {
        Rehearsal rehearsal = Rehearsal.of(job, ingested(), RehearsalTerms.days(4));
        assertThat(rehearsal.play().equal()).isTrue();
        Served served = rehearsal.served();
        RehearsalReport found = rehearsal.play(new Served(served.plan(), served.setup(), served.ladder(), served.tables().stream().<Table>map(Reversed::new).toList()));
        assertThat(found.equal()).isFalse();
        assertThat(found.named()).isNotEmpty().allSatisfy(named -> assertThat(named).contains(" in serving, ", " in the training set"));
    }

    @Test
    void whatCannotBeRehearsedIsRefused() {
        refused(new RehearsalTerms(0, Optional.empty()), "there is no rehearsal of 0 days");
        refused(new RehearsalTerms(1_000, Optional.empty()), "there are only");
        refused(new RehearsalTerms(4, Optional.of(Duration.ofDays(-1))), "no label arrives before its row");
        refused(new RehearsalTerms(4, Optional.of(Duration.ofDays(38))), "an event is remembered for 37 days");
    }

    @Test
    void aDesignThatWasNeverRunIsRefused() {
        assertThatThrownBy(() -> Rehearsal.of(Towns.job(DESIGN), RehearsalTerms.days(4))).isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.problems().getFirst().line()).contains("no version of this design is registered", "septet run design.yaml"));
    }

    private static void refused(RehearsalTerms terms, String cause) {
        assertThatThrownBy(() -> Rehearsal.of(job, ingested, terms)).isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("EVALUATION-REHEARSAL");
                    assertThat(problem.cause()).contains(cause);
                }));
    }

    /// Times in whole hours, so that there are ties.
    private static Ingested ingested() {
        return new Ingested(ingested.tables().stream().<Table>map(Hourly::new).toList(), ingested.sources(), ingested.zones(), ingested.dictionary(), ingested.fingerprint());
    }

    private record Hourly(Table table) implements Table {
        private static long hour(long time) {
            return time - Math.floorMod(time, 3_600_000_000L);
        }

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public Dictionary dictionary() {
            return table.dictionary();
        }

        @Override
        public int rows() {
            return table.rows();
        }

        @Override
        public long time(int row) {
            return hour(table.time(row));
        }

        @Override
        public long arrival(int row) {
            return hour(table.arrival(row));
        }

        @Override
        public void load(int row, Row into) {
            table.load(row, into);
            into.time = hour(into.time);
            into.arrival = hour(into.arrival);
        }
    }

    /// Planted: rows of one time come in the wrong order.
    private record Reversed(Table table) implements Table {
        private int place(int row) {
            int first = row;
            int last = row;
            while (first > 0 && table.time(first - 1) == table.time(row)) first--;
            while (last + 1 < table.rows() && table.time(last + 1) == table.time(row)) last++;
            return first + last - row;
        }

        @Override
        public Schema schema() {
            return table.schema();
        }

        @Override
        public Dictionary dictionary() {
            return table.dictionary();
        }

        @Override
        public int rows() {
            return table.rows();
        }

        @Override
        public long time(int row) {
            return table.time(row);
        }

        @Override
        public long arrival(int row) {
            return table.arrival(row);
        }

        @Override
        public void load(int row, Row into) {
            table.load(place(row), into);
        }
    }
}
