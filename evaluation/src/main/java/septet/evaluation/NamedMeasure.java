package septet.evaluation;

import java.util.Optional;

/// A metric as a design asks for it.
///
/// @param name  the sentence without its condition (`card precision at 100 per 1d`)
/// @param where the text of a condition of its own
public record NamedMeasure(String name, Measure measure, Optional<String> where) {
    /// The whole sentence.
    public String text() {
        return name + where.map(condition -> " where " + condition).orElse("");
    }
}
