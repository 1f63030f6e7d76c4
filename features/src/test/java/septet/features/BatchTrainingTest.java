package septet.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import septet.data.Formulas;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.world.Chance;
import septet.world.RealWorld;
import septet.world.Scheduler;

/// Column by column or row by row: the same training set, bit for bit.
class BatchTrainingTest {
    private static final long SEED = 25;

    @Test
    void whatIsSweptEqualsWhatIsReplayed() throws InterruptedException {
        long compared = 0;
        for (int number = 0; number < 400; number++) {
            // without late rows, with a few, with many; kept for long or not
            int latest = List.of(1, 1, 12, 60).get(number % 4);
            Duration kept = number % 3 == 0 ? Duration.ofMillis(20) : Duration.ofDays(3_650);
            // of some the labels enter histories before they are known
            RandomStream stream = number % 7 < 2 ? RandomStream.foretold(Chance.of(SEED).at(number), kept) : new RandomStream(Chance.of(SEED).at(number), kept);
            List<Table> tables = new RandomTables(stream, 300, latest).tables();
            TrainingSet.Request request = request(stream, number);
            TrainingSet expected = TrainingSet.replay(new FeatureState(stream.plan), tables, request);
            TrainingSet found = TrainingSet.of(stream.plan, tables, request, new Backwards(), 1 + number % 4);
            compared += Same.compare(stream.plan, expected, found, "seed " + SEED + " stream " + number);
        }
        System.out.printf("%,d values of training sets equal those of the state in every bit%n", compared);
        assertThat(compared).isGreaterThan(1_000_000);
    }

    @Test
    void whatMayBeCorrectedIsSweptWhereNothingWas() {
        long compared = 0;
        for (int number = 0; number < 160; number++) {
            Duration kept = number % 3 == 0 ? Duration.ofMillis(20) : Duration.ofDays(3_650);
            RandomStream stream = new RandomStream(Chance.of(SEED).of("corrected").at(number), kept, true);
            RandomTables random = new RandomTables(stream, 300, List.of(1, 1, 12, 60).get(number % 4));
            TrainingSet.Request request = request(stream, number);
            List<Table> corrected = random.tables();
            assertThat(CorrectedRows.any(stream.plan, corrected)).isTrue();
            compared += Same.compare(stream.plan, TrainingSet.replay(new FeatureState(stream.plan), corrected, request), TrainingSet.of(stream.plan, corrected, request),
                    "seed " + SEED + " corrected " + number);
            List<Table> tables = random.toldOnce().tables();
            assertThat(CorrectedRows.any(stream.plan, tables)).isFalse();
            compared += Same.compare(stream.plan, TrainingSet.replay(new FeatureState(stream.plan), tables, request), TrainingSet.of(stream.plan, tables, request),
                    "seed " + SEED + " told once " + number);
        }
        assertThat(compared).isGreaterThan(400_000);
    }

    @Test
    void correctionsThatAreSweptAreCaught() throws InterruptedException {
        RandomStream stream = new RandomStream(Chance.of(SEED).of("corrected").at(1), Duration.ofDays(3_650), true);
        List<Table> tables = new RandomTables(stream, 300, 1).tables();
        TrainingSet.Request request = request(stream, 1);
        TrainingSet swept = BatchTraining.of(stream.plan, tables, request, tasks -> tasks.forEach(BatchTraining.Task::call)).orElseThrow().collect();
        TrainingSet expected = TrainingSet.replay(new FeatureState(stream.plan), tables, request);
        assertThatThrownBy(() -> Same.compare(stream.plan, expected, swept, "swept")).isInstanceOf(AssertionError.class);
    }

    /// Some keys in their order, some with rows that came late, some rows without a key.
    @Test
    void sumsBeyondTheirRangeAreCountedAlike() {
        FeaturePlan plan = Plans.payments().feature("spent: sum(amount) by card over 20s, 1d").feature("ever: sum(amount) by card").feature("small: sum(amount) by terminal over 1ms").plan();
        Chance chance = Chance.of(SEED).of("beyond");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Row row = new Row(plan.schema().columns().size());
            row.arrival = i * 1_000_000L;
            row.time = chance.nextInt(9) == 0 ? row.arrival - chance.nextInt(9) * 1_000_000L : row.arrival;
            row.id = "e" + i;
            row.values[0] = chance.nextInt(9) == 0 ? Values.MISSING : plan.dictionary().code("c" + chance.nextInt(4));
            row.values[1] = plan.dictionary().code("t");
            row.values[2] = chance.nextInt(3) == 0 ? Long.MAX_VALUE - i : i;
            row.values[3] = Values.MISSING;
            rows.add(row);
        }
        List<Table> tables = List.of(new RowTable(plan.schema(), plan.dictionary(), rows));
        TrainingSet.Request request = new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), 3, Optional.empty(), List.of());
        TrainingSet found = TrainingSet.of(plan, tables, request);
        assertThat(Same.compare(plan, TrainingSet.replay(new FeatureState(plan), tables, request), found, "beyond")).isEqualTo(1_200);
        assertThat(found.overflows()).isPositive();
        assertThat(found.beyondRange().orElseThrow().line()).contains(found.overflows() + " sums were beyond the range of the type").contains("[FEATURES-OVERFLOW]");
    }

    /// Runs tasks that do not depend on each other in the order that nobody thinks of.
    private record Backwards() implements Scheduler {
        @Override
        public <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException {
            return RealWorld.start().scheduler().all(threads, tasks.reversed()).reversed();
        }

        @Override
        public Repeating every(long micros, Runnable task) {
            throw new IllegalStateException();
        }

        @Override
        public void pause(long micros) {
            throw new IllegalStateException();
        }
    }

    private static TrainingSet.Request request(RandomStream stream, int number) {
        boolean part = number % 5 == 0;
        long from = part ? -400 * stream.unit : Long.MIN_VALUE;
        return new TrainingSet.Request(from, part ? 1_700_000_000_000_000L + 100 * stream.unit : Long.MAX_VALUE, stream.plan.features().stream()
                .filter(feature -> RandomStream.isInput(feature.type())).toList(), RandomStream.FRAUD, Optional.empty(),
                List.of(Formulas.slot(RandomStream.CARD, Plans.key("card"))));
    }
}
