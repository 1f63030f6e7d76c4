package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every scheduler does.
interface SchedulerContract {
    Scheduler scheduler();

    /// Returns when the latch is down, letting time pass if it does not by itself.
    void await(CountDownLatch latch) throws InterruptedException;

    @Test
    default void resultsStandInTheOrderOfTheTasks() throws InterruptedException {
        for (int threads = 1; threads <= 4; threads++) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                tasks.add(() -> number % 7 == 3 ? null : number);
            }
            List<Integer> results = scheduler().all(threads, tasks);
            assertThat(results).hasSize(100);
            for (int i = 0; i < 100; i++) assertThat(results.get(i)).isEqualTo(i % 7 == 3 ? null : Integer.valueOf(i));
        }
        assertThat(scheduler().all(2, List.<Callable<String>>of())).isEmpty();
    }

    @Test
    default void theFirstFailureInTheListIsThrownWithAnyNumberOfThreads() {
        for (int threads = 1; threads <= 4; threads++) {
            for (int run = 0; run < 50; run++) {
                List<Callable<Integer>> tasks = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    tasks.add(() -> {
                        if (number >= 5) throw new IllegalStateException("task " + number);
                        return number;
                    });
                }
                int with = threads;
                assertThatThrownBy(() -> scheduler().all(with, tasks)).isInstanceOf(IllegalStateException.class).hasMessage("task 5");
            }
        }
    }

    @Test
    default void tasksBehindAFailureAreNotBegun() {
        AtomicInteger begun = new AtomicInteger();
        List<Callable<Integer>> tasks = List.of(() -> {
            throw new IllegalStateException("no");
        }, begun::incrementAndGet, begun::incrementAndGet);
        assertThatThrownBy(() -> scheduler().all(1, tasks)).hasMessage("no");
        assertThat(begun).hasValue(0);
    }

    @Test
    default void aCheckedFailureIsTheCause() {
        assertThatThrownBy(() -> scheduler().all(1, List.of(() -> {
            throw new FileNotFoundException("x");
        }))).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> scheduler().all(1, List.of(() -> {
            throw new Exception("y");
        }))).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("y");
        assertThatThrownBy(() -> scheduler().all(1, List.of(() -> {
            throw new AssertionError("z");
        }))).isInstanceOf(AssertionError.class).hasMessage("z");
    }

    @Test
    default void anInterruptedCallerGetsAnInterruptedException() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> scheduler().all(2, List.of(() -> 1, () -> 2))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    default void aTaskRunsEverySoOftenUntilItIsClosed() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(5);
        AtomicInteger count = new AtomicInteger();
        Scheduler.Repeating repeating = scheduler().every(1000, () -> {
            count.incrementAndGet();
            runs.countDown();
        });
        await(runs);
        repeating.close();
        int then = count.get();
        assertThat(then).isGreaterThanOrEqualTo(5);
        CountDownLatch others = new CountDownLatch(5);
        try (Scheduler.Repeating _ = scheduler().every(1000, others::countDown)) {
            await(others);
        }
        assertThat(count).as("nothing after the close").hasValue(then);
    }

    @Test
    default void whatRunsThrowIsToldOncePerKindAndTheRepetitionGoesOn() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(30);
        AtomicInteger count = new AtomicInteger();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Scheduler.Repeating _ = scheduler().every(1000, () -> {
            int run = count.getAndIncrement();
            runs.countDown();
            if (run % 3 == 0) throw new IllegalStateException("disk is gone, run " + run);
            if (run % 3 == 1) throw new IllegalStateException("another place, run " + run);
            if (run == 5) throw new AssertionError("another class");
        }, thrown -> told.add(thrown.getMessage()))) {
            await(runs);
        }
        assertThat(told).containsExactly("disk is gone, run 0", "another place, run 1", "another class");
    }

    @Test
    default void aRunMayCloseItself() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        List<Scheduler.Repeating> itself = new ArrayList<>();
        CountDownLatch known = new CountDownLatch(1);
        itself.add(scheduler().every(1000, () -> {
            try {
                known.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            itself.getFirst().close();
            runs.countDown();
        }));
        known.countDown();
        await(runs);
        itself.getFirst().close();
    }

    @Test
    default void aPauseIsInterruptedLikeAnyWait() throws InterruptedException {
        scheduler().pause(1_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> scheduler().pause(1_000)).isInstanceOf(InterruptedException.class);
    }
}
