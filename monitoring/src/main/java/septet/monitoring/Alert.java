package septet.monitoring;

import java.time.Duration;
import java.util.Optional;
import septet.design.GateSentence;
import septet.design.Phrase;

/// `METRIC > 1% over 10m`: what must not hold for so long.
public record Alert(GateSentence condition, Optional<Duration> over) {
    public static Alert read(Phrase line) {
        GateSentence condition = GateSentence.read(line);
        return new Alert(condition, line.take("over") ? Optional.of(line.duration()) : Optional.empty());
    }
}
