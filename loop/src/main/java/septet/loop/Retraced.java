package septet.loop;

import java.util.List;
import java.util.Map;
import septet.data.FeatureRow;

/// One row, found again by replaying its sources and the log: what it said, and which events its features are made of.
///
/// @param id       of the row
/// @param origin   `the log`, or the source whose files hold it
/// @param at       t0, as ISO 8601; empty where the source has no time
/// @param columns  what the row itself says
/// @param names    of the features that a model may see
/// @param seen     their values in the replay
/// @param texts    of those that are texts
/// @param features those that are made of earlier events, in the order of the design
public record Retraced(String id, String origin, String at, Map<String, String> columns, List<String> names, FeatureRow seen, Map<String, String> texts,
        List<Traced> features) {
    public Retraced {
        columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
        names = List.copyOf(names);
        texts = Map.copyOf(texts);
        features = List.copyOf(features);
    }

    /// A feature, and the aggregates that it is computed from; one, where it is an aggregate itself.
    public record Traced(String feature, String value, List<Counted> aggregates) {
        public Traced {
            aggregates = List.copyOf(aggregates);
        }
    }

    /// One aggregate.
    ///
    /// @param text   as a design writes it
    /// @param source whose events it counts
    /// @param after  its window begins behind this time, as ISO 8601; empty: with the first event
    /// @param events how many were counted
    /// @param newest the newest of them, and the one that decides where one does
    public record Counted(String text, String value, String source, String after, long events, List<Happened> newest) {
        public Counted {
            newest = List.copyOf(newest);
        }
    }

    /// An event that was counted.
    ///
    /// @param at      its own time in the window: when it happened, or when what it waited for became known
    /// @param adds    what it contributed; empty where events are counted whatever they hold
    /// @param own     whether it is the row itself
    /// @param decides whether the aggregate is this one value
    /// @param origin  `the log` or `file`
    /// @param row     the first of its columns
    public record Happened(String id, String at, String adds, boolean own, boolean decides, String origin, String row) {}

    /// Names of features whose value in the replay is another than this record of a decision holds.
    public List<String> different(FeatureRow logged, List<String> of) {
        return java.util.stream.IntStream.range(0, Math.min(of.size(), logged.size())).filter(i -> !same(logged, i, names.indexOf(of.get(i)))).mapToObj(of::get).toList();
    }

    private boolean same(FeatureRow logged, int place, int here) {
        if (here < 0) return false;
        if (logged.isMissing(place)) return seen.isMissing(here);
        if (logged.isWord(place)) return seen.isWord(here) && seen.word(here).equals(logged.word(place));
        return Double.doubleToLongBits(logged.number(place)) == Double.doubleToLongBits(seen.number(here));
    }
}
