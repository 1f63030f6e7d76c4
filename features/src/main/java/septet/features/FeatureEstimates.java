package septet.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import septet.data.ColumnType;
import septet.data.DataEstimates;
import septet.data.DataRules;
import septet.data.DataSection;
import septet.data.Known;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Type;
import septet.framing.Framing;
import septet.requirements.Estimate;
import septet.requirements.Requirements;
import septet.requirements.Unit;

/// What the windows of a design keep in memory.
public final class FeatureEstimates {
    /// Bytes of an event in a history: its time and two values; and of a key: its place, totals and cursors.
    private static final int ENTRY = 24;
    private static final int KEY = 320;

    private FeatureEstimates() {}

    /// Aggregates that share their keys share one history, as long as the longest of their windows (and what labels wait).
    ///
    /// @param summaries bytes that each key takes for what has a stated error, at most
    private record History(String by, double days, int summaries) {}

    /// How many histories a request reads and an event enters.
    public static int histories(DataSection data) {
        return histories("", Duration.ZERO, data).size();
    }

    /// How many values the features of the design are, families member by member.
    public static int members(DataSection data) {
        return data.features().values().stream().mapToInt(FeatureEstimates::windows).sum();
    }

    private static int windows(Expression expression) {
        return Math.max(1, Expressions.aggregates(expression).stream().mapToInt(aggregate -> aggregate.windows().size()).max().orElse(1));
    }

    /// The columns and features that learners see where nothing else is said, about.
    public static int inputs(Framing framing, DataSection data) {
        long columns = Optional.ofNullable(data.sources().get(framing.forEach())).map(SourceSection::columns).map(Map::values).stream().flatMap(types -> types.stream())
                .filter(FeatureEstimates::isInput).count();
        return (int) columns + members(data);
    }

    private static boolean isInput(ColumnType column) {
        return column.known() instanceof Known.AtOnce && switch (column.type()) {
            case Type.Number _, Type.Money _, Type.Bool _, Type.Category _ -> true;
            case Type.Text _, Type.Time _, Type.Duration _, Type.Key _, Type.Raw _,
                    Type.Terms _, Type.Place _, Type.ListOf _, Type.Later _ -> false;
        };
    }

    public static Optional<Estimate> state(Requirements requirements, Framing framing, DataSection data) {
        Optional<Double> perDay = DataEstimates.perDay(requirements);
        Optional<Map.Entry<String, ColumnType>> label = DataRules.labelOf(framing, data);
        Duration delay = label.map(entry -> entry.getValue().known() instanceof Known.After(Duration wait) ? wait : Duration.ZERO).orElse(Duration.ZERO);
        List<History> histories = histories(label.map(Map.Entry::getKey).orElse(""), delay, data);
        if (perDay.isEmpty() || histories.isEmpty()) return Optional.empty();
        double bytes = 0;
        List<String> parts = new ArrayList<>();
        for (History history : histories) {
            double keys = DataEstimates.scale(requirements, history.by()).orElse(0.0);
            int key = KEY + history.summaries();
            bytes += perDay.get() * history.days() * ENTRY + keys * key;
            parts.add("by " + history.by() + ": " + Unit.grouped(perDay.get()) + " a day x " + Unit.grouped(history.days()) + " days x " + ENTRY + " bytes"
                    + (keys > 0 ? " + " + Unit.grouped(keys) + " keys x " + key : ""));
        }
        return Optional.of(new Estimate(Estimate.STATE, bytes, Unit.BYTES, String.join("; ", parts)));
    }

    private static List<History> histories(String label, Duration delay, DataSection data) {
        Map<String, History> longest = new TreeMap<>();
        for (Expression feature : data.features().values()) {
            for (Expression.Aggregate aggregate : Expressions.aggregates(feature)) {
                String by = new TreeSet<>(aggregate.by().stream().map(key -> key.ofEvent().text()).toList()).stream().collect(Collectors.joining(", "));
                double wait = Expressions.names(aggregate).contains(label) ? delay.toSeconds() / 86_400.0 : 0;
                double days = aggregate.windows().stream().mapToDouble(FeatureEstimates::days).max().orElse(0) + wait;
                longest.merge(by.isEmpty() ? "all rows" : by, new History(by.isEmpty() ? "all rows" : by, days, summary(aggregate)),
                        (a, b) -> new History(a.by(), Math.max(a.days(), b.days()), a.summaries() + b.summaries()));
            }
        }
        return List.copyOf(longest.values());
    }

    /// The most that the summary of one key takes.
    private static int summary(Expression.Aggregate aggregate) {
        if (!aggregate.windows().isEmpty()) return 0;
        return switch (aggregate.call().function()) {
            case "approx_distinct" -> 4_400;
            case "quantile" -> 25_000;
            case "top" -> 8_300;
            default -> 0;
        };
    }

    private static double days(Expression.Window window) {
        return switch (window) {
            case Expression.Window.Sliding(Duration width) -> width.toSeconds() / 86_400.0;
            case Expression.Window.Today _ -> 1;
            case Expression.Window.Session(Duration gap) -> Math.max(1, 48 * gap.toSeconds() / 86_400.0);
        };
    }
}
