package septet.world;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One thread that runs its task at fixed times; times that passed during a run are left out.
final class RealRepeating implements Scheduler.Repeating {
    private final long period;
    private final Runnable task;
    private final Thread thread = Thread.ofPlatform().daemon().name("septet-repeating").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed;

    private RealRepeating(long micros, Runnable task) {
        this.period = Math.multiplyExact(micros, 1000);
        this.task = task;
    }

    static RealRepeating start(long micros, Runnable task) {
        RealRepeating repeating = new RealRepeating(micros, task);
        repeating.thread.start();
        return repeating;
    }

    private void run() {
        long due = System.nanoTime() + period;
        while (waited(due)) {
            attempt();
            due += period;
            long late = System.nanoTime() - due;
            if (late > 0) due += (late / period + 1) * period;
        }
    }

    private void attempt() {
        try {
            task.run();
        } catch (RuntimeException | Error thrown) {
            uncaught(thrown);
        }
    }

    private void uncaught(Throwable thrown) {
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (RuntimeException | Error _) {
            // whoever should hear it cannot; what is repeated goes on
        }
    }

    /// False when it was closed meanwhile.
    private boolean waited(long due) {
        lock.lock();
        try {
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                try {
                    closing.awaitNanos(left);
                } catch (InterruptedException _) {
                    // nobody interrupts this thread but the end of its task's own work
                }
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() == thread) return;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
