package septet.engines.parquet;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import septet.world.Scheduler;

/// Who reads: so many at a time, really at the same time.
record Workers(Scheduler scheduler, int threads) {
    /// Runs all tasks, and returns their results in the order of the tasks.
    <T> List<T> all(List<Callable<T>> tasks) {
        try {
            return scheduler.all(threads, tasks);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }
}
