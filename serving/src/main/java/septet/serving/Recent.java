package septet.serving;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The last so many things by their id; the oldest is forgotten first.
final class Recent<V> {
    private final LinkedHashMap<String, V> values;

    Recent(int most) {
        values = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> find(String id) {
        return Optional.ofNullable(values.get(id));
    }

    void put(String id, V value) {
        values.put(id, value);
    }

    /// Visits each, the oldest first.
    void forEach(BiConsumer<String, V> visitor) {
        values.forEach(visitor);
    }

    int size() {
        return values.size();
    }
}
