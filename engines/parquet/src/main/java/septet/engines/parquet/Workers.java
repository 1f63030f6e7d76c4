package septet.engines.parquet;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import septet.world.Scheduler;

/// Who reads: so many at a time.
record Workers(Scheduler scheduler, int threads) {
    /// Runs all tasks, and returns their results in the order of the tasks.
    <T> List<T> all(List<Supplier<T>> tasks) {
        if (threads == 1 || tasks.size() == 1) return tasks.stream().map(Supplier::get).toList();
        try {
            return scheduler.all(threads, tasks.stream().map(task -> (Callable<T>) task::get).toList());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }
}
