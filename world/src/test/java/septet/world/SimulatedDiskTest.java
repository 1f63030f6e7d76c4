package septet.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest implements DiskContract {
    private static final Path FOLDER = Path.of("/simulated");
    private static final Path FILE = FOLDER.resolve("a");
    private final SimulatedDisk disk = fresh(1);

    private static SimulatedDisk fresh(long seed) {
        SimulatedDisk disk = new SimulatedWorld(seed, 0).disk();
        disk.createFolders(FOLDER);
        return disk;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Path folder() {
        return FOLDER;
    }

    /// What stands in the file after each of many power cuts; `absent` where there is none.
    private static Set<String> fates(Consumer<SimulatedDisk> act) {
        Set<String> fates = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimulatedDisk disk = fresh(seed);
            act.accept(disk);
            disk.powerCut();
            disk.powerOn();
            fates.add(disk.exists(FILE) ? Arrays.toString(disk.read(FILE)) : "absent");
        }
        return fates;
    }

    private static void write(Disk disk, boolean sync, int... bytes) {
        try (Disk.Appender appender = disk.append(FILE)) {
            for (int each : bytes) appender.write(ByteBuffer.wrap(new byte[] {(byte) each}));
            if (sync) appender.sync();
        }
    }

    @Test
    void whatIsSyncedWithItsNameSurvivesAlways() {
        assertThat(fates(disk -> {
            write(disk, true, 1, 2);
            disk.syncFolder(FOLDER);
        })).containsExactly("[1, 2]");
    }

    @Test
    void aFileWithoutSyncOfItsFolderMayBeGone() {
        assertThat(fates(disk -> write(disk, true, 1, 2))).containsExactlyInAnyOrder("[1, 2]", "absent");
    }

    @Test
    void unsyncedBytesAreKeptLostCutOrTornButNeverHarmTheSyncedOnes() {
        Set<String> fates = fates(disk -> {
            write(disk, true, 1, 2);
            disk.syncFolder(FOLDER);
            write(disk, false, 3, 4);
        });
        assertThat(fates).contains("[1, 2]", "[1, 2, 3]", "[1, 2, 3, 4]", "[1, 2, 0, 0]", "[1, 2, 3, 6]");
        assertThat(fates).allMatch(fate -> fate.startsWith("[1, 2"));
    }

    @Test
    void sectorsOfOneWriteFareByThemselves() {
        Set<String> fates = fates(disk -> {
            write(disk, true);
            disk.syncFolder(FOLDER);
            try (Disk.Appender appender = disk.append(FILE)) {
                byte[] bytes = new byte[1024];
                Arrays.fill(bytes, (byte) 7);
                appender.write(ByteBuffer.wrap(bytes));
            }
        });
        byte[] reordered = new byte[1024];
        Arrays.fill(reordered, 512, 1024, (byte) 7);
        assertThat(fates).as("the second sector without the first").contains(Arrays.toString(reordered));
    }

    @Test
    void truncationDeletionAndRenameMayBeUndone() {
        Consumer<Disk> before = disk -> {
            write(disk, true, 1, 2, 3);
            disk.syncFolder(FOLDER);
        };
        assertThat(fates(disk -> {
            before.accept(disk);
            disk.truncate(FILE, 1);
        })).containsExactlyInAnyOrder("[1, 2, 3]", "[1]");
        assertThat(fates(disk -> {
            before.accept(disk);
            disk.truncate(FILE, 1);
            write(disk, true, 9);
        })).containsExactly("[1, 9]");
        assertThat(fates(disk -> {
            before.accept(disk);
            disk.delete(FILE);
        })).containsExactlyInAnyOrder("[1, 2, 3]", "absent");
        assertThat(fates(disk -> {
            before.accept(disk);
            disk.rename(FILE, FOLDER.resolve("b"));
        })).containsExactlyInAnyOrder("[1, 2, 3]", "absent");
    }

    @Test
    void aReplacementIsOldOrNewWheneverThePowerGoes() {
        for (long seed = 0; seed < 2000; seed++) {
            SimulatedDisk disk = fresh(seed);
            disk.replace(FILE, new byte[] {1});
            disk.powerCutAfter(seed % 8);
            try {
                disk.replace(FILE, new byte[] {2, 2});
            } catch (PowerLost _) {
                disk.powerOn();
                byte[] content = disk.read(FILE);
                assertThat(Arrays.equals(content, new byte[] {1}) || Arrays.equals(content, new byte[] {2, 2})).as("seed %d: %s", seed, content).isTrue();
            }
        }
    }

    @Test
    void afterAPowerCutWhatWasOpenIsDead() {
        Disk.Appender appender = disk.append(FILE);
        Disk.Lock lock = disk.lock(FOLDER.resolve("lock"));
        disk.powerCut();
        assertThatThrownBy(() -> disk.exists(FILE)).isInstanceOf(PowerLost.class);
        disk.powerOn();
        assertThatThrownBy(appender::sync).isInstanceOf(PowerLost.class);
        Disk.Lock second = disk.lock(FOLDER.resolve("lock"));
        lock.close();
        assertThatThrownBy(() -> disk.lock(FOLDER.resolve("lock"))).isInstanceOf(Disk.Held.class);
        second.close();
    }

    @Test
    void aFullDiskTakesWhatFitsAndRefuses() {
        disk.faults().space(3);
        try (Disk.Appender appender = disk.append(FILE)) {
            assertThatThrownBy(() -> appender.write(ByteBuffer.allocate(5))).isInstanceOf(UncheckedIOException.class).hasMessageContaining("No space left");
            assertThatThrownBy(() -> appender.write(ByteBuffer.allocate(1))).as("dead").isInstanceOf(UncheckedIOException.class);
        }
        assertThat(disk.size(FILE)).isEqualTo(3);
    }

    @Test
    void aShortWriteLeavesHalf() {
        disk.faults().failWriteAfter(1);
        try (Disk.Appender appender = disk.append(FILE)) {
            appender.write(ByteBuffer.allocate(4));
            assertThatThrownBy(() -> appender.write(ByteBuffer.allocate(4))).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(disk.size(FILE)).isEqualTo(6);
    }

    @Test
    void aDeviceThatIsDownTakesNothingUntilItIsRepaired() {
        write(disk, true, 1);
        disk.syncFolder(FOLDER);
        disk.faults().down(true);
        try (Disk.Appender appender = disk.append(FILE)) {
            assertThatThrownBy(() -> appender.write(ByteBuffer.allocate(4))).isInstanceOf(UncheckedIOException.class).hasMessageContaining("Input/output error");
        }
        try (Disk.Appender appender = disk.append(FILE)) {
            assertThatThrownBy(appender::sync).isInstanceOf(UncheckedIOException.class);
        }
        assertThatThrownBy(() -> disk.syncFolder(FOLDER)).isInstanceOf(UncheckedIOException.class);
        disk.faults().down(false);
        write(disk, true, 2);
        assertThat(disk.read(FILE)).containsExactly(1, 2);
    }

    @Test
    void afterAFailedSyncTheNextOneLies() {
        write(disk, true, 1);
        disk.syncFolder(FOLDER);
        disk.faults().failSyncAfter(0);
        Disk.Appender appender = disk.append(FILE);
        appender.write(ByteBuffer.wrap(new byte[] {2}));
        assertThatThrownBy(appender::sync).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(appender::sync).as("the same appender never again").isInstanceOf(UncheckedIOException.class);
        write(disk, true, 3);
        assertThat(disk.read(FILE)).containsExactly(1, 2, 3);
        disk.powerCut();
        disk.powerOn();
        assertThat(disk.read(FILE)).containsExactly(1, 0, 3);
    }

    @Test
    void theSameSeedGivesTheSameFate() {
        for (long seed = 0; seed < 50; seed++) {
            byte[][] content = new byte[2][];
            for (int i = 0; i < 2; i++) {
                SimulatedDisk disk = fresh(seed);
                write(disk, false, 1);
                disk.syncFolder(FOLDER);
                try (Disk.Appender appender = disk.append(FILE)) {
                    appender.write(ByteBuffer.allocate(10_000));
                }
                disk.powerCut();
                disk.powerOn();
                content[i] = disk.read(FILE);
            }
            assertThat(content[0]).as("seed %d", seed).isEqualTo(content[1]);
        }
    }
}
