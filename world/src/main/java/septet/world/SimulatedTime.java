package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/// A clock that stands still until it is moved, and the tasks that wait for it.
final class SimulatedTime implements Clock, Scheduler {
    private final long start;
    private final List<Repetition> repetitions = new ArrayList<>();
    private long now;

    SimulatedTime(long start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public long micros() {
        return now;
    }

    @Override
    public long nanos() {
        return (now - start) * 1000;
    }

    /// Tasks that move the time while they run are served too: the next due time is looked up after each.
    void advanceTo(long micros) {
        while (true) {
            Repetition next = repetitions.stream().filter(r -> !r.running).min(Comparator.comparingLong(r -> r.due)).orElse(null);
            if (next == null || next.due > micros) break;
            now = Math.max(now, next.due);
            next.run();
        }
        now = Math.max(now, micros);
    }

    @Override
    public <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException {
        if (threads < 1) throw new IllegalArgumentException("threads " + threads);
        List<T> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            if (Thread.interrupted()) throw new InterruptedException();
            try {
                results.add(task.call());
            } catch (RuntimeException | InterruptedException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return Collections.unmodifiableList(results);
    }

    @Override
    public void pause(long micros) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        advanceTo(now + micros);
    }

    @Override
    public Repeating every(long micros, Runnable task) {
        if (micros < 1) throw new IllegalArgumentException("micros " + micros);
        Repetition repetition = new Repetition(micros, task);
        repetitions.add(repetition);
        return repetition;
    }

    private final class Repetition implements Repeating {
        private final long period;
        private final Runnable task;
        private long due;
        private boolean running;

        Repetition(long period, Runnable task) {
            this.period = period;
            this.task = task;
            this.due = Math.addExact(now, period);
        }

        void run() {
            running = true;
            try {
                task.run();
            } finally {
                running = false;
                due += period;
                if (due < now) due += ((now - due) / period + 1) * period;
            }
        }

        @Override
        public void close() {
            repetitions.remove(this);
        }
    }
}
