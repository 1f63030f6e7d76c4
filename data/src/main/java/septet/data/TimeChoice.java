package septet.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Profile;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Which column says when a row happened.
///
/// @param name    the column, or what stands in for it where the parts of a date have columns of their own
/// @param reading with which the parts are put together; empty for a column of times
/// @param times   of the rows of the sample, microseconds, NaN where missing
record TimeChoice(String name, String reading, String why, boolean sure, double[] times) {
    private static final Pattern OTHER_TIMES = Pattern.compile(".*(birth|dob|expir|due|deadline|death|end|close|closed|updated|modified|last|ship|"
            + "deliver|return|paid|cancel|status|checkout|until|maturity).*");
    private static final Pattern EVENT_TIMES = Pattern.compile(".*(event|order|transaction|purchase|created|posted|issued?|request|signup|booking|"
            + "invoice|start|occur|received|sent|timestamp|datetime|date|time|ts|at)([_ .-].*)?$");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, Pattern> PARTS = Map.of("year", Pattern.compile("(.*[_ .-])?(year|yr)"), "month", Pattern.compile("(.*[_ .-])?(month|mon)"),
            "day", Pattern.compile("(.*[_ .-])?(day|day_of_(the_)?month|dom|mday)"), "hour", Pattern.compile("(.*[_ .-])?(hour|hr)"));
    private static final double FILLED = 0.98;
    private static final int FEWEST = 20;
    /// A hundred thousand years: more would be no time.
    private static final double MOST_DAYS = 36_500_000;

    /// The column that was named, or the only credible one; empty where rows seem to have no time.
    static Optional<TimeChoice> of(Optional<String> named, String label, List<SampleColumn> columns) {
        if (named.isPresent()) return Optional.of(named(named.get(), columns));
        List<SampleColumn> credible = columns.stream().filter(column -> !column.profile().name().equals(label) && isCredible(column)).toList();
        List<SampleColumn> likely = credible.stream().filter(column -> !OTHER_TIMES.matcher(lower(column)).matches()).toList();
        if (likely.isEmpty()) return parts(columns);
        SampleColumn best = likely.stream().min(Comparator.comparingInt((SampleColumn column) -> EVENT_TIMES.matcher(lower(column)).matches() ? 0 : 1)
                .thenComparingDouble(column -> IntStream.range(0, column.size()).mapToDouble(row -> column.numbers()[row]).filter(time -> !Double.isNaN(time)).average()
                        .orElse(0))).get();
        Profile profile = best.profile();
        boolean only = likely.size() == 1;
        String why = (only ? "the only column of times that can be t0" : "the first of " + likely.size() + " columns of times") + ", filled in "
                + ShownValues.share(1 - profile.missing() / (double) Math.max(1, rows(best)))
                + (profile.times().map(Exploration.Times::ordered).orElse(false) ? ", and the file stands in its order" : "");
        return Optional.of(new TimeChoice(profile.name(), "", why, only, best.numbers()));
    }

    /// What a person names: times, years, or numbers that only tell an order.
    ///
    /// @throws Refused where it is none of them
    private static TimeChoice named(String name, List<SampleColumn> columns) {
        SampleColumn column = columns.stream().filter(each -> each.profile().name().equals(name)).findFirst().orElseThrow();
        String told = "named by --time";
        if (column.profile().kind() == Kind.TIME) return new TimeChoice(name, "", told, true, column.numbers());
        if (!column.isNumeric() || column.profile().numbers().isEmpty()) {
            throw new Refused(Fault.DESIGN, Problem.error(name, "the column that --time names holds no times: " + column.profile().why(), "rows would have no order",
                    "Name a column of dates, times, years or numbers that rise.", "DATA-NOT-A-TIME"));
        }
        Exploration.Numbers numbers = column.profile().numbers().get();
        if (within(column, "year")) {
            return new TimeChoice(name, "date($" + name + "$, 1, 1)", told + "; its numbers are years", true, scaled(column, year -> micros(year, 1, 1, 0)));
        }
        boolean days = Math.max(Math.abs(numbers.lowest()), Math.abs(numbers.highest())) <= MOST_DAYS;
        String reading = days ? "epoch(number($" + name + "$) * 86400, 's')" : "epoch(number($" + name + "$), 's')";
        return new TimeChoice(name, reading, told + "; nothing says what its numbers count, and they are taken for " + (days ? "days" : "seconds"), false,
                scaled(column, value -> value * (days ? 86_400e6 : 1e6)));
    }

