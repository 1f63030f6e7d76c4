package septet.data;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A row for each thing of an entity at each of many times (`each monday 00:00 for customers where active`): those that were known by then, as they were then.
/// Times stand on the clocks of the source's zone.
///
/// @param keys the words' codes, in the order of the rows
public record ScheduledRows(Schema schema, Dictionary dictionary, long[] times, long[] keys) implements Table {
    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day", "month");

    /// What such a source is made from.
    ///
    /// @param things   the rows of the entity
    /// @param key      the slot of its key
    /// @param timed    whether its rows are versions
    /// @param where    of a row of the entity, at the time of the schedule
    public record Things(Table things, int key, boolean timed, Optional<Formula> where) {}

    /// The days that a schedule may name.
    public static List<String> days() {
        return DAYS;
    }

    /// @param from  microseconds: the first time that may have a row
    /// @param until the last one
    public static ScheduledRows of(Schema schema, Origin.Schedule schedule, ZoneId zone, Things of, long[] fromUntil) {
        Table things = of.things();
        int[] order = IntStream.range(0, things.rows()).boxed().sorted(Comparator.comparingLong(row -> of.timed() ? things.arrival(row) : 0)).mapToInt(row -> row).toArray();
        Map<String, Integer> inForce = new TreeMap<>();
        Row row = new Row(things.schema().columns().size());
        List<long[]> rows = new ArrayList<>();
        int next = 0;
        for (long time : times(schedule, zone, fromUntil[0], fromUntil[1])) {
            while (next < order.length && (!of.timed() || things.arrival(order[next]) <= time)) {
                things.load(order[next], row);
                int version = order[next++];
                if (row.values[of.key()] == Values.MISSING) continue;
                inForce.merge(things.dictionary().word((int) row.values[of.key()]), version, (old, now) -> things.time(now) >= things.time(old) ? now : old);
            }
            for (int version : inForce.values()) {
                things.load(version, row);
                row.time = time;
                if (of.where().isEmpty() || of.where().get().holds(row)) rows.add(new long[] {time, row.values[of.key()]});
            }
        }
        return new ScheduledRows(schema, things.dictionary(), rows.stream().mapToLong(each -> each[0]).toArray(), rows.stream().mapToLong(each -> each[1]).toArray());
    }

    private static List<Long> times(Origin.Schedule schedule, ZoneId zone, long from, long until) {
        List<Long> times = new ArrayList<>();
        LocalTime at = LocalTime.parse(schedule.timeOfDay());
        Predicate<LocalDate> falls = falls(schedule.day());
        LocalDate date = Instant.ofEpochSecond(Math.floorDiv(from, 1_000_000)).atZone(zone).toLocalDate();
        while (true) {
            long time = date.atTime(at).atZone(zone).toEpochSecond() * 1_000_000;
            if (time > until) return times;
            if (time >= from && falls.test(date)) times.add(time);
            date = date.plusDays(1);
        }
    }

    private static Predicate<LocalDate> falls(String day) {
        return switch (day) {
            case "day" -> _ -> true;
            case "month" -> date -> date.getDayOfMonth() == 1;
            default -> date -> date.getDayOfWeek() == DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
        };
    }

    @Override
    public int rows() {
        return times.length;
    }

    @Override
    public long time(int row) {
        return times[row];
    }

    @Override
    public long arrival(int row) {
        return times[row];
    }

    @Override
    public void load(int row, Row into) {
        into.clear();
        into.time = times[row];
        into.arrival = times[row];
        into.values[schema.columns().size() - 1] = keys[row];
    }
}
