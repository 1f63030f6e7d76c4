package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a [SimulatedDisk] shall refuse.
public final class Faults {
    private long space = Long.MAX_VALUE;
    private long syncsUntilFailure = Long.MAX_VALUE;
    private long writesUntilFailure = Long.MAX_VALUE;
    private boolean down;

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

    /// Nothing is written and nothing synced any more, until it is said again that it is.
    public void down(boolean now) {
        down = now;
    }

    /// How much of a write is done.
    int writable(int bytes) {
        if (down) return 0;
        if (writesUntilFailure-- == 0) return bytes / 2;
        int possible = (int) Math.min(bytes, space);
        if (space != Long.MAX_VALUE) space -= possible;
        return possible;
    }

    UncheckedIOException shortWrite() {
        return refused(!down && space == 0 ? "No space left on device" : "Input/output error");
    }

    void beforeSync() {
        if (down || syncsUntilFailure-- == 0) throw refused("Input/output error");
    }

    private static UncheckedIOException refused(String message) {
        return new UncheckedIOException(new IOException(message));
    }
}
