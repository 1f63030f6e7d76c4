package septet.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// When a new version is fitted.
public record Retrain(
        @Key(says = "At the latest after so long.", examples = "7d") Optional<Duration> every,
        @Key(says = "As soon as one of these holds.", byDefault = "[]", examples = "[drift]") List<Trigger> when,
        @Key(says = "Only when there are so many new labels.", examples = "2000 labels") Optional<NewLabels> atLeast) {
}
