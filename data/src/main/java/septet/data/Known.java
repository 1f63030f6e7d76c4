package septet.data;

import java.time.Duration;

/// When the value of a column becomes known.
public sealed interface Known {
    /// How long after the event at the least, as far as the column itself says.
    default Duration delay() {
        return Duration.ZERO;
    }

    /// With the event.
    record AtOnce() implements Known {}

    /// So long after the event, or when it arrives, if that is later.
    record After(Duration delay) implements Known {}

    /// At the time that stands in another column.
    record At(String column) implements Known {}

    /// Some time after t0; nobody says when.
    record Later() implements Known {}
}
