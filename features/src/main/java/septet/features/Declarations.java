package septet.features;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Dictionary;
import septet.data.Schema;
import septet.design.Expression;

/// What a plan is compiled from.
///
/// @param forEach    the source of which each row is an example
/// @param features   names to expressions, in the order of the design
/// @param dictionary of the running system
/// @param asked      what the rest of the design names beyond features and columns
/// @param kept       how much older than its key's newest entry a row may be and still read all its windows
public record Declarations(String forEach, List<Source> sources, Map<String, Expression> features, Dictionary dictionary, Asked asked, Duration kept) {
    /// A day: whoever is later is told that the answer is degraded.
    public static final Duration KEPT = Duration.ofDays(1);

    /// @param zone  of its calendar
    /// @param ids   whether its rows have an id, so that repeated ones are found
    /// @param key   the entity whose things its rows are, or whose versions where it has a time
    /// @param lateBy how much later than its time an event may arrive and still count
    /// @param timed whether its rows have a time; without one nothing is earlier than anything else
    /// @param corrections where a later row takes the place of an earlier one of its id
    public record Source(Schema schema, ZoneId zone, boolean ids, boolean timed, Optional<String> key, Optional<Duration> lateBy, Optional<Corrections> corrections) {
        public Source(Schema schema, ZoneId zone, boolean ids, boolean timed) {
            this(schema, zone, ids, timed, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Source(Schema schema, ZoneId zone, boolean ids, boolean timed, Optional<String> key, Optional<Duration> lateBy) {
            this(schema, zone, ids, timed, key, lateBy, Optional.empty());
        }

        /// The same where later rows correct earlier ones.
        public Source corrected(Optional<Expression> deleted) {
            return new Source(schema, zone, ids, timed, key, lateBy, Optional.of(new Corrections(deleted)));
        }

        Source without(Set<String> columns) {
            Schema told = new Schema(schema.source(), schema.columns().stream().filter(column -> !columns.contains(column.name())).toList());
            return new Source(told, zone, ids, timed, key, lateBy, corrections);
        }

        public Source(Schema schema, ZoneId zone, boolean ids) {
            this(schema, zone, ids, true);
        }
    }

    /// A row with the id of an earlier one takes its place from its arrival on.
    ///
    /// @param deleted a row of which it holds takes the event of its id out
    public record Corrections(Optional<Expression> deleted) {}

    /// Names outside of the features.
    ///
    /// @param paths  through entities, wherever they stand
    /// @param inputs what learners are said to see, by name: paths, and columns that are no input unless named
    /// @param heads  columns of the row that are computed from later events, behind all others ([Ahead])
    public record Asked(Set<String> paths, Set<String> inputs, Map<String, Expression> heads) {
        public static final Asked NOTHING = new Asked(Set.of(), Set.of(), Map.of());

        public Asked {
            paths = Collections.unmodifiableSet(new TreeSet<>(paths));
            heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
            inputs = Collections.unmodifiableSet(new TreeSet<>(inputs));
        }
    }

    public Declarations {
        sources = List.copyOf(sources);
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    public Declarations(String forEach, List<Source> sources, Map<String, Expression> features, Dictionary dictionary) {
        this(forEach, sources, features, dictionary, Asked.NOTHING, KEPT);
    }

    public Declarations(String forEach, List<Source> sources, Map<String, Expression> features, Dictionary dictionary, Asked asked) {
        this(forEach, sources, features, dictionary, asked, KEPT);
    }

    /// The same without what is computed from later events, which becomes the features.
    Declarations ofHeads() {
        List<Source> told = sources.stream().map(source -> source.schema().source().equals(forEach) ? source.without(asked.heads().keySet()) : source).toList();
        return new Declarations(forEach, told, asked.heads(), dictionary, Asked.NOTHING, kept);
    }
}
