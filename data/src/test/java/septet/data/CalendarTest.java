package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

/// The calendar against java.time, near and far from today and at every kind of change of clocks.
class CalendarTest {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo",
            "Pacific/Apia", "+05:30");

    @Test
    void everyPartOfATimeEqualsThatOfTheJdk() {
        for (String name : ZONES) {
            Calendar calendar = Calendar.of(ZoneId.of(name));
            Chance chance = Chance.of(11).of(name);
            for (int i = 0; i < 40_000; i++) {
                long seconds = chance.nextInt(3) == 0 ? (chance.nextLong() >> 22) : 1_500_000_000L + chance.nextInt(200_000_000);
                check(calendar, ZoneId.of(name), seconds * 1_000_000 + chance.nextInt(1_000_000));
            }
        }
    }

    @Test
    void changesOfTheClocksAreKeptToTheSecond() {
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            Calendar calendar = Calendar.of(zone);
            var change = zone.getRules().nextTransition(Instant.parse("1890-01-01T00:00:00Z"));
            while (change != null && change.getInstant().isBefore(Instant.parse("2110-01-01T00:00:00Z"))) {
                for (long around = -2; around <= 2; around++) check(calendar, zone, (change.toEpochSecond() + around) * 1_000_000);
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }

    private static void check(Calendar calendar, ZoneId zone, long micros) {
        ZonedDateTime time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000).atZone(zone);
        String when = micros + " " + zone;
        assertThat(new int[] {calendar.year(micros), calendar.month(micros), calendar.day(micros), calendar.hour(micros), calendar.minute(micros),
                calendar.weekday(micros), calendar.dayOfYear(micros)})
                .as(when).containsExactly(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getDayOfWeek()
                        .getValue(), time.getDayOfYear());
        assertThat(calendar.startOfDay(micros)).as(when).isEqualTo(time.toLocalDate().atStartOfDay(zone).toEpochSecond() * 1_000_000);
        assertThat(calendar.startOf(time.getYear(), time.getMonthValue(), time.getDayOfMonth())).as(when).isEqualTo(calendar.startOfDay(micros));
    }

    @Test
    void thereIsNoSuchDay() {
        assertThat(Calendar.of(ZoneOffset.UTC).startOf(2018, 13, 1)).isEqualTo(Values.MISSING);
        assertThat(Calendar.of(ZoneOffset.UTC).startOf(10_000_000, 1, 1)).isEqualTo(Values.MISSING);
    }
}
