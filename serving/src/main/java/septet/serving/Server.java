package septet.serving;

import java.time.Duration;

/// Brings requests to [Routes] and their answers back, until drained.
public interface Server extends AutoCloseable {
    /// Where it listens, for example `http://127.0.0.1:8000`.
    String address();

    /// Runs the task between two requests, where the state may be touched, and returns when it has ended.
    void between(Runnable task);

    /// Readiness turns false first; whoever asks meanwhile is answered and told to close; when nothing has come for a moment, or when
    /// `patience` is over, the listener and all connections close. Every request that was read is answered. Returns when done; a
    /// second call does nothing.
    void drain(Duration patience);

    @Override
    void close();
}
