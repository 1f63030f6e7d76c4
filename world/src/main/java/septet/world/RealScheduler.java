package septet.world;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

final class RealScheduler implements Scheduler {
    @Override
    public <T> List<T> all(int threads, List<? extends Callable<T>> tasks) throws InterruptedException {
        if (threads < 1) throw new IllegalArgumentException("threads " + threads);
        return new Batch<T>(tasks).run(Math.min(threads, tasks.size()));
    }

    @Override
    public void pause(long micros) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep(micros);
    }

    @Override
    public Repeating every(long micros, Runnable task) {
        if (micros < 1) throw new IllegalArgumentException("micros " + micros);
        return RealRepeating.start(micros, task);
    }
}
