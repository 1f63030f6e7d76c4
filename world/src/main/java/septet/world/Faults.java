package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a [SimulatedDisk] shall refuse.
public final class Faults {
    private long space = Long.MAX_VALUE;
    private long syncsUntilFailure = Long.MAX_VALUE;
    private long writesUntilFailure = Long.MAX_VALUE;

    Faults() {}

    /// The device has room for so many bytes more; the write that needs more fills it and fails.
    public void space(long bytes) {
        space = bytes;
    }

    /// One sync fails, after so many that succeed.
    public void failSyncAfter(long syncs) {
        syncsUntilFailure = syncs;
    }

    /// One write is cut short and fails, after so many that succeed.
    public void failWriteAfter(long writes) {
        writesUntilFailure = writes;
    }

    /// How much of a write is done.
    int writable(int bytes) {
        if (writesUntilFailure-- == 0) return bytes / 2;
        int possible = (int) Math.min(bytes, space);
        if (space != Long.MAX_VALUE) space -= possible;
        return possible;
    }

    UncheckedIOException shortWrite() {
        return refused(space == 0 ? "No space left on device" : "Input/output error");
    }

    void beforeSync() {
        if (syncsUntilFailure-- == 0) throw refused("Input/output error");
    }

    private static UncheckedIOException refused(String message) {
        return new UncheckedIOException(new IOException(message));
    }
}
