package septet.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All versions of a registry and what became of them, as of one moment. Never changes.
public final class Versions {
    private final List<Change> history;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    /// What has served and not been rolled back; the last one serves.
    private final List<String> serving = new ArrayList<>();

    private Versions(List<Change> history) {
        this.history = List.copyOf(history);
        for (Change change : history) {
            switch (change) {
                case Change.Registered registered -> {
                    Version version = registered.version();
                    if (versions.put(version.id(), version) != null) throw ChangeFormat.refused("the version " + version.id() + " a second time");
                }
                case Change.Promoted promoted -> serving.add(known(promoted.version()));
                case Change.RolledBack rolled -> {
                    boolean fits = before().filter(before -> before.id().equals(rolled.version())).isPresent();
                    if (!fits) throw ChangeFormat.refused("a rollback to " + rolled.version() + ", which did not serve before");
                    serving.removeLast();
                }
            }
        }
    }

    static Versions of(List<Change> history) {
        return new Versions(history);
    }

    Versions with(Change change) {
        List<Change> longer = new ArrayList<>(history);
        longer.add(change);
        return new Versions(longer);
    }

    /// In the order of registration.
    public List<Version> all() {
        return List.copyOf(versions.values());
    }

    public Optional<Version> find(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    /// @throws septet.design.Refused MODEL-VERSION-UNKNOWN
    public Version version(String id) {
        return find(id).orElseThrow(() -> StoreProblems.unknownVersion(id));
    }

    /// The version that serves.
    public Optional<Version> served() {
        return serving.isEmpty() ? Optional.empty() : find(serving.getLast());
    }

    /// The version that a rollback brings back.
    public Optional<Version> before() {
        return serving.size() < 2 ? Optional.empty() : find(serving.get(serving.size() - 2));
    }

    /// The version, its parent, and so on to the first.
    public List<Version> lineage(String id) {
        List<Version> lineage = new ArrayList<>();
        for (Optional<Version> next = find(id); next.isPresent() && !lineage.contains(next.get()); next = next.get().parent().flatMap(this::find)) {
            lineage.add(next.get());
        }
        return List.copyOf(lineage);
    }

    /// Every change, the oldest first.
    public List<Change> history() {
        return history;
    }

    private String known(String id) {
        if (!versions.containsKey(id)) throw ChangeFormat.refused("the version " + id + ", which is not registered");
        return id;
    }
}
