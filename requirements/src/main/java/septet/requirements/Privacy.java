package septet.requirements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// Which columns are personal, and how long they are kept.
public record Privacy(
        @Key(says = "Columns of words that stand as pseudonyms everywhere but in the encrypted event log; those of the same entity with them.", examples = "[card]") List<String> personal,
        @Key(says = "After so long what was told is destroyed, and the key of whoever nothing was told of since; longer than each window and label delay.", examples = "400d")
        Optional<Duration> keep) {
}
