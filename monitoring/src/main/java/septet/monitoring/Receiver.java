package septet.monitoring;

/// Takes notices. Port: an engine knows how to reach one.
@FunctionalInterface
public interface Receiver {
    /// Waits for an answer as long as it is patient; never throws.
    ///
    /// @param notice as [NoticeEvent] writes it
    /// @return whether it was taken, and need not be sent again
    boolean takes(byte[] notice);
}
