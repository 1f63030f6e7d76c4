package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.world.Clock;

/// How long the steps of a run took.
final class Stopwatch {
    /// A step of the run.
    interface Work<T> {
        T get() throws InterruptedException;
    }

    private final Clock clock;
    private final List<RunFlow.Step> steps = new ArrayList<>();

    Stopwatch(Clock clock) {
        this.clock = clock;
    }

    <T> T time(String step, Work<T> work) throws InterruptedException {
        long begin = clock.nanos();
        T result = work.get();
        steps.add(new RunFlow.Step(step, (clock.nanos() - begin) / 1_000, 0));
        return result;
    }

    /// The step before handled so many rows, beside those already counted.
    void rows(long rows) {
        RunFlow.Step last = steps.removeLast();
        steps.add(new RunFlow.Step(last.name(), last.micros(), last.rows() + rows));
    }

    List<RunFlow.Step> steps() {
        return List.copyOf(steps);
    }

    long micros() {
        return steps.stream().mapToLong(RunFlow.Step::micros).sum();
    }
}
