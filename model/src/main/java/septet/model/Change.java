package septet.model;

/// One step in the history of a registry.
public sealed interface Change {
    /// Microseconds.
    long at();

    record Registered(Version version) implements Change {
        @Override
        public long at() {
            return version.at();
        }
    }

    /// From then on this version serves.
    record Promoted(String version, long at, String reason) implements Change {}

    /// From then on this earlier version serves again.
    record RolledBack(String version, long at, String reason) implements Change {}
}
