package septet.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import septet.serving.Decider;
import septet.serving.Durability;
import septet.serving.Follower;
import septet.serving.Ladder;
import septet.serving.Readiness;
import septet.world.Clock;

/// What only the running process knows, as of one moment.
///
/// @param now        microseconds
/// @param ready      whether requests should be sent here
/// @param version    that serves, or the name of what serves in its place
/// @param since      microseconds: when that version was registered
/// @param standing   why every answer is degraded; empty where it is not
/// @param records    in the log
/// @param synced     of them, those that survive a power cut
/// @param lagMicros  how long the oldest record that is not synced has waited
/// @param followed   streams of other systems
public record Facts(long now, boolean ready, String version, long since, String standing, long records, long synced, long lagMicros, List<Followed> followed) {
    public Facts {
        followed = List.copyOf(followed);
    }

    /// A stream that a source follows.
    ///
    /// @param messages  taken in or put aside since the start
    /// @param putAside  rows that were not taken in
    /// @param standing  whether it stands still
    public record Followed(String source, String stream, long messages, long putAside, boolean standing) {
        public static Followed of(Follower follower) {
            return new Followed(follower.source(), follower.stream(), follower.taken(), follower.putAside(), follower.failed());
        }
    }

    /// Of a decider that runs.
    ///
    /// @param since when what serves was registered, microseconds
    public static Facts of(Decider decider, Durability durability, Readiness readiness, LongSupplier since, Clock clock) {
        Optional<Ladder> ladder = decider.ladder();
        String version = ladder.map(Ladder::version).orElse("");
        String standing = ladder.map(Ladder::standing).orElse("nothing serves yet");
        return new Facts(clock.micros(), readiness.ready(), version, since.getAsLong(), standing,
                durability.records(), durability.synced(), durability.lagMicros(), List.of());
    }

    /// The same, beside the streams that are followed.
    public Facts following(List<Follower> followers) {
        return new Facts(now, ready, version, since, standing, records, synced, lagMicros, followers.stream().map(Followed::of).toList());
    }

    /// Microseconds since the version that serves was registered; 0 where the clock stands before that, as it does where the rows are generated.
    public long age() {
        return Math.max(0, now - since);
    }
}
