package septet.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Period;
import septet.data.Exploration.Step;
import septet.data.Exploration.Timeline;

/// The rows of the sample by stretches of time.
record Periods(Length length, TreeMap<Long, int[]> rows, double scale) {
    private static final int MOST_STEPS = 80;
    private static final int COARSE = 16;
    private static final double DAY = 86_400e6;

    /// How long a period is.
    private enum Length { HOUR, DAY, WEEK, MONTH, QUARTER, YEAR }

    /// @param scale rows of the file for each row of the sample
    static Periods fine(double[] times, double scale) {
        return of(times, MOST_STEPS, scale);
    }

    static Periods coarse(double[] times) {
        return of(times, COARSE, 1);
    }

    private static Periods of(double[] times, int most, double scale) {
        Periods periods = new Periods(Length.YEAR, new TreeMap<>(), scale);
        boolean days = Arrays.stream(times).allMatch(time -> Double.isNaN(time) || time % DAY == 0);
        for (Length length : Length.values()) {
            // dates say nothing of hours
            if (length == Length.HOUR && days) continue;
            periods = by(times, length, scale);
            if (periods.rows.size() <= most) return periods;
        }
        return periods;
    }

    private static Periods by(double[] times, Length length, double scale) {
        TreeMap<Long, List<Integer>> lists = new TreeMap<>();
        for (int row = 0; row < times.length; row++) if (!Double.isNaN(times[row])) lists.computeIfAbsent(start((long) times[row], length), _ -> new ArrayList<>()).add(row);
        TreeMap<Long, int[]> rows = new TreeMap<>();
        lists.forEach((start, list) -> rows.put(start, list.stream().mapToInt(Integer::intValue).toArray()));
        return new Periods(length, rows, scale);
    }

    private static long start(long micros, Length length) {
        if (length == Length.HOUR) return Math.floorDiv(micros, 3_600_000_000L) * 3_600_000_000L;
        LocalDate day = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = switch (length) {
            case HOUR, DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case YEAR -> day.withDayOfYear(1);
        };
        return first.toEpochDay() * 86_400_000_000L;
    }

    Timeline timeline(TimeChoice choice, java.util.Optional<Target> target) {
        List<Step> steps = new ArrayList<>();
        rows.forEach((start, some) -> steps.add(new Step(start, Math.round(some.length * scale), target.map(label -> label.summary(some)).orElse(List.of()))));
        return new Timeline(choice.name(), choice.reading(), length.name().toLowerCase(java.util.Locale.ROOT), choice.why(), choice.sure(), steps);
    }

    /// Missing values and means of one column over time.
    List<Period> of(SampleColumn column) {
        if (column.profile().isKind(Kind.EMPTY, Kind.CONSTANT, Kind.TEXT, Kind.KEY)) return List.of();
        List<Period> periods = new ArrayList<>();
        rows.forEach((start, some) -> {
            int missing = 0;
            double sum = 0;
            for (int row : some) {
                if (column.isMissing(row)) missing++;
                else sum += column.isNumeric() ? column.numbers()[row] : column.codes()[row] == 0 ? 1 : 0;
            }
            int known = some.length - missing;
            periods.add(new Period(start, some.length, missing / (double) some.length, known == 0 ? Double.NaN : sum / known));
        });
        return periods;
    }
}
