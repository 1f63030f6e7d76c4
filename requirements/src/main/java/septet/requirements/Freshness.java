package septet.requirements;

import java.time.Duration;
import java.util.Optional;
import septet.design.Key;

/// How old what an answer stands on may be.
public record Freshness(
        @Key(says = "The time from an event to the first answer whose features know of it.", examples = "1s") Optional<Duration> features,
        @Key(says = "The time since the newest version that serves was fitted.", examples = "8d") Optional<Duration> model,
        @Key(says = "The time from a change of an item to the first answer that finds it.", wave = 3, examples = "10m") Optional<Duration> index,
        @Key(says = "The age of candidates that are computed ahead.", wave = 3, examples = "36h") Optional<Duration> candidates) {
}
