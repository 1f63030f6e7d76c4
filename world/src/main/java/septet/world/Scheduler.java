package septet.world;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Who runs what, and when.
public interface Scheduler {
    /// Runs all tasks, at most `threads` at a time, and returns their results in the order of the tasks.
    ///
    /// A failed task stops those that stand behind it: they are not begun, or interrupted; those before it end. What is thrown is
    /// the failure of the first task in the list that fails, with any number of threads; a checked one comes as the cause of an
    /// unchecked one. Nothing runs any more when this returns or throws, also when the caller was interrupted.
    <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException;

    /// Runs the task every `micros` microseconds, first after that time, until closed; runs never overlap, and a time that
    /// passes during a run is left out. A run that throws does not end it, and is never silent: what was thrown goes to the handler of uncaught exceptions of its
    /// thread; in a simulated world, to whoever lets time pass.
    Repeating every(long micros, Runnable task);

    /// The same for a task that may fail: what a run throws is told, each kind (class and place) once.
    ///
    /// @param told hears it on the thread of the runs; what it throws itself goes the way of a task's own
    default Repeating every(long micros, Runnable task, Consumer<Throwable> told) {
        return every(micros, new ToldOnce(task, told));
    }

    /// Waits so many microseconds; whatever else is due meanwhile is done.
    void pause(long micros) throws InterruptedException;

    /// A running repetition.
    interface Repeating extends AutoCloseable {
        /// Waits for the present run, if there is one and it is not the caller.
        @Override
        void close();
    }
}
