package septet.world;

/// The time of the world.
public interface Clock {
    /// Microseconds since 1970-01-01T00:00Z: the time at which something arrived.
    long micros();

    /// Nanoseconds from an arbitrary origin, never running backwards: for measuring durations only.
    long nanos();
}
