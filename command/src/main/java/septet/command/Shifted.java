package septet.command;

import septet.world.Clock;

/// A clock that runs as another does, ahead of it or behind.
record Shifted(Clock clock, long ahead) implements Clock {
    /// A clock that shows this time now.
    static Shifted to(long now, Clock clock) {
        return new Shifted(clock, now - clock.micros());
    }

    @Override
    public long micros() {
        return clock.micros() + ahead;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }
}
