package septet.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.Log;
import septet.data.LogLimits;
import septet.data.LogReader;
import septet.data.Recovery;
import septet.design.Refused;
import septet.world.Disk;

/// Versions and which of them serves, kept as a log of changes. A change is visible when it is on the device, and a version only with
/// all its files: they are written first.
public final class Registry implements AutoCloseable {
    private final Log log;
    private final ArtifactFolder artifacts;
    private volatile Versions versions;

    private Registry(Log log, ArtifactFolder artifacts, Versions versions) {
        this.log = log;
        this.artifacts = artifacts;
        this.versions = versions;
    }

    static Registry open(Disk disk, Path folder, LogLimits limits, ArtifactFolder artifacts) {
        Log log = Log.open(disk, folder, limits);
        try {
            return new Registry(log, artifacts, read(disk, folder));
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    static Versions read(Disk disk, Path folder) {
        List<Change> history = new ArrayList<>();
        try (LogReader reader = LogReader.open(disk, folder, 0)) {
            while (reader.next()) history.add(ChangeFormat.read(reader.kind(), reader.payload()));
        }
        return Versions.of(history);
    }

    /// As of now.
    public Versions versions() {
        return versions;
    }

    public Recovery recovery() {
        return log.recovery();
    }

    /// Registers a version; it does not serve before it is promoted.
    /// @param at microseconds
    public synchronized Version register(Draft draft, long at) {
        for (String parent : draft.parent().stream().toList()) version(parent);
        Map<String, String> hashes = new LinkedHashMap<>();
        draft.artifacts().forEach((role, content) -> hashes.put(role, artifacts.put(content)));
        Version version = new Version("v" + (versions.all().size() + 1), draft.parent(), at, draft.provenance(), draft.metrics(), hashes);
        record(new Change.Registered(version));
        return version;
    }

    /// From now on this version serves; if it does already, nothing changes.
    /// @throws Refused MODEL-VERSION-UNKNOWN
    public synchronized Version promote(String id, long at, String reason) {
        Version version = version(id);
        if (versions.served().equals(Optional.of(version))) return version;
        record(new Change.Promoted(id, at, reason));
        return version;
    }

    /// The version that served before serves again.
    /// @throws Refused MODEL-NOTHING-BEFORE
    public synchronized Version rollback(long at, String reason) {
        Version before = versions.before().orElseThrow(StoreProblems::nothingBefore);
        record(new Change.RolledBack(before.id(), at, reason));
        return before;
    }

    @Override
    public void close() {
        log.close();
    }

    private void record(Change change) {
        Versions after = versions.with(change);
        log.append(ChangeFormat.kind(change), ChangeFormat.write(change));
        log.sync();
        versions = after;
    }

    /// @throws Refused MODEL-VERSION-UNKNOWN
    public Version version(String id) {
        return versions.version(id);
    }
}
