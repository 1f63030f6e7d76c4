package septet.command;

import java.util.OptionalLong;
import septet.loop.ServedSystem;
import septet.world.Clock;
import septet.world.World;

/// A clock that runs as another does, ahead of it or behind.
record Shifted(Clock clock, long ahead) implements Clock {
    /// A clock that shows this time now.
    static Shifted to(long now, Clock clock) {
        return new Shifted(clock, now - clock.micros());
    }

    /// The world in which a system answers from now on: a generated one lives in its own time, and its clock goes on from there.
    ///
    /// @param until microseconds of the events to come, where they are known
    static World world(ServedSystem system, World real, OptionalLong until) {
        World world = system.generated() ? new World(to(until.orElse(system.newest()), real.clock()), real.disk(), real.scheduler()) : real;
        system.lives(world.clock());
        return world;
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
