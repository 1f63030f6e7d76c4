package septet.data;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import septet.design.Mark;
import septet.design.Problems;

/// Makes the rows of a source from settings instead of reading them: `generate NAME`.
public interface Generator {
    /// As it stands after `generate`.
    String name();

    /// The rows for what stands under `with`; empty, with problems added, where a setting is wrong.
    /// The first days are the same rows whatever `days` is.
    Optional<TextTable> rows(Map<String, String> with, Mark mark, String path, Problems problems);

    /// How long after its row the truth of a generated row is found out in the world that it describes; empty where nobody says.
    default Optional<Duration> labelsAfter() {
        return Optional.empty();
    }
}
