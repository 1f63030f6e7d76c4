package septet.model;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Phrase;

/// Rows of a source that a learner learns from: `watches where minutes >= 2`.
public record Examples(String source, Optional<Expression> where) {
    public static Examples read(Phrase line) {
        return new Examples(line.name(), line.take("where") ? Optional.of(line.condition()) : Optional.empty());
    }
}
