package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RealSchedulerTest implements SchedulerContract {
    private final Scheduler scheduler = RealWorld.start().scheduler();

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksRunSideBySideButNotMoreThanAllowed() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                both.countDown();
                await(both);
                return running.decrementAndGet();
            });
        }
        scheduler.all(2, tasks);
        assertThat(most).hasValue(2);
    }

    /// What nobody is told, as where whoever should hear it fails too, goes to the thread's own handler, and the next run comes.
    @Test
    void whatNobodyIsToldGoesToTheThreadAndTheRepetitionGoesOn() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(3);
        AtomicInteger runs = new AtomicInteger();
        try (Scheduler.Repeating _ = scheduler.every(1000, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> {
                if (thrown.getMessage().equals("nobody hears")) heard.countDown();
                throw new IllegalStateException("not even this one");
            });
            runs.incrementAndGet();
            throw new AssertionError("it was planted");
        }, _ -> {
            throw new IllegalStateException("nobody hears");
        })) {
            await(heard);
        }
        assertThat(runs).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void aFailureInterruptsWhatRunsBehindIt() {
        CountDownLatch second = new CountDownLatch(1);
        AtomicReference<String> ended = new AtomicReference<>("not at all");
        assertThatThrownBy(() -> scheduler.all(2, List.of(() -> {
            await(second);
            throw new IllegalStateException("first");
        }, () -> {
            second.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.set("interrupted");
            }
            return 0;
        }))).hasMessage("first");
        assertThat(ended).hasValue("interrupted");
    }

    @Test
    void anInterruptedCallerLeavesNothingRunning() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Callable<Integer> task = () -> {
            running.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return 0;
            } finally {
                running.decrementAndGet();
            }
        };
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                scheduler.all(2, List.of(task, task, task));
            } catch (InterruptedException e) {
                thrown.set(e);
                begun.countDown();
            }
        });
        await(begun);
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(running).hasValue(0);
    }
}
