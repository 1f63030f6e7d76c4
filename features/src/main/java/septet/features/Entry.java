package septet.features;

/// What an event contributes to the history of one key.
final class Entry {
    /// From when on it counts, microseconds, and when it arrived.
    long time;
    long arrival;
    /// One for each stored channel, missing where it contributes nothing; behind them, where `placed`, the event.
    final long[] values;

    Entry(int values) {
        this.values = new long[values];
    }
}
