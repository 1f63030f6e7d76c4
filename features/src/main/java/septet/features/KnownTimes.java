package septet.features;

import java.time.Duration;
import septet.data.Column;
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
        Column column = schema.columns().get(slot);
        return switch (column.known()) {
            case Known.AtOnce _, Known.Later _ -> row.arrival;
            case Known.After(Duration delay) -> Math.max(row.arrival, Times.plus(row.time, Times.micros(delay)));
            case Known.At(String other) -> {
                long at = row.values[schema.slot(other)];
                yield at == Values.MISSING ? Values.MISSING : Math.max(row.arrival, at);
            }
        };
    }
}
