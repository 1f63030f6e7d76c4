package septet.features;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.Column;
import septet.data.Known;
import septet.data.Place;
import septet.data.Schema;
import septet.design.Expression;
import septet.design.Type;

/// The sources of a plan, by their places in the declarations.
record Sources(List<Declarations.Source> all, int main) {
    Schema schema(int source) {
        return all.get(source).schema();
    }

    ZoneId zone(int source) {
        return all.get(source).zone();
    }

    String name(int source) {
        return schema(source).source();
    }

    /// The place of the source, or -1.
    int find(String name) {
        for (int i = 0; i < all.size(); i++) if (name(i).equals(name)) return i;
        return -1;
    }

    /// The place of the source whose rows are things of this name, or -1.
    int entity(String entity) {
        for (int i = 0; i < all.size(); i++) if (all.get(i).key().filter(entity::equals).isPresent()) return i;
        return -1;
    }

    /// Whether the slot holds a column that becomes known later than its event.
    boolean isLate(int source, int slot) {
        List<Column> columns = schema(source).columns();
        return slot < columns.size() && !columns.get(slot).knownAtOnce();
    }

    boolean isTimed(int source) {
        return all.get(source).timed();
    }

    /// The time of a row, where its source has one.
    Place time(int source) {
        if (isTimed(source)) return new Place.EventTime();
        return new Place.Closed(name(source) + " has no time", "its rows stand in no order", "Name its time: time: COLUMN in data.sources." + name(source) + ".", Codes.NO_TIME);
    }

    /// `amount` for `payments.amount` among the payments.
    String plain(int source, String name) {
        String prefix = name(source) + ".";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    Set<String> columns(int source, boolean late) {
        Set<String> names = new TreeSet<>();
        for (Column column : schema(source).columns()) if (late || column.knownAtOnce()) names.add(column.name());
        return names;
    }

    /// Why a name that is no column and no feature cannot be used as a value; empty if it is simply unknown.
    Optional<Place> closed(int source, String name) {
        if (find(name) >= 0) {
            return Optional.of(new Place.Closed(name + " is a source, not a value", "", "Count its events: count(" + name + ") by KEY over 7d.", Codes.TYPE));
        }
        int dot = name.indexOf('.');
        if (dot < 0) return Optional.empty();
        String first = name.substring(0, dot);
        if (find(first) >= 0) {
            return Optional.of(new Place.Closed(name + " is of another source", "a row sees other sources only through aggregates",
                    "Write mean(" + name + ") by KEY over 7d.", Codes.MISPLACED));
        }
        int slot = schema(source).slot(first);
        boolean path = slot >= 0 && schema(source).columns().get(slot).type() instanceof Type.Key;
        if (!path) return Optional.empty();
        return Optional.of(new Place.Closed(name + " is a path through an entity", "no source has such things as its rows",
                "Name the source: key: " + first + " in data.sources, or put the column into the source itself.", Codes.MISPLACED));
    }

    /// What stands in the place of a column that is not known at t0.
    static Place notKnown(Column column) {
        String when = switch (column.known()) {
            case Known.After(Duration delay) -> " becomes known " + new Expression.Window.Sliding(delay).text() + " after the row";
            case Known.At(String at) -> " becomes known at " + at;
            case Known.Later _, Known.AtOnce _ -> " becomes known later";
        };
        return new Place.Closed(column.name() + when, "at t0 it is not there", "Look at earlier rows: mean(" + column.name() + ") by KEY over 7d.", Codes.NOT_KNOWN);
    }
}
