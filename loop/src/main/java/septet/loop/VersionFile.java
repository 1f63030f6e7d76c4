package septet.loop;

import java.util.Optional;
import septet.model.ArtifactFolder;
import septet.model.Version;
import tools.jackson.core.JacksonException;

/// What stands beside a version as JSON.
final class VersionFile {
    private VersionFile() {}

    /// Empty where nobody wrote it down, or in another form.
    static <T> Optional<T> read(Version version, String role, Class<T> type, ArtifactFolder artifacts) {
        String hash = version.artifacts().getOrDefault(role, "");
        if (hash.isEmpty()) return Optional.empty();
        try {
            return Optional.of(RunJson.MAPPER.readValue(artifacts.get(hash), type));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