    private static double[] scaled(SampleColumn column, DoubleUnaryOperator micros) {
        return DoubleStream.of(column.numbers()).map(value -> Double.isNaN(value) ? value : micros.applyAsDouble(value)).toArray();
    }

    private static int rows(SampleColumn column) {
        return column.size();
    }

    private static String lower(SampleColumn column) {
        return column.profile().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isCredible(SampleColumn column) {
        if (column.profile().kind() != Kind.TIME || column.profile().distinct() < FEWEST) return false;
        long known = IntStream.range(0, column.size()).filter(row -> !column.isMissing(row)).count();
        return known >= FILLED * column.size();
    }

    /// Year (which may be the same for all rows), month (a number or an English name), day, perhaps hour, each in its column: those whose names have the most in common.
    private static Optional<TimeChoice> parts(List<SampleColumn> columns) {
        Map<String, SampleColumn> byPart = new TreeMap<>();
        for (SampleColumn column : columns) for (String part : PARTS.keySet()) if (PARTS.get(part).matcher(lower(column)).matches() && within(column,
                part)) byPart.putIfAbsent(part, column);
        if (!byPart.keySet().containsAll(List.of("year", "month", "day"))) return Optional.empty();
        int rows = byPart.get("year").size();
        double[] times = IntStream.range(0, rows).mapToDouble(row -> micros(value(byPart, "year", row), value(byPart, "month", row), value(byPart, "day", row),
                byPart.containsKey("hour") ? value(byPart, "hour", row) : 0)).toArray();
        if (IntStream.range(0, times.length).filter(row -> !Double.isNaN(times[row])).count() < FILLED * times.length) return Optional.empty();
        boolean named = !byPart.get("month").isNumeric();
        String pattern = named && byPart.get("month").words().stream().allMatch(word -> word.length() <= 3) ? "d MMM yyyy" : "d MMMM yyyy";
        String year = dollars(byPart, "year");
        String month = dollars(byPart, "month");
        String day = dollars(byPart, "day");
        String reading = (named ? "date(join(" + day + ", ' ', " + month + ", ' ', " + year + "), '" + pattern + "')" : "date(" + year + ", " + month + ", " + day + ")")
                + (byPart.containsKey("hour") ? " + number(" + dollars(byPart, "hour") + ") * 1h" : "");
        return Optional.of(new TimeChoice("at", reading, "put together from the columns of its parts", true, times));
    }

    private static String dollars(Map<String, SampleColumn> byPart, String part) {
        return "$" + byPart.get(part).profile().name() + "$";
    }

    private static double value(Map<String, SampleColumn> byPart, String part, int row) {
        SampleColumn column = byPart.get(part);
        if (column.isMissing(row)) return Double.NaN;
        if (column.isNumeric()) return column.numbers()[row];
        String word = column.words().get(column.codes()[row]);
        return isWhole(word) ? Double.parseDouble(word) : MONTHS.indexOf(word.toLowerCase(Locale.ROOT).substring(0, 3)) / 3 + 1;
    }

    private static boolean within(SampleColumn column, String part) {
        if (column.isNumeric()) {
            return column.profile().numbers().map(numbers -> numbers.whole() && lies(numbers.lowest(), part) && lies(numbers.highest(), part)).orElse(false);
        }
        List<String> words = column.words();
        if (words.size() == 1 && isWhole(words.getFirst())) return lies(Double.parseDouble(words.getFirst()), part);
        return part.equals("month") && words.size() <= 12 && words.stream().allMatch(word -> word.length() >= 3 && word.chars().allMatch(Character::isLetter)
                && MONTHS.indexOf(word.toLowerCase(Locale.ROOT).substring(0, 3)) % 3 == 0);
    }

    /// The same for all rows, as the year is in the file of a year.
    private static boolean isWhole(String word) {
        return word.matches("[0-9]{1,4}");
    }

    private static boolean lies(double value, String part) {
        double low = part.equals("year") ? 1900 : part.equals("hour") ? 0 : 1;
        return value >= low && value <= switch (part) {
            case "year" -> 2100;
            case "month" -> 12;
            case "day" -> 31;
            default -> 23;
        };
    }

    private static double micros(double year, double month, double day, double hour) {
        if (Double.isNaN(year + month + day + hour)) return Double.NaN;
        try {
            return (java.time.LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * 24 + hour) * 3_600e6;
        } catch (java.time.DateTimeException _) {
            return Double.NaN;
        }
    }
}
