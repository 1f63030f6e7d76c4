package septet.serving;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A stream of another system, cut into partitions of which each has an order of its own. Where to go on is ours to know: it stands in our log behind the
/// events that were taken in, never in the other system.
public interface Topic extends AutoCloseable {
    /// Where to go on.
    @FunctionalInterface
    interface Places {
        /// The offset of the first message that is wanted; empty for the first that there is.
        OptionalLong next(int partition);
    }

    /// What a poll brought.
    ///
    /// @param messages those of each partition in its order
    /// @param told     what a person should know: messages that are gone, a broker that does not answer
    record Poll(List<Message> messages, List<String> told) {}

    /// Where it lives: `kafka://host:9092/payments`.
    String address();

    /// The next messages; none where none came in so long, or the other system does not answer. What was given before is not given again, unless a partition
    /// comes back from another reader: then it goes on at its place.
    Poll next(Places places, Duration patience);

    /// Tells the other system how far this is, for its own monitoring; nothing depends on it.
    void reached(int partition, long next);

    @Override
    void close();
}
