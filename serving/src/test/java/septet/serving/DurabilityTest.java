package septet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import septet.data.Log;
import septet.data.LogLimits;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Clock;
import septet.world.SimulatedWorld;

class DurabilityTest {
    private static final Path FOLDER = Path.of("/log");
    private static final ByteBuffer RECORD = ByteBuffer.wrap(new byte[] {1, 2, 3});
    private final SimulatedWorld world = new SimulatedWorld(1, Shop.START);
    private final Readiness readiness = new Readiness();
    private final List<Problem> told = new ArrayList<>();
    private final Log log = Log.open(world.disk(), FOLDER, LogLimits.DEFAULT);
    private final Durability durability = Durability.start(log, world.world().clock(), world.world().scheduler(), readiness, told::add);

    private void write() {
        log.append(1, RECORD.duplicate());
        log.flush();
    }

    @Test
    void whatIsWrittenIsOnTheDeviceWithinTenMilliseconds() {
        for (int i = 0; i < 50; i++) {
            world.advance(i * 137);
            write();
            world.advance(10_000);
            assertThat(log.synced()).isEqualTo(log.end());
            assertThat(durability.lagMicros()).isZero();
        }
        durability.close();
    }

    @Test
    void whatWaitsSaysHowLong() {
        world.advance(10_000);
        write();
        world.advance(4_000);
        assertThat(durability.lagMicros()).isEqualTo(4_000);
        assertThat(durability.records() - durability.synced()).isEqualTo(1);
        durability.sync();
        assertThat(durability.lagMicros()).isZero();
        durability.close();
    }

    @Test
    void aDeviceThatRefusesEndsReadiness() {
        readiness.set(true);
        world.disk().faults().failSyncAfter(0);
        write();
        assertThatThrownBy(durability::sync).isInstanceOf(Refused.class);
        assertThat(readiness.ready()).isFalse();
    }

    @Test
    void aLogThatCouldNotBeWrittenEndsReadinessWithoutBeingAsked() {
        readiness.set(true);
        world.disk().faults().space(0);
        try {
            write();
        } catch (Refused full) {
            world.advance(10_000);
        }
        assertThat(readiness.ready()).isFalse();
        world.advance(100_000);
        assertThat(told).as("once").singleElement().extracting(Problem::code).isEqualTo("DATA-DISK-FULL");
    }

    /// What nobody foresaw, here of a clock, ends readiness as a device that refuses does.
    @Test
    void aDefectEndsReadinessAndIsToldOnce() {
        AtomicInteger asked = new AtomicInteger();
        Clock broken = new Clock() {
            @Override
            public long micros() {
                if (asked.getAndIncrement() == 3) throw new IllegalStateException("it was planted");
                return world.world().clock().micros();
            }

            @Override
            public long nanos() {
                return world.world().clock().nanos();
            }
        };
        try (Durability _ = Durability.start(log, broken, world.world().scheduler(), readiness, told::add)) {
            readiness.set(true);
            world.advance(20_000);
            assertThat(readiness.ready()).isTrue();
            world.advance(100_000);
            assertThat(readiness.ready()).isFalse();
            assertThat(told).singleElement().satisfies(problem -> assertThat(problem.line()).contains("it was planted", "nothing is acknowledged any more", "[BUG]"));
        }
    }

    @Test
    void aLogWhoseFilesWereTakenAwayAcknowledgesNothing() {
        readiness.set(true);
        write();
        durability.sync();
        Path file = world.disk().list(FOLDER).getFirst();
        world.disk().delete(file);
        write();
        assertThatThrownBy(durability::sync).isInstanceOf(Refused.class).hasMessageContaining("was deleted or moved away while it was open");
        assertThat(readiness.ready()).isFalse();
    }

    @Test
    void closingBringsTheRestToTheDevice() {
        write();
        durability.close();
        assertThat(log.synced()).isEqualTo(log.end());
        write();
        world.advance(1_000_000);
        assertThat(log.synced()).as("nobody syncs any more").isLessThan(log.end());
    }
}
