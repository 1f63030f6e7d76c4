package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Table;
import septet.data.Values;
import septet.world.Chance;

/// Keys whose windows are empty are forgotten, and nobody notices.
class ExpiryTest {
    private static final long SEED = 12;
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;

    private static FeaturePlan plan(String... more) {
        Plans plans = new Plans().source("payments", Plans.column("card", Plans.key("card")), Plans.column("terminal", Plans.key("terminal")), Plans.column("amount", Plans.MONEY),
                Plans.late("fraud", Plans.BOOL, Plans.after(Duration.ofHours(5)))).feature("n: count() by card over 1h, 12h").feature("spend: mean(amount) by card over 12h")
                .feature("most: max(amount) by card over 3h").feature("kinds: distinct(terminal) by card over 12h").feature("risk: mean(fraud) by terminal over 1d")
                .feature("visit: count() by card over session(30m)").feature("gap: time_since() by card over 12h").feature("last3: last(terminal, 3) by card over 12h");
        for (String line : more) plans.feature(line);
        return plans.plan();
    }

    /// Cards come and go for good; some come back after months.
    private static Row row(FeaturePlan plan, Chance chance, long event, long now) {
        Row row = new Row(plan.slots());
        row.id = "e" + event;
        row.arrival = now;
        row.time = chance.nextInt(5) == 0 ? now - (long) (chance.nextDouble() * 20 * HOUR) : now;
        if (chance.nextInt(300) == 0) row.time = now - 50 * DAY;
        long card = now / DAY * 3 + chance.nextInt(4);
        row.values[0] = plan.dictionary().code("c" + (chance.nextInt(30) == 0 ? card % 40 : card));
        row.values[1] = plan.dictionary().code("t" + chance.nextInt(3) + now / (20 * DAY));
        row.values[2] = chance.nextInt(1_000) * 100L;
        row.values[3] = Values.truth(chance.nextInt(3) == 0);
        return row;
    }

    @Test
    void noValueChangesWhenKeysAreForgotten() {
        FeaturePlan plan = plan();
        FeatureState state = new FeatureState(plan);
        Chance chance = Chance.of(SEED);
        List<Row> log = new ArrayList<>();
        Map<Long, Long> cards = new TreeMap<>();
        long now = 0;
        long most = 0;
        long late = 0;
        for (int event = 0; event < 12_000; event++) {
            now += (long) (chance.nextDouble() * HOUR);
            Row row = row(plan, chance, event, now);
            state.observe(row, event);
            state.learnAll(plan.mainSource(), row, event);
            log.add(row);
            cards.put(row.values[0], row.time);
            most = Math.max(most, state.keys());
            late += state.degraded() && row.arrival - row.time > 35 * DAY ? 1 : 0;
            if (!state.degraded() && event % 7 == 0) assertThat(values(plan, row)).as("seed %s event %s", SEED, event).isEqualTo(naive(plan, log, row));
        }
        System.out.printf("%,d cards came, at most %,d keys were kept%n", cards.size(), most);
        assertThat(late).as("rows that may have asked for what was forgotten").isPositive();
        assertThat(most).as("keys of all groups at one time, of " + cards.size() + " cards").isLessThan(cards.size() / 2);
    }

