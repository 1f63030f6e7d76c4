package septet.features;

import java.time.Duration;
import septet.data.Known;
import septet.data.Row;
import septet.data.Schema;
import septet.data.Values;

/// When the values of a row that holds them all became known.
public final class KnownTimes {
    private KnownTimes() {}

    /// Microseconds; never before the row arrived; missing where the column that says when is missing.
    /// A value of which nobody says when (`known later`) is taken as known with its row: only `known after` at an aggregate may use it.
    public static long of(Schema schema, int slot, Row row) {
        Known known = schema.columns().get(slot).known();
        long told = known instanceof Known.At(String other) ? row.values[schema.slot(other)] : 0;
        return told == Values.MISSING ? Values.MISSING : of(known, row.time, row.arrival, told);
    }

    /// @param told what stands in the column that says when; of other kinds it does not matter
    static long of(Known known, long time, long arrival, long told) {
        return switch (known) {
            case Known.AtOnce _, Known.Later _ -> arrival;
            case Known.After(Duration delay) -> Math.max(arrival, Times.plus(time, Times.micros(delay)));
            case Known.At _ -> Math.max(arrival, told);
        };
    }
}
