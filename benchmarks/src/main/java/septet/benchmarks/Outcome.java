package septet.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one run of a figure found.
///
/// @param figure names the result file
/// @param seeds  of all that was drawn
/// @param n      how many cases it rests on
/// @param values the figures, by name, in the order to be read; doubles are rounded as people read them, lists are lines
/// @param caught each planted bug and whether it was caught
/// @param met    whether the figure that was asked for is reached
public record Outcome(String figure, String seeds, long n, Map<String, ?> values, Map<String, Boolean> caught, boolean met) {
    public Outcome {
        Map<String, Object> rounded = new LinkedHashMap<>();
        values.forEach((name, value) -> rounded.put(name, value instanceof Double number ? Shown.rounded(number) : value));
        values = Collections.unmodifiableMap(rounded);
        caught = Collections.unmodifiableMap(new LinkedHashMap<>(caught));
    }

    /// Whether the figure is reached and every planted bug was caught.
    public boolean good() {
        return met && !caught.containsValue(false);
    }

    /// As it is printed.
    public String text(double seconds) {
        StringBuilder text = new StringBuilder(figure + ": " + (good() ? "good" : "NOT REACHED") + ", n = " + n + ", " + Shown.text(seconds) + " s\n");
        values.forEach((name, value) -> {
            if (value instanceof List<?> lines) {
                text.append("  ").append(name).append('\n');
                for (Object line : lines) text.append("    ").append(line).append('\n');
            } else {
                text.append("  ").append(name).append(": ").append(value instanceof Double number ? Shown.text(number) : value).append('\n');
            }
        });
        caught.forEach((bug, was) -> text.append("  planted: ").append(bug).append(": ").append(was ? "caught" : "NOT CAUGHT").append('\n'));
        return text.toString();
    }
}