    @Test
    void theSameInATrainingSet() {
        FeaturePlan plan = plan();
        Chance chance = Chance.of(SEED).of("table");
        List<Row> rows = new ArrayList<>();
        long now = 0;
        for (int event = 0; event < 5_000; event++) rows.add(row(plan, chance, event, now += (long) (chance.nextDouble() * HOUR)));
        rows.sort(Comparator.comparingLong(row -> row.time));
        Table table = new RowTable(plan.schema(), plan.dictionary(), rows);
        TrainingSet.Request all = new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features().stream().filter(feature -> RandomStream.isInput(feature.type())).toList(), 3,
                Optional.empty(), List.of());
        TrainingSet batch = TrainingSet.of(plan, List.of(table), all);
        TrainingSet replayed = TrainingSet.replay(new FeatureState(plan), List.of(table), all);
        assertThat(batch.degraded()).isEqualTo(replayed.degraded()).isPositive();
        for (int i = 0; i < all.inputs().size(); i++) {
            if (all.inputs().get(i).type() instanceof septet.design.Type.Terms) continue;
            for (int row = 0; row < batch.size(); row++) {
                assertThat(Double.doubleToLongBits(batch.inputs()[i][row])).as(all.inputs().get(i).name()).isEqualTo(Double.doubleToLongBits(replayed.inputs()[i][row]));
            }
        }
    }

    /// When keys are forgotten depends on how often somebody looked; what the state is does not.
    @Test
    void aRestartAndAPassKnowTheSame() {
        FeaturePlan plan = plan();
        FeatureState steady = new FeatureState(plan);
        FeatureState restarted = new FeatureState(plan);
        Chance chance = Chance.of(SEED).of("restart");
        long now = 0;
        for (int event = 0; event < 3_000; event++) {
            Row row = row(plan, chance, event, now += (long) (chance.nextDouble() * HOUR));
            steady.observe(row, event);
            steady.learnAll(plan.mainSource(), row, event);
            restarted.observe(row, event);
            restarted.learnAll(plan.mainSource(), row, event);
            if (chance.nextInt(100) == 0) restarted = again(restarted);
            if (chance.nextInt(50) == 0) assertThat(restarted.stateHash()).isEqualTo(steady.stateHash());
        }
        assertThat(again(steady).keys()).isEqualTo(steady.keys());
    }

    /// Who tries a model on what a file told years ago sends old events today: nothing has passed between them but what lies between their times.
    @Test
    void oldEventsThatArriveTodayFindTheirKeys() {
        FeaturePlan plan = plan();
        FeatureState then = new FeatureState(plan);
        FeatureState today = new FeatureState(plan);
        Chance chance = Chance.of(SEED).of("today");
        long now = 0;
        for (int event = 0; event < 4_000; event++) {
            Row row = row(plan, chance, event, now += (long) (chance.nextDouble() * HOUR));
            row.time = now;
            Row same = row(plan, Chance.of(0), event, now);
            same.time = now;
            System.arraycopy(row.values, 0, same.values, 0, 4);
            if (event >= 3_000) same.arrival = now + 900 * DAY;
            then.observe(row, event);
            today.observe(same, event);
            assertThat(today.degraded()).isFalse();
            assertThat(values(plan, same).subList(0, 4)).as("event %s", event).isEqualTo(values(plan, row).subList(0, 4));
        }
    }

    @Test
    void whatRunsSinceTheBeginningKeepsItsKeys() {
        FeaturePlan plan = plan("ever: count() by card");
        FeatureState state = new FeatureState(plan);
        Chance chance = Chance.of(SEED);
        Set<Long> cards = new HashSet<>();
        long now = 0;
        for (int event = 0; event < 3_000; event++) {
            Row row = row(plan, chance, event, now += (long) (chance.nextDouble() * HOUR));
            state.observe(row, event);
            cards.add(row.values[0]);
        }
        assertThat(state.keys()).isGreaterThanOrEqualTo(cards.size());
    }

    private static FeatureState again(FeatureState state) {
        StateWriter to = new StateWriter(state.plan().dictionary());
        state.write(to);
        FeatureState again = new FeatureState(state.plan());
        StateReader from = new StateReader(to.blocks(), state.plan().dictionary());
        again.read(from);
        from.end();
        return again;
    }

    private static List<Long> values(FeaturePlan plan, Row row) {
        return List.of(row.values[plan.find("n_1h").getFirst().slot()], row.values[plan.find("n_12h").getFirst().slot()], row.values[plan.find("most").getFirst().slot()],
                row.values[plan.find("kinds").getFirst().slot()], row.values[plan.find("risk").getFirst().slot()], row.values[plan.find("gap").getFirst().slot()]);
    }

    private static List<Long> naive(FeaturePlan plan, List<Row> log, Row row) {
        List<Row> card = log.stream().filter(each -> each.values[0] == row.values[0] && each.time <= row.time).toList();
        List<Row> half = card.stream().filter(each -> each.time > row.time - 12 * HOUR).toList();
        long most = card.stream().filter(each -> each.time > row.time - 3 * HOUR).mapToLong(each -> each.values[2]).max().orElse(Values.MISSING);
        List<Row> known = log.stream().filter(each -> each.values[1] == row.values[1] && due(each) <= row.time && due(each) <= row.arrival && due(each) > row.time - DAY && each != row).toList();
        double risk = known.stream().mapToLong(each -> each.values[3]).sum() / (double) known.size();
        long last = half.stream().filter(each -> each != row).mapToLong(each -> each.time).max().orElse(Values.MISSING);
        return List.of(Values.number((double) card.stream().filter(each -> each.time > row.time - HOUR).count()), Values.number((double) half.size()), most,
                Values.number((double) half.stream().mapToLong(each -> each.values[1]).distinct().count()), Values.number(risk), last == Values.MISSING ? last : row.time - last);
    }

    private static long due(Row row) {
        return Math.max(row.arrival, row.time + 5 * HOUR);
    }
}
