package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedWorld;

/// Things that go wrong at once: each goes on until it is over, whatever ends before it.
class MisfortuneTest {
    private static final long HOUR = 3_600_000_000L;
    private final SimulatedWorld world = new SimulatedWorld(1, 0);

    private Misfortune of(Mishap... mishaps) {
        Misfortune made = new Misfortune(List.of(mishaps), world);
        while (made.next() < Long.MAX_VALUE) made.begin();
        return made;
    }

    private void write(int bytes) {
        world.disk().createFolders(Path.of("/folder"));
        try (Disk.Appender appender = world.disk().append(Path.of("/folder/file"))) {
            appender.write(ByteBuffer.allocate(bytes));
            appender.sync();
        }
    }

    @Test
    void aShortFaultWithinALongOneDoesNotEndIt() {
        Misfortune both = of(new Mishap(Mishap.Kind.STORE_DOWN, 0, 5 * HOUR), new Mishap(Mishap.Kind.DISK_FULL, HOUR, HOUR));
        both.fails();
        assertThat(both.isRepaired(3 * HOUR)).isFalse();
        assertThatThrownBy(() -> write(10)).isInstanceOf(UncheckedIOException.class);
        assertThat(both.isRepaired(5 * HOUR)).isTrue();
        write(10_000);
    }

    @Test
    void aLongOneThatBeganBeforeGoesOnAlone() {
        Misfortune both = of(new Mishap(Mishap.Kind.DISK_FULL, 0, 5 * HOUR), new Mishap(Mishap.Kind.STORE_DOWN, HOUR, HOUR));
        assertThat(both.isRepaired(3 * HOUR)).isFalse();
        write(100); // it answers again, and is as full as before
        assertThatThrownBy(() -> write(10_000)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("No space left");
    }

    @Test
    void twoOfAKindLastUntilTheLaterIsOver() {
        Misfortune both = of(new Mishap(Mishap.Kind.DISK_FULL, 0, 3 * HOUR), new Mishap(Mishap.Kind.DISK_FULL, HOUR, 4 * HOUR));
        both.fails();
        assertThat(both.isRepaired(4 * HOUR)).isFalse();
        assertThatThrownBy(() -> write(10_000)).isInstanceOf(UncheckedIOException.class);
        assertThat(both.isRepaired(5 * HOUR)).isTrue();
    }

    @Test
    void thePowerIsCutAsOftenAsItIsToBe() {
        Misfortune both = of(new Mishap(Mishap.Kind.POWER_CUT, 0, 0), new Mishap(Mishap.Kind.POWER_CUT, 5, 0));
        for (int cut = 0; cut < 2; cut++) {
            assertThatThrownBy(() -> write(1)).isInstanceOf(PowerLost.class);
            both.powerOn();
        }
        write(1);
    }

    @Test
    void repairedByHandNothingIsLeft() {
        Misfortune both = of(new Mishap(Mishap.Kind.DISK_FULL, 0, 9 * HOUR), new Mishap(Mishap.Kind.STORE_DOWN, 0, 9 * HOUR));
        both.fails();
        both.repair();
        write(10_000);
        assertThat(both.isDown()).isFalse();
    }
}
