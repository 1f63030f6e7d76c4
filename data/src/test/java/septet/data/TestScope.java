package septet.data;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Type;

/// Names that stand in the slots of one row, with values to try expressions on.
final class TestScope implements Scope {
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Dictionary dictionary = new Dictionary();
    final Row row = new Row(40);
    private ZoneId zone = ZoneOffset.UTC;
    private int next;

    TestScope zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    TestScope time(long micros) {
        row.time = micros;
        places.put("time", new Place.EventTime());
        return this;
    }

    TestScope number(String name, double value) {
        return put(name, new Type.Number(), Values.number(value));
    }

    TestScope money(String name, double coins) {
        return put(name, new Type.Money("EUR"), Math.round(coins * Type.Money.SCALE));
    }

    TestScope truth(String name, boolean value) {
        return put(name, new Type.Bool(), Values.truth(value));
    }

    TestScope category(String name, String word) {
        return put(name, new Type.Category(), dictionary.code(word));
    }

    TestScope key(String name, String word) {
        return put(name, new Type.Key(name), dictionary.code(word));
    }

    TestScope list(String name, Type type, String... items) {
        row.texts[next] = String.join("\u001F", items);
        return put(name, type, 0);
    }

    TestScope text(String name, String words) {
        row.texts[next] = words;
        return put(name, new Type.Text(), 0);
    }

    TestScope raw(String name, String words) {
        row.texts[next] = words;
        return put(name, new Type.Raw(), 0);
    }

    TestScope missing(String name, Type type) {
        return put(name, type, Values.MISSING);
    }

    TestScope put(String name, Type type, long bits) {
        row.values[next] = bits;
        places.put(name, new Place.Slot(next++, type));
        return this;
    }

    @Override
    public Optional<Place> find(String path) {
        return Optional.ofNullable(places.get(path));
    }

    @Override
    public Optional<Place> header(String header) {
        return find(header);
    }

    @Override
    public Optional<Place> position(int position) {
        return places.values().stream().skip(position - 1L).findFirst();
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(places.keySet());
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Dictionary dictionary() {
        return dictionary;
    }
}
