package septet.serving;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import septet.world.Disk;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What an [Audit] found.
///
/// @param at        microseconds
/// @param decisions in the log
/// @param compared  of them, those that were drawn
/// @param values    that were compared
/// @param otherwise features of earlier versions that meant something else, and were not compared
/// @param different values by feature
/// @param first     the first of them, in words; empty where there is none
public record Audited(long at, long decisions, long compared, long values, long otherwise, Map<String, Long> different, String first) {
    private static final Json JSON = new Json(Limits.DEFAULT);

    public Audited {
        different = Collections.unmodifiableMap(new TreeMap<>(different));
    }

    /// How many values differ.
    public long differences() {
        return different.values().stream().mapToLong(Long::longValue).sum();
    }

    /// In a sentence, without a stop at its end.
    public String says() {
        if (differences() == 0) return "all of " + values + " values are equal";
        return "of " + values + " values " + differences() + " differ: " + different + (first.isEmpty() ? "" : "; the first: " + first);
    }

    /// As it is kept in the store.
    public byte[] json() {
        return JSON.write(this::write);
    }

    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("at_ms", at / 1_000);
        json.writeNumberProperty("decisions", decisions);
        json.writeNumberProperty("compared", compared);
        json.writeNumberProperty("values", values);
        json.writeNumberProperty("otherwise_defined", otherwise);
        json.writeObjectPropertyStart("different");
        different.forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeStringProperty("first", first);
        json.writeEndObject();
    }

    /// What the last audit of a store found; empty where there was none, or its file cannot be read.
    public static Optional<Audited> last(Disk disk, Path file) {
        try {
            return disk.exists(file) ? read(disk.read(file)) : Optional.empty();
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /// Empty where it is none.
    public static Optional<Audited> read(byte[] json) {
        try (JsonParser parser = JSON.read(json)) {
            Map<String, Long> numbers = new TreeMap<>();
            Map<String, Long> different = new TreeMap<>();
            String first = "";
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_NUMBER_INT -> numbers.put(name, parser.getLongValue());
                    case VALUE_STRING -> first = parser.getString();
                    case START_OBJECT -> {
                        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                            String feature = parser.currentName();
                            parser.nextToken();
                            different.put(feature, parser.getLongValue());
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            return Optional.of(new Audited(numbers.getOrDefault("at_ms", 0L) * 1_000, numbers.getOrDefault("decisions", 0L), numbers.getOrDefault("compared", 0L),
                    numbers.getOrDefault("values", 0L), numbers.getOrDefault("otherwise_defined", 0L), different, first));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return new String(json(), StandardCharsets.UTF_8);
    }
}
