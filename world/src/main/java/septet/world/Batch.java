package septet.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/// Tasks on their way through a few threads. A failed task stops those behind it, never those before it,
/// so that the failure that is thrown does not depend on the number of threads.
final class Batch<T> {
    private final List<? extends Callable<T>> tasks;
    private final List<T> results;
    /// Who runs the task.
    private final Thread[] runners;
    private int next;
    /// Tasks from here on are not wanted any more.
    private int end;
    private Throwable failure;

    Batch(List<? extends Callable<T>> tasks) {
        this.tasks = tasks;
        this.results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
        this.runners = new Thread[tasks.size()];
        this.end = tasks.size();
    }

    List<T> run(int threads) throws InterruptedException {
        // Joining a thread that has ended already would not notice it.
        if (Thread.interrupted()) throw new InterruptedException();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) workers.add(Thread.ofPlatform().daemon().name("septet-task-" + i).start(this::work));
        boolean interrupted = false;
        for (int i = 0; i < workers.size(); ) {
            try {
                workers.get(i).join();
                i++;
            } catch (InterruptedException _) {
                interrupted = true;
                stop(0);
            }
        }
        if (interrupted) throw new InterruptedException();
        if (failure != null) rethrow(failure);
        return Collections.unmodifiableList(results);
    }

    private void work() {
        for (int task = take(); task >= 0; task = take()) {
            try {
                finished(task, tasks.get(task).call());
            } catch (Throwable e) {
                failed(task, e);
            }
        }
    }

    private synchronized int take() {
        Thread.interrupted(); // meant for the task before
        if (next >= end) return -1;
        runners[next] = Thread.currentThread();
        return next++;
    }

    private synchronized void finished(int task, T result) {
        runners[task] = null;
        results.set(task, result);
    }

    private synchronized void failed(int task, Throwable e) {
        runners[task] = null;
        if (task >= end) return;
        failure = e;
        stop(task);
    }

    private synchronized void stop(int from) {
        end = Math.min(end, from);
        for (int i = from; i < runners.length; i++) if (runners[i] != null) runners[i].interrupt();
    }

    private static void rethrow(Throwable failure) throws InterruptedException {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case InterruptedException e -> throw e;
            case IOException e -> throw new UncheckedIOException(e);
            default -> throw new IllegalStateException(failure);
        }
    }
}
