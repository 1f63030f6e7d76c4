package septet.monitoring;

import septet.design.GateSentence;
import septet.design.Phrase;

/// What asks for a new version.
public sealed interface Trigger {
    record Drift() implements Trigger {}

    record Metric(GateSentence condition) implements Trigger {}

    static Trigger read(Phrase line) {
        return line.take("drift") ? new Drift() : new Metric(GateSentence.read(line));
    }
}
