package septet.features;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.Row;
import septet.world.Chance;

/// Features of time alone are computed once for as long as they cannot change: they are those of each row by itself.
class SpellsTest {
    private static final long SEED = 4;
    private static final int ROWS = 3_000;
    private static final long MINUTE = 60_000_000;

    private record Moments(FeaturePlan plan, long[] times) implements PlannedTable {
        @Override
        public int rows() {
            return times.length;
        }

        @Override
        public long time(int row) {
            return times[row];
        }

        @Override
        public void load(int row, Row into) {
            into.time = times[row];
            into.arrival = times[row];
            into.values[0] = dictionary().code("c" + row % 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "+05:30", "-00:00:20", "Europe/Berlin", "Africa/Monrovia", "+01:00"})
    void eachRowHasTheValueOfItsOwnTime(String zone) {
        FeaturePlan plan = new Plans().source("moments", ZoneId.of(zone), Plans.column("card", Plans.key("card"))).feature("hour: hour(time)").feature("night: hour(time) < 6")
                .feature("minute: minute(time)").feature("late: minute(time) >= 30").feature("weekday: weekday(time)").feature("day: day_of_year(time)")
                .feature("both: hour(time) * 60 + minute(time)").feature("year: year(time) != 1970").plan();
        for (long step : new long[] {1, 1_000, MINUTE / 7, MINUTE, 50 * MINUTE, 5_000 * MINUTE}) {
            long[] times = times(step, Chance.of(SEED).at((int) (step % 1_000)));
            TrainingSet expected = TrainingSet.replay(new FeatureState(plan), List.of(new Moments(plan, times)), request(plan));
            assertThatCode(() -> Same.compare(plan, expected, TrainingSet.of(plan, List.of(new Moments(plan, times)), request(plan)), zone + " " + step)).doesNotThrowAnyException();
            if (step < 1_000) continue;
            // who takes the value of a minute for that of the next
            long[] held = Arrays.stream(times).map(time -> Math.floorDiv(time, 2 * MINUTE) * 2 * MINUTE).toArray();
            assertThatThrownBy(() -> Same.compare(plan, expected, TrainingSet.of(plan, List.of(new Moments(plan, held)), request(plan)), "held")).isInstanceOf(AssertionError.class);
        }
    }

    /// Rising from some time before 1970 on, with ties.
    private static long[] times(long step, Chance chance) {
        long[] times = new long[ROWS];
        long now = -step * ROWS / 3;
        for (int row = 0; row < ROWS; row++) {
            if (chance.nextInt(5) > 0) now += 1 + (long) (chance.nextDouble() * step);
            times[row] = now;
        }
        return times;
    }

    private static TrainingSet.Request request(FeaturePlan plan) {
        return new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.features(), -1, Optional.empty(), List.of());
    }
}
