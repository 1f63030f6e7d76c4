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
    void aNewPatternIsFoundWithinThreeDays() {
        int late = 0;
        for (int seed = 0; seed < 100; seed++) {
            Chance chance = Chance.of(seed);
            ConceptAlarm alarm = alarm(chance);
            for (int day = 0; day < 14; day++) alarm.day(day(chance, 2000, 0));
            boolean found = false;
            for (int day = 0; day < 3; day++) found |= alarm.day(day(chance, 2000, 0.004));
            if (!found) late++;
        }
        assertThat(late).isLessThanOrEqualTo(5);
    }

    @Test
    void withoutAReferenceItIsSilent() {
        assertThat(new ConceptAlarm().day(new double[] {5, 5, 5})).isFalse();
    }
}
