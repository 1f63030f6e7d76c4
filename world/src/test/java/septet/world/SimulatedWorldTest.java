package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulatedWorldTest implements SchedulerContract {
    private final SimulatedWorld world = new SimulatedWorld(1, 1_000_000);

    @Override
    public Scheduler scheduler() {
        return world.world().scheduler();
    }

    @Override
    public void await(CountDownLatch latch) {
        for (int i = 0; i < 1000 && latch.getCount() > 0; i++) world.advance(1000);
        assertThat(latch.getCount()).isZero();
    }

    @Test
    void timeStandsStillUntilItIsMoved() {
        Clock clock = world.world().clock();
        assertThat(clock.micros()).isEqualTo(1_000_000);
        assertThat(clock.nanos()).isZero();
        world.advance(5);
        assertThat(clock.micros()).isEqualTo(1_000_005);
        assertThat(clock.nanos()).isEqualTo(5000);
        world.advanceTo(7);
        assertThat(clock.micros()).as("never back").isEqualTo(1_000_005);
    }

    @Test
    void repetitionsRunAtTheirTimesInOrder() {
        List<String> runs = new ArrayList<>();
        Clock clock = world.world().clock();
        scheduler().every(30, () -> runs.add("slow " + (clock.micros() - 1_000_000)));
        scheduler().every(20, () -> runs.add("fast " + (clock.micros() - 1_000_000)));
        world.advance(60);
        assertThat(runs).containsExactly("fast 20", "slow 30", "fast 40", "slow 60", "fast 60");
    }

    @Test
    void aRunThatTakesLongIsNotRunTwiceAtOnce() {
        List<Long> runs = new ArrayList<>();
        Clock clock = world.world().clock();
        scheduler().every(10, () -> {
            runs.add(clock.micros() - 1_000_000);
            world.advance(25);
        });
        world.advance(50);
        assertThat(runs).containsExactly(10L, 40L);
    }

    /// The end of the simulated world, and what nobody is told, come to whoever lets time pass; the repetition goes on.
    @Test
    void whatNobodyIsToldComesToWhoeverLetsTimePass() {
        List<Throwable> told = new ArrayList<>();
        scheduler().every(10, () -> world.disk().createFolders(Path.of("/a/" + world.world().clock().micros())), told::add);
        world.disk().powerCut();
        assertThatThrownBy(() -> world.advance(10)).isInstanceOf(PowerLost.class);
        world.disk().powerOn();
        world.advance(10);
        assertThat(world.disk().exists(Path.of("/a/" + world.world().clock().micros()))).isTrue();
        assertThat(told).isEmpty();
        scheduler().every(10, () -> {
            throw new IllegalStateException("it was planted");
        });
        for (int i = 0; i < 2; i++) assertThatThrownBy(() -> world.advance(10)).hasMessage("it was planted");
    }

    @Test
    void twoWorldsOfOneSeedAreAlike() {
        assertThat(new SimulatedWorld(5, 0).world().clock().micros()).isZero();
        assertThat(Chance.of(5).of("disk").nextLong()).isEqualTo(Chance.of(5).of("disk").nextLong());
    }
}
