package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class ConceptAlarmTest {
    /// Losses of rows of which few are positive.
    private static double[] day(Chance chance, int rows, double missed) {
        double[] losses = new double[rows];
        for (int i = 0; i < rows; i++) losses[i] = chance.nextDouble() < 0.008 ? 4 * chance.nextDouble() : chance.nextDouble() < missed ? 6 : 0.004 * chance.nextDouble();
        return losses;
    }

    private static ConceptAlarm alarm(Chance chance) {
        ConceptAlarm alarm = new ConceptAlarm();
        alarm.refer(IntStream.range(0, 28).mapToObj(_ -> day(chance, 500, 0)).toArray(double[][]::new));
        return alarm;
    }

    @Test
    void ofAThousandWeeksWithoutChangeFewRaiseAnAlarm() {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(seed);
            ConceptAlarm alarm = alarm(chance);
            for (int day = 0; day < 70; day++) if (alarm.day(day(chance, 2000, 0))) alarms++;
        }
        assertThat(alarms).isLessThanOrEqualTo(50);
    }

    @Test
    void aNewPatternIsFoundWithinThreeDaysNearlyAlways() {
        int late = 0;
        int later = 0;
        for (int seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(seed);
            ConceptAlarm alarm = alarm(chance);
            for (int day = 0; day < 14; day++) alarm.day(day(chance, 2000, 0));
            int found = 9;
            for (int day = 7; day >= 1; day--) if (alarm.day(day(chance, 2000, 0.004))) found = Math.min(found, 8 - day);
            if (found > 3) late++;
            if (found > 6) later++;
        }
        assertThat(late).isLessThanOrEqualTo(15);
        assertThat(later).isLessThanOrEqualTo(2);
    }

    /// Each day has a chance of its own to be bad, as where one card is stolen.
    private static double[] stolen(Chance chance, int rows) {
        return day(chance, rows, chance.nextDouble() < 0.2 ? 0.004 : 0);
    }

    private static int falseAlarms(boolean capped) {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(seed).of("stolen");
            ConceptAlarm alarm = new ConceptAlarm();
            alarm.refer(IntStream.range(0, 28).mapToObj(_ -> capped ? stolen(chance, 500) : day(chance, 500, 0)).toArray(double[][]::new));
            for (int day = 0; day < 70; day++) if (alarm.day(stolen(chance, 2000))) alarms++;
        }
        return alarms;
    }

    @Test
    void daysThatDifferByThemselvesAreNoAlarm() {
        assertThat(falseAlarms(true)).isLessThanOrEqualTo(50);
        assertThat(falseAlarms(false)).as("planted: compared with days that did not differ").isGreaterThan(200);
    }

    @Test
    void oneBadDayIsNoAlarm() {
        for (int seed = 0; seed < 20; seed++) {
            Chance chance = Chance.of(seed);
            ConceptAlarm alarm = alarm(chance);
            assertThat(alarm.day(day(chance, 2000, 0.05))).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void withoutAReferenceItIsSilent() {
        assertThat(new ConceptAlarm().day(new double[] {5, 5, 5})).isFalse();
    }
}
