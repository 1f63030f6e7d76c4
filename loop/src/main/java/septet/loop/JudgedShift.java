package septet.loop;

import septet.model.ArtifactFolder;
import septet.model.Version;
import septet.monitoring.ModelShift;

/// What the gates of a refitted version saw it say beyond what served, as a file of that version: so the steps know it after a restart too.
final class JudgedShift {
    static final String ROLE = "shift";

    private JudgedShift() {}

    static byte[] bytes(ModelShift shift) {
        return RunJson.MAPPER.writeValueAsBytes(shift);
    }

    /// None where nobody wrote it down.
    static ModelShift of(Version version, ArtifactFolder artifacts) {
        return VersionFile.read(version, ROLE, ModelShift.class, artifacts).orElse(ModelShift.NONE);
    }
}
