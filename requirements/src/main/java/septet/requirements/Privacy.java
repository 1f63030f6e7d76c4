package septet.requirements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// Which columns are personal, and how long they are kept.
public record Privacy(
        @Key(says = "Columns that are stored as keyed hashes or masks outside the event log.", examples = "[card]") List<String> personal,
        @Key(says = "After so long a subject's key is destroyed; longer than windows, label delay and split together.", examples = "400d")
        Optional<Duration> keep) {
}
