package septet.data;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The typed columns of a source, as `checks` see them.
public record ColumnScope(Schema schema, ZoneId zone, Dictionary dictionary) implements Scope {
    @Override
    public Optional<Place> find(String path) {
        int slot = schema.slot(path);
        if (slot >= 0) return Optional.of(new Place.Slot(slot, schema.columns().get(slot).type()));
        return path.equals("time") ? Optional.of(new Place.EventTime()) : Optional.empty();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        schema.columns().forEach(column -> names.add(column.name()));
        names.add("time");
        return names;
    }
}
