package septet.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Type;
import septet.requirements.Privacy;
import septet.requirements.Requirements;

/// The personal columns of a design. Columns that name things of one entity, or list such, are personal together, whatever they are called, and share their pseudonyms.
///
/// @param sources of each source its personal columns with their kind: the entity, or the column's own name
public record Personal(Map<String, Map<String, String>> sources) {
    public Personal {
        sources = Map.copyOf(sources);
    }

    public static Personal of(Requirements requirements, DataSection data) {
        List<String> named = requirements.privacy().map(Privacy::personal).orElse(List.of());
        Set<String> entities = new TreeSet<>();
        data.sources().values().forEach(section -> section.columns().forEach((name, type) -> {
            if (named.contains(name) && one(type.type()) instanceof Type.Key(String entity)) entities.add(entity);
        }));
        Map<String, Map<String, String>> sources = new LinkedHashMap<>();
        data.sources().forEach((source, section) -> {
            Map<String, String> kinds = new LinkedHashMap<>();
            section.columns().forEach((name, type) -> {
                if (one(type.type()) instanceof Type.Key(String entity) && entities.contains(entity)) kinds.put(name, entity);
                else if (named.contains(name)) kinds.put(name, name);
            });
            sources.put(source, kinds);
        });
        return new Personal(sources);
    }

    /// The type of a value, or of those in a list.
    static Type one(Type type) {
        return type instanceof Type.ListOf(Type item) ? item : type;
    }

    /// The personal columns of a source with their kinds.
    public Map<String, String> of(String source) {
        return sources.getOrDefault(source, Map.of());
    }

    /// Whose values are personal.
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        sources.values().forEach(columns -> kinds.addAll(columns.values()));
        return kinds;
    }

    public boolean isEmpty() {
        return kinds().isEmpty();
    }
}
