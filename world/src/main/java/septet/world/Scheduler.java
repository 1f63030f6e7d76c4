package septet.world;

import java.util.List;
import java.util.concurrent.Callable;

/// Who runs what, and when.
public interface Scheduler {
    /// Runs all tasks, at most `threads` at a time, and returns their results in the order of the tasks.
    /// The first failure is thrown after the others have ended or were interrupted.
    <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException;

    /// Runs the task every `micros` microseconds until closed; runs never overlap.
    Repeating every(long micros, Runnable task);

    /// A running repetition.
    interface Repeating extends AutoCloseable {
        @Override
        void close();
    }
}
