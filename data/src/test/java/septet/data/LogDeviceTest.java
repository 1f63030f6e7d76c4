package septet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.design.Fault;
import septet.design.Refused;
import septet.world.RealWorld;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// The log on devices that refuse, and on the real one.
class LogDeviceTest {
    private static final Path FOLDER = Path.of("/store/log");
    private static final LogLimits SMALL = new LogLimits(1000, 100);

    private static ByteBuffer record(int number) {
        return ByteBuffer.allocate(8).putLong(0, number);
    }

    private static List<Long> numbers(LogReader reader) {
        List<Long> numbers = new ArrayList<>();
        while (reader.next()) numbers.add(reader.payload().getLong(0));
        return numbers;
    }

    @Test
    void aFullDiskIsRefusedClearlyWhileReadingGoesOn() {
        for (int space = 0; space < 2500; space += 13) {
            SimulatedDisk disk = new SimulatedWorld(space, 0).disk();
            List<Long> acknowledged = new ArrayList<>();
            Log log = Log.open(disk, FOLDER, SMALL);
            disk.faults().space(space);
            try {
                for (int i = 0; i < 300; i++) {
                    log.append(1, record(i));
                    log.sync();
                    acknowledged.add((long) i);
                }
            } catch (Refused e) {
                assertThat(e.fault()).isEqualTo(Fault.ENGINE);
                assertThat(e.getMessage()).contains("No space left", "Free some space", "DATA-DISK-FULL");
            }
            assertThat(acknowledged).as("space %d", space).hasSizeLessThan(300);
            assertThatThrownBy(() -> log.append(1, record(0))).isInstanceOf(Refused.class);
            try (LogReader reader = log.reader(0)) {
                assertThat(numbers(reader)).startsWith(acknowledged.toArray(Long[]::new));
            }
            log.close();
            disk.faults().space(1 << 20);
            try (Log again = Log.open(disk, FOLDER, SMALL)) {
                assertThat(again.recovery().records()).isGreaterThanOrEqualTo(acknowledged.size());
                again.append(1, record(7));
            }
        }
    }

    @Test
    void aFailedSyncStopsTheLogAndLosesNothingAcknowledged() {
        for (int after = 0; after < 60; after++) {
            SimulatedDisk disk = new SimulatedWorld(after, 0).disk();
            Log log = Log.open(disk, FOLDER, SMALL);
            disk.faults().failSyncAfter(after);
            int acknowledged = 0;
            try {
                for (; acknowledged < 100; acknowledged++) {
                    log.append(1, record(acknowledged));
                    log.sync();
                }
            } catch (Refused e) {
                assertThat(e).hasMessageContaining("DATA-DISK-FAILED");
            }
            assertThat(acknowledged).isLessThan(100);
            assertThatThrownBy(log::sync).as("never tried again").isInstanceOf(Refused.class);
            log.close();
            long then;
            try (Log again = Log.open(disk, FOLDER, SMALL)) {
                then = again.recovery().records();
                assertThat(then).isGreaterThanOrEqualTo(acknowledged);
                again.append(1, record((int) then));
            }
            disk.powerCut();
            disk.powerOn();
            try (LogReader reader = LogReader.open(disk, FOLDER, 0)) {
                List<Long> numbers = numbers(reader);
                assertThat(numbers).as("what the failed sync lost was written anew, seed %d", after).hasSize((int) then + 1);
                for (int i = 0; i < numbers.size(); i++) assertThat(numbers.get(i)).isEqualTo(i);
            }
        }
    }

    @Test
    void aShortWriteStopsTheLog() {
        SimulatedDisk disk = new SimulatedWorld(1, 0).disk();
        Log log = Log.open(disk, FOLDER, SMALL);
        log.append(1, record(0));
        log.sync();
        disk.faults().failWriteAfter(0);
        log.append(1, record(1));
        assertThatThrownBy(log::flush).isInstanceOf(Refused.class).hasMessageContaining("DATA-DISK-FAILED");
        log.close();
        try (Log again = Log.open(disk, FOLDER, SMALL)) {
            assertThat(again.recovery().records()).isEqualTo(1);
            assertThat(again.recovery().tornBytes()).isPositive();
        }
    }

    /// A second thread appends while the first one waits for the device: a sync must not claim what came meanwhile.
    @Test
    void whatArrivesDuringASyncIsNotClaimedByIt() {
        int lost = 0;
        for (long seed = 0; seed < 3000; seed++) {
            SimulatedDisk device = new SimulatedWorld(seed, 0).disk();
            List<Runnable> meanwhile = new ArrayList<>();
            Log log = Log.open(new HookedDisk(device, () -> meanwhile.forEach(Runnable::run)), FOLDER, LogLimits.DEFAULT);
            log.append(1, record(0));
            meanwhile.add(() -> {
                for (int i = 1; i < 4; i++) log.append(1, record(i));
                log.flush();
            });
            log.sync();
            assertThat(log.synced()).isEqualTo(1);
            device.powerCut();
            device.powerOn();
            try (Log again = Log.open(device, FOLDER, LogLimits.DEFAULT)) {
                assertThat(again.recovery().records()).as("seed %d", seed).isBetween(1L, 4L);
                if (again.recovery().records() < 4) lost++;
            }
        }
        assertThat(lost).isGreaterThan(500);
    }

    @Test
    void aSyncThatEndsInAnythingElseStopsTheLogInsteadOfHangingIt() {
        Log log = Log.open(new HookedDisk(new SimulatedWorld(1, 0).disk(), () -> {
            throw new IllegalStateException("a defect");
        }), FOLDER, LogLimits.DEFAULT);
        log.append(1, record(0));
        assertThatThrownBy(log::sync).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(log::sync).isInstanceOf(Refused.class).hasMessageContaining("the sync did not end");
        assertThatThrownBy(() -> log.append(1, record(1))).isInstanceOf(Refused.class);
        log.close();
    }

    @Test
    void manyThreadsShareOneLogOnTheRealDisk(@TempDir Path folder) throws InterruptedException {
        World world = RealWorld.start();
        List<Callable<List<Long>>> writers = new ArrayList<>();
        try (Log log = Log.open(world.disk(), folder, new LogLimits(5000, 100)); LogReader reader = log.reader(0)) {
            for (int writer = 0; writer < 4; writer++) {
                int mine = writer;
                writers.add(() -> {
                    List<Long> offsets = new ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                        offsets.add(log.append(1 + mine, record(i)));
                        if (i % 5 == 0) log.sync();
                        assertThat(log.synced()).isGreaterThanOrEqualTo(i % 5 == 0 ? offsets.getLast() + 1 : 0);
                    }
                    return offsets;
                });
            }
            List<List<Long>> offsets = world.scheduler().all(4, writers);
            log.flush();
            long[] next = new long[4];
            int records = 0;
            for (; reader.next(); records++) {
                int writer = reader.kind() - 1;
                long number = next[writer]++;
                assertThat(reader.payload().getLong(0)).isEqualTo(number);
                assertThat(offsets.get(writer).get((int) number)).isEqualTo(reader.offset());
            }
            assertThat(records).isEqualTo(800);
        }
        try (Log log = Log.open(world.disk(), folder, LogLimits.DEFAULT)) {
            assertThat(log.recovery().records()).isEqualTo(800);
            assertThat(log.recovery().clean()).isTrue();
        }
    }
}
