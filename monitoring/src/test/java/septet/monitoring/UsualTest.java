package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class UsualTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final int WEEKS = 3;
    private static final int ROWS = 200 * 7 * WEEKS;

    private static final long[] TIMES = IntStream.range(0, ROWS).mapToLong(i -> i * (WEEKS * 7 * DAY / ROWS)).toArray();

    /// 1 at a weekend, as a feature that follows the calendar has it.
    private static double weekend(long time) {
        return Math.floorMod(time / DAY, 7) >= 5 ? 1 : 0;
    }

    private static double night(long time) {
        return time / HOUR % 24 < 6 ? 1 : 0;
    }

    private static Reference reference(java.util.function.LongToDoubleFunction of) {
        double[] values = Arrays.stream(TIMES).mapToDouble(of).toArray();
        Reference plain = Reference.numbers("it", values);
        Bins.Numbers bins = (Bins.Numbers) plain.bins();
        return plain.at(Arrays.stream(values).mapToInt(bins::bin).toArray(), TIMES);
    }

    private static Counts first(Reference reference, java.util.function.LongToDoubleFunction of, long span) {
        Counts counts = new Counts(reference.counts().bins());
        // Many rows: chance shall explain nothing.
        for (long time = 0; time < span; time += DAY / 10_000) counts.add(((Bins.Numbers) reference.bins()).bin(of.applyAsDouble(time)));
        return counts;
    }

    private static int alarms(Reference reference, java.util.function.LongToDoubleFunction of, boolean matched) {
        int alarms = 0;
        for (long hours = 1; hours <= 168; hours += 3) {
            Counts now = first(reference, of, hours * HOUR);
            Drift.Doubt doubt = matched ? Drift.Doubt.of(reference.usual().of(hours * HOUR)) : Drift.Doubt.NONE;
            if (Drift.of(reference.counts(), now, doubt) instanceof Drift.Drifted) alarms++;
        }
        return alarms;
    }

    @Test
    void aCalendarIsNoDriftHoweverShortTheWatch() {
        assertThat(alarms(reference(UsualTest::weekend), UsualTest::weekend, true)).isZero();
        assertThat(alarms(reference(UsualTest::night), UsualTest::night, true)).isZero();
    }

    /// The planted bug: a few hours are compared with whole weeks.
    @Test
    void aReferenceWithoutAgeIsCaught() {
        assertThat(alarms(reference(UsualTest::weekend), UsualTest::weekend, false)).isGreaterThan(10);
        assertThat(alarms(reference(UsualTest::night), UsualTest::night, false)).isPositive();
    }

    @Test
    void whatHasNoCalendarIsSeenAtOnce() {
        Chance chance = Chance.of(1);
        double[] values = IntStream.range(0, ROWS).mapToDouble(_ -> chance.nextGaussian()).toArray();
        Reference plain = Reference.numbers("it", values);
        Bins.Numbers bins = (Bins.Numbers) plain.bins();
        Reference reference = plain.at(Arrays.stream(values).mapToInt(bins::bin).toArray(), TIMES);
        Counts shifted = new Counts(bins.count());
        for (int i = 0; i < 2_000; i++) shifted.add(bins.bin(chance.nextGaussian() + 1));
        assertThat(Drift.of(reference.counts(), shifted, Drift.Doubt.of(reference.usual().of(6 * HOUR)))).isInstanceOf(Drift.Drifted.class);
    }

    @Test
    void longerSpansLieNearerToTheWhole() {
        Usual usual = reference(UsualTest::weekend).usual();
        assertThat(usual.of(HOUR)).isGreaterThan(usual.of(3 * DAY));
        assertThat(usual.of(3 * DAY)).isGreaterThan(usual.of(6 * DAY));
        assertThat(usual.of(60 * DAY)).isEqualTo(usual.of(6 * DAY));
        assertThat(usual.of(0)).isEqualTo(usual.of(HOUR));
    }

    @Test
    void withoutTimesNothingIsUsual() {
        assertThat(Reference.numbers("it", new double[] {1, 2, 3}).at(new int[] {0, 1, 2}, new long[0]).usual()).isEqualTo(Usual.NONE);
        assertThat(Usual.NONE.of(DAY)).isZero();
        assertThat(Usual.of(new int[] {0, 1}, new long[] {5, 6}, Counts.of(1, 1, 0))).isEqualTo(Usual.NONE);
    }
}
