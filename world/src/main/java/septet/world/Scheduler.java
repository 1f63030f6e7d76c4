package septet.world;

import java.util.List;
import java.util.concurrent.Callable;

/// Who runs what, and when.
public interface Scheduler {
    /// Runs all tasks, at most `threads` at a time, and returns their results in the order of the tasks.
    ///
    /// A failed task stops those that stand behind it: they are not begun, or interrupted; those before it end. What is thrown is
    /// the failure of the first task in the list that fails, with any number of threads; a checked one comes as the cause of an
    /// unchecked one. Nothing runs any more when this returns or throws, also when the caller was interrupted.
    <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException;

    /// Runs the task every `micros` microseconds, first after that time, until closed; runs never overlap, and a time that
    /// passes during a run is left out. A run that throws is the last one.
    Repeating every(long micros, Runnable task);

    /// Waits so many microseconds; whatever else is due meanwhile is done.
    void pause(long micros) throws InterruptedException;

    /// A running repetition.
    interface Repeating extends AutoCloseable {
        /// Waits for the present run, if there is one and it is not the caller. Throws what a run has thrown, once.
        @Override
        void close();
    }
}
