package septet.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The civil calendar of one zone over microseconds since 1970, without allocation for times before the year 2100.
/// Dates by Howard Hinnant's `civil_from_days` (proleptic Gregorian, any year).
public final class Calendar {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long LISTED_UNTIL = LocalDate.of(2100, 1, 1).toEpochDay() * 86_400;

    private final ZoneId zone;
    private final ZoneRules rules;
    /// Seconds at which another offset begins, ascending.
    private final long[] changes;
    /// Microseconds to add to get local time: before the first change, then from each on.
    private final long[] offsets;

    private Calendar(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        List<ZoneOffsetTransition> listed = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
        while (next != null && next.toEpochSecond() < LISTED_UNTIL) {
            listed.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        changes = listed.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
        offsets = new long[changes.length + 1];
        offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds() * SECOND;
        for (int i = 0; i < listed.size(); i++) offsets[i + 1] = listed.get(i).getOffsetAfter().getTotalSeconds() * SECOND;
    }

    public static Calendar of(ZoneId zone) {
        return new Calendar(zone);
    }

    /// Whether clocks of the zone show multiples of a unit at multiples of it, and at no other moment.
    boolean isInStep(long unit) {
        return changes.length == 0 && offsets[0] % unit == 0;
    }

    /// Microseconds since midnight of 1970-01-01 on the zone's own clocks.
    public long local(long micros) {
        return micros + offset(micros);
    }

    private long offset(long micros) {
        if (changes.length == 0) return offsets[0];
        long second = Math.floorDiv(micros, SECOND);
        if (second >= LISTED_UNTIL) return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * SECOND;
        int found = Arrays.binarySearch(changes, second);
        return offsets[found >= 0 ? found + 1 : -found - 1];
    }

    /// The days from 1970-01-01 to the local date.
    long epochDay(long micros) {
        return Math.floorDiv(local(micros), DAY);
    }

    /// The first moment of the local day that the time lies in.
    public long startOfDay(long micros) {
        return startOf(epochDay(micros));
    }

    /// The first moment of the next local day.
    public long startOfNextDay(long micros) {
        return startOf(epochDay(micros) + 1);
    }

    private long startOf(long epochDay) {
        if (changes.length == 0) return epochDay * DAY - offsets[0];
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toEpochSecond() * SECOND;
    }

    /// The first moment of a date, or [Values#MISSING] if there is no such date.
    long startOf(long year, long month, long day) {
        if (Math.abs(year) > 200_000) return Values.MISSING;
        try {
            return startOf(LocalDate.of((int) year, (int) month, (int) day).toEpochDay());
        } catch (DateTimeException _) {
            return Values.MISSING;
        }
    }

    boolean isUtc() {
        return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    int hour(long micros) {
        return (int) (Math.floorMod(local(micros), DAY) / (3_600 * SECOND));
    }

    int minute(long micros) {
        return (int) (Math.floorMod(local(micros), 3_600 * SECOND) / (60 * SECOND));
    }

    /// Monday 1 to Sunday 7.
    int weekday(long micros) {
        return (int) Math.floorMod(epochDay(micros) + 3, 7L) + 1;
    }

    int year(long micros) {
        return (int) (civil(epochDay(micros)) >> 16);
    }

    int month(long micros) {
        return (int) (civil(epochDay(micros)) >> 8) & 0xFF;
    }

    int day(long micros) {
        return (int) civil(epochDay(micros)) & 0xFF;
    }

    int dayOfYear(long micros) {
        long day = epochDay(micros);
        return (int) (day - firstDayOf(civil(day) >> 16)) + 1;
    }

    /// Year, month (8 bits) and day (8 bits) in one long.
    private static long civil(long epochDay) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long ofEra = z - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * ofYear + 2) / 153;
        long day = ofYear - (153 * shifted + 2) / 5 + 1;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    private static long firstDayOf(long year) {
        long before = year - 1;
        return 365 * before + Math.floorDiv(before, 4L) - Math.floorDiv(before, 100L) + Math.floorDiv(before, 400L) - 719_162;
    }
}
