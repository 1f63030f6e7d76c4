package septet.features;

/// Where the entries of one history lie: one behind the other in an array, each with its time first, then its values, then, where the shape says so, its event.
final class Run {
    private static final long[] NONE = {};

    final int stride;
    long[] entries = NONE;
    /// The place of the first entry.
    int first;
    /// So many entries find room.
    int room;

    Run(int stride) {
        this.stride = stride;
    }

    void at(long[] entries, int first, int room) {
        this.entries = entries;
        this.first = first;
        this.room = room;
    }

    int place(int entry) {
        return first + entry * stride;
    }

    long time(int entry) {
        return entries[first + entry * stride];
    }

    long value(int entry, int channel) {
        return entries[first + entry * stride + 1 + channel];
    }

    long event(int entry) {
        return entries[first + (entry + 1) * stride - 1];
    }

    /// Moves the entries from one place among them on to another.
    ///
    /// @param end behind the last that is moved
    void shift(int from, int to, int end) {
        System.arraycopy(entries, place(from), entries, place(to), (end - from) * stride);
    }
}
