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
        return told == Values.MISSING ? Values.MISSING : Rule.of(known).at(row.time, row.arrival, told);
    }

    /// The same for many rows.
    ///
    /// @param isTold whether a column says it
    /// @param delay  microseconds after the event; [#NONE]: with the row
    record Rule(boolean isTold, long delay) {
        private static final long NONE = Long.MIN_VALUE;

        static Rule of(Known known) {
            return switch (known) {
                case Known.AtOnce _, Known.Later _ -> new Rule(false, NONE);
                case Known.After(Duration delay) -> new Rule(false, Times.micros(delay));
                case Known.At _ -> new Rule(true, NONE);
            };
        }

        /// @param told what stands in the column that says when; where none does, it does not matter
        long at(long time, long arrival, long told) {
            if (isTold) return Math.max(arrival, told);
            return delay == NONE ? arrival : Math.max(arrival, Times.plus(time, delay));
        }
    }
}
