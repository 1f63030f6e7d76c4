package septet.command;

import java.util.List;
import septet.loop.LiveLoop;
import septet.loop.SeparateProcess;
import septet.loop.ServedSystem;
import septet.world.Scheduler;

/// The closed loop of a server, looked at every second, until closed.
record Looping(LiveLoop loop, Scheduler.Repeating repeating) implements AutoCloseable {
    private static final long LOOK_MICROS = 1_000_000;

    static Looping open(ServedSystem system, SeparateProcess process, LiveLoop.Place place, Scheduler scheduler) {
        LiveLoop loop = LiveLoop.open(system, process, place);
        return new Looping(loop, scheduler.every(LOOK_MICROS, loop::act, failed -> place.progress().accept("loop: this look failed, and the loop goes on: " + failed)));
    }

    @Override
    public void close() {
        Closing.all(List.of(repeating::close, loop::close));
    }
}
