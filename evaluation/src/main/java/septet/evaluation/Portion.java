package septet.evaluation;

import java.time.Duration;
import septet.design.Expression;
import septet.design.Phrase;
import septet.design.Share;

/// A part of the rows.
public sealed interface Portion {
    record Span(Duration length) implements Portion {}

    record Part(double share) implements Portion {}

    /// The rows of which a condition holds; only for `test`.
    record Given(Expression condition) implements Portion {}

    static Portion read(Phrase line) {
        if (line.take("where")) return new Given(line.condition());
        return line.atNumber() ? new Part(Share.read(line).fraction()) : new Span(line.duration());
    }
}
