package septet.evaluation;

import java.time.Duration;
import septet.design.Phrase;
import septet.design.Share;

/// A part of the rows.
public sealed interface Portion {
    record Span(Duration length) implements Portion {}

    record Part(double share) implements Portion {}

    static Portion read(Phrase line) {
        return line.atNumber() ? new Part(Share.read(line).fraction()) : new Span(line.duration());
    }
}
