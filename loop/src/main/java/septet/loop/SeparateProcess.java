package septet.loop;

import java.util.Optional;

/// Runs a retraining where it can do no harm: in a process of its own, of low priority, with limits on memory and time. However it ends, nothing is thrown here.
public interface SeparateProcess {
    /// Begins to do what an order asks for.
    Going start(RetrainingOrder order);

    /// `in a process of its own, with at most 2,048 MB and 60 min`.
    String words();

    /// Something that goes on, until it is asked to end.
    interface Going {
        /// How it ended; empty while it goes on.
        Optional<Ended> ended();

        /// Ends it now.
        void stop();
    }

    /// How it ended.
    sealed interface Ended {}

    /// @param found what it wrote, whole or not
    record Wrote(byte[] found) implements Ended {}

    /// @param why for a person, without a stop at its end
    record Died(String why) implements Ended {}
}
