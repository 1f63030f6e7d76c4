package septet.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import septet.design.Expression;

/// `year month day hour minute weekday day_of_year` in the zone of the row's source; `date`, `epoch`.
final class TimeFunctions {
    private static final Map<String, Long> UNITS = Map.of("s", 1_000_000L, "ms", 1_000L, "us", 1L);

    private static final long MINUTE = 60_000_000;
    private static final long HOUR = 60 * MINUTE;

    private interface Part {
        int of(Calendar calendar, long micros);
    }

    private TimeFunctions() {}

    static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        all.put("year", part("year(t)", Calendar::year));
        all.put("month", part("month(t)", Calendar::month));
        all.put("day", part("day(t)", Calendar::day));
        all.put("hour", part("hour(t)", Calendar::hour));
        all.put("minute", part("minute(t)", Calendar::minute, MINUTE));
        all.put("weekday", part("weekday(t)", Calendar::weekday));
        all.put("day_of_year", part("day_of_year(t)", Calendar::dayOfYear));
        all.put("date", new Function("date(y, m, d) or date(s, 'dd/MM/yyyy HH:mm')", 2, 3, TimeFunctions::date));
        all.put("epoch", Function.of("epoch(x, 's')", 2, TimeFunctions::epoch));
        return all;
    }

    private static Function part(String signature, Part part) {
        return part(signature, part, HOUR);
    }

    /// @param steady microseconds in which it does not change
    private static Function part(String signature, Part part, long steady) {
        return Function.of(signature, 1, (compiler, call, arguments) -> {
            Formula time = compiler.time(arguments.getFirst(), call.arguments().getFirst().mark(), call.function());
            if (Compiler.isBroken(time)) return time;
            Calendar calendar = compiler.calendar();
            if (time == Compiler.TIME_OF_ROW) {
                return Steady.of(Computed.of(Kinds.NUMBER, row -> Values.number((double) part.of(calendar, row.time))), calendar.isInStep(steady) ? steady : 0);
            }
            return Computed.of(Kinds.NUMBER, row -> {
                long micros = time.value(row);
                return micros == Values.MISSING ? Values.MISSING : Values.number((double) part.of(calendar, micros));
            });
        });
    }

    private static Formula date(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        return arguments.size() == 3 ? civil(compiler, call, arguments) : parsed(compiler, call, arguments);
    }

    /// Midnight of the day; whole numbers only, and missing where there is no such day.
    private static Formula civil(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula year = compiler.number(arguments.get(0), call.arguments().get(0).mark(), "date");
        Formula month = compiler.number(arguments.get(1), call.arguments().get(1).mark(), "date");
        Formula day = compiler.number(arguments.get(2), call.arguments().get(2).mark(), "date");
        if (Compiler.anyBroken(List.of(year, month, day))) return Compiler.broken();
        Calendar calendar = compiler.calendar();
        return Computed.of(Kinds.TIME, row -> {
            double y = Values.number(year.value(row));
            double m = Values.number(month.value(row));
            double d = Values.number(day.value(row));
            boolean whole = y == StrictMath.rint(y) && m == StrictMath.rint(m) && d == StrictMath.rint(d);
            return whole ? calendar.startOf((long) y, (long) m, (long) d) : Values.MISSING;
        });
    }

    private static Formula parsed(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula text = compiler.text(arguments.getFirst(), call.arguments().getFirst().mark(), "date");
        if (Compiler.isBroken(text)) return text;
        if (!(arguments.getLast() instanceof Fixed pattern) || pattern.words().isEmpty()) {
            return compiler.broken(call.arguments().getLast().mark(), "date needs its pattern as a text in quotes", "", "Write date(s, 'dd/MM/yyyy HH:mm').", Compiler.ARGUMENTS);
        }
        ZoneId zone = compiler.scope.zone();
        try {
            DateTimeFormatter format = format(pattern.words());
            return Computed.of(Kinds.TIME, row -> text.value(row) == Values.MISSING ? Values.MISSING : parse(text.text(row), format, zone));
        } catch (IllegalArgumentException e) {
            return compiler.broken(call.arguments().getLast().mark(), "'" + pattern.words() + "' is no pattern of a date: " + e.getMessage(), "",
                    "yyyy year, MM month, MMMM its English name, dd day, HH hour, mm minute, ss second, 'other letters' in single quotes.", Compiler.ARGUMENTS);
        }
    }

    /// English names, any case; parts of the day that the pattern lacks are 0, a year alone is its first day.
    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern.replace("yyyy", "uuuu").replace("yy", "uu"))
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1).parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .toFormatter(Locale.ENGLISH).withChronology(IsoChronology.INSTANCE).withResolverStyle(ResolverStyle.STRICT);
    }

    private static long parse(String text, DateTimeFormatter format, ZoneId zone) {
        try {
            TemporalAccessor parsed = format.parse(text.strip());
            LocalDate date = LocalDate.from(parsed);
            LocalTime found = parsed.query(TemporalQueries.localTime());
            LocalDateTime local = date.atTime(found == null ? LocalTime.MIDNIGHT : found);
            ZoneId offset = parsed.query(TemporalQueries.zone());
            Instant instant = local.atZone(offset == null ? zone : offset).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        } catch (DateTimeException | ArithmeticException _) {
            return Values.MISSING;
        }
    }

    private static Formula epoch(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula x = compiler.number(arguments.getFirst(), call.arguments().getFirst().mark(), "epoch");
        if (Compiler.isBroken(x)) return x;
        if (!(arguments.getLast() instanceof Fixed unit) || !UNITS.containsKey(unit.words())) {
            return compiler.broken(call.arguments().getLast().mark(), "epoch needs its unit", "", "Write epoch(x, 's'); units are 's', 'ms' and 'us'.", Compiler.ARGUMENTS);
        }
        long scale = UNITS.get(unit.words());
        return Computed.of(Kinds.TIME, row -> {
            double micros = StrictMath.rint(Values.number(x.value(row)) * scale);
            return Math.abs(micros) < 0x1p63 ? (long) micros : Values.MISSING;
        });
    }
}
