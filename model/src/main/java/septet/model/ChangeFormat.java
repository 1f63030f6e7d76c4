package septet.model;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// How a [Change] stands in the registry's log: one byte for the format (now 1), then its fields in order.
final class ChangeFormat {
    static final int REGISTERED = 1;
    static final int PROMOTED = 2;
    static final int ROLLED_BACK = 3;
    private static final int FORMAT = 1;

    private ChangeFormat() {}

    static int kind(Change change) {
        return switch (change) {
            case Change.Registered _ -> REGISTERED;
            case Change.Promoted _ -> PROMOTED;
            case Change.RolledBack _ -> ROLLED_BACK;
        };
    }

    static ByteBuffer write(Change change) {
        ArtifactWriter to = new ArtifactWriter();
        to.tag(FORMAT);
        switch (change) {
            case Change.Registered registered -> write(registered.version(), to);
            case Change.Promoted promoted -> write(promoted.version(), promoted.at(), promoted.reason(), to);
            case Change.RolledBack rolled -> write(rolled.version(), rolled.at(), rolled.reason(), to);
        }
        return ByteBuffer.wrap(to.bytes());
    }

    /// @throws Refused MODEL-REGISTRY-RECORD when these are not the bytes of such a change
    static Change read(int kind, ByteBuffer payload) {
        try {
            ArtifactReader from = new ArtifactReader(payload.slice());
            int format = from.tag();
            if (format != FORMAT) throw new ArtifactReader.Damaged("format " + format + " of kind " + kind);
            Change change = switch (kind) {
                case REGISTERED -> new Change.Registered(version(from));
                case PROMOTED -> new Change.Promoted(from.text(), from.large(), from.text());
                case ROLLED_BACK -> new Change.RolledBack(from.text(), from.large(), from.text());
                default -> throw new ArtifactReader.Damaged("a record of kind " + kind);
            };
            from.end();
            return change;
        } catch (ArtifactReader.Damaged e) {
            throw refused(e.getMessage());
        }
    }

    static Refused refused(String met) {
        return new Refused(Fault.ENGINE, Problem.error("registry", "a record holds " + met, "no version can be served from it",
                "It was written by another version of Septet, or by a defect; please report it.", "MODEL-REGISTRY-RECORD"));
    }

    private static void write(String version, long at, String reason, ArtifactWriter to) {
        to.text(version);
        to.large(at);
        to.text(reason);
    }

    private static void write(Version version, ArtifactWriter to) {
        to.text(version.id());
        to.text(version.parent().orElse(""));
        to.large(version.at());
        ModelFormat.writeProvenance(version.provenance(), to);
        to.whole(version.metrics().size());
        version.metrics().forEach((name, value) -> {
            to.text(name);
            to.real(value);
        });
        to.whole(version.artifacts().size());
        version.artifacts().forEach((role, hash) -> {
            to.text(role);
            to.text(hash);
        });
    }

    private static Version version(ArtifactReader from) {
        String id = from.text();
        String parent = from.text();
        long at = from.large();
        Provenance provenance = ModelFormat.readProvenance(from);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int left = from.count(12); left > 0; left--) metrics.put(from.text(), from.real());
        Map<String, String> artifacts = new LinkedHashMap<>();
        for (int left = from.count(8); left > 0; left--) artifacts.put(from.text(), from.text());
        return new Version(id, parent.isEmpty() ? Optional.empty() : Optional.of(parent), at, provenance, metrics, artifacts);
    }
}
