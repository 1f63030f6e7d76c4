package septet.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings of a learner by name. What is not given has the learner's default.
public record Settings(SortedMap<String, Setting> values) {
    public static final Settings NONE = new Settings(new TreeMap<>());

    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Whether something is left to choose.
    public boolean hasRange() {
        return values.values().stream().anyMatch(Setting.Range.class::isInstance);
    }

    public Settings with(String name, double value) {
        return with(name, new Setting.Number(value));
    }

    public Settings with(String name, Setting value) {
        SortedMap<String, Setting> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Settings(changed);
    }

    public Settings without(String name) {
        SortedMap<String, Setting> changed = new TreeMap<>(values);
        changed.remove(name);
        return new Settings(changed);
    }

    /// These settings, and the defaults of whatever they leave out.
    public Settings completed(List<Parameter> parameters) {
        SortedMap<String, Setting> all = new TreeMap<>();
        for (Parameter parameter : parameters) all.put(parameter.name(), parameter.otherwise());
        all.putAll(values);
        return new Settings(all);
    }

    /// @throws IllegalArgumentException where it is still a range, a word, or not there
    public double number(String name) {
        if (values.get(name) instanceof Setting.Number number) return number.value();
        throw new IllegalArgumentException(name + " is " + values.get(name) + ", not a number");
    }

    public int whole(String name) {
        return Math.toIntExact(Math.round(number(name)));
    }

    public String word(String name) {
        if (values.get(name) instanceof Setting.Word word) return word.value();
        throw new IllegalArgumentException(name + " is " + values.get(name) + ", not a word");
    }

    public Setting get(String name) {
        Setting setting = values.get(name);
        if (setting == null) throw new IllegalArgumentException("no setting " + name);
        return setting;
    }

    /// As they stand in a [Provenance].
    public Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        values.forEach((name, value) -> written.put(name, value.toString()));
        return written;
    }
}
