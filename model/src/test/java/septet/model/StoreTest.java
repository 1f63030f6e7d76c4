package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.Records;
import septet.data.TextRow;
import septet.design.Fault;
import septet.design.Refused;
import septet.world.Disk;
import septet.world.RealWorld;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

class StoreTest {
    private static final Path FOLDER = Path.of("/store");
    private final SimulatedDisk disk = new SimulatedWorld(1, 0).disk();

    @Test
    void aNewStoreHasItsPartsAndIsFoundAgain() {
        EventRecord event = new EventRecord("payments", 1, 2, 2, "7", TextRow.of("c1"));
        try (Store store = Store.open(disk, FOLDER)) {
            assertThat(disk.list(FOLDER)).extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("artifacts", "data", "lock", "log", "registry", "runs", "septet.store");
            assertThat(store.data()).isEqualTo(FOLDER.resolve("data"));
            assertThat(store.runs()).isEqualTo(FOLDER.resolve("runs"));
            store.log().append(event);
            store.log().sync();
            try (LogReader reader = Store.view(disk, FOLDER).reader(0)) {
                assertThat(reader.next()).isTrue();
                assertThat(Records.read(reader.kind(), reader.payload())).isEqualTo(event);
            }
        }
        try (Store store = Store.open(disk, FOLDER)) {
            assertThat(store.log().recovery().records()).isEqualTo(1);
            assertThat(store.registry().recovery().records()).isZero();
        }
    }

    @Test
    void aStoreHasOneWriter() {
        Store first = Store.open(disk, FOLDER);
        assertThatThrownBy(() -> Store.open(disk, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("holds this store").hasMessageContaining("[MODEL-STORE-HELD]");
        assertThat(Store.view(disk, FOLDER).versions().all()).as("reading is free").isEmpty();
        first.close();
        Store.open(disk, FOLDER).close();
    }

    @Test
    void aSecondProcessIsRefusedByName(@TempDir Path folder) throws IOException, InterruptedException {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", Holder.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('o');
            assertThatThrownBy(() -> Store.open(RealWorld.start().disk(), folder)).isInstanceOf(Refused.class).hasMessageContaining("process " + other.pid() + " holds this store");
            assertThat(Store.view(RealWorld.start().disk(), folder).versions().all()).hasSize(1);
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (Store store = Store.open(RealWorld.start().disk(), folder)) {
            assertThat(store.registry().versions().find("v1")).isPresent();
        }
    }

    /// Opens the store, registers a version, says so, and waits to be killed.
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            Store store = Store.open(RealWorld.start().disk(), Path.of(arguments[0]));
            store.registry().register(RegistryTest.draft(1, Optional.empty()), 1);
            System.out.print('o');
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() {
        disk.createFolders(FOLDER);
        disk.replace(FOLDER.resolve("letter.txt"), "dear".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Store.open(disk, FOLDER)).isInstanceOfSatisfying(Refused.class, e -> assertThat(e.fault()).isEqualTo(Fault.DESIGN))
                .hasMessageContaining("MODEL-STORE-FOREIGN");
        assertThat(disk.list(FOLDER)).containsExactly(FOLDER.resolve("letter.txt"));
        disk.delete(FOLDER.resolve("letter.txt"));
        Store.open(disk, FOLDER).close();
    }

    @Test
    void aLaterStoreIsRefused() {
        Store.open(disk, FOLDER).close();
        disk.replace(FOLDER.resolve("septet.store"), "septet store 2\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Store.open(disk, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("septet store 2").hasMessageContaining("MODEL-STORE-LATER-VERSION");
        assertThatThrownBy(() -> Store.view(disk, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-STORE-LATER-VERSION");
    }

    @Test
    void aMissingStoreIsNotMadeByReading() {
        assertThatThrownBy(() -> Store.view(disk, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-STORE-MISSING");
        assertThat(disk.exists(FOLDER)).isFalse();
    }

    @Test
    void whatOpeningRefusesLeavesTheLockFree() {
        Store.open(disk, FOLDER).close();
        Path segment = FOLDER.resolve("log/00000000000000000000.log");
        byte[] content = disk.read(segment);
        disk.replace(segment, new byte[36]);
        assertThatThrownBy(() -> Store.open(disk, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("DATA-LOG");
        disk.replace(segment, content);
        Store.open(disk, FOLDER).close();
    }

    @Test
    void aFullDiskWhileAStoreIsMadeIsRefusedAndCanBeFinishedLater() {
        for (int space = 0; space < 250; space++) {
            SimulatedDisk full = new SimulatedWorld(space, 0).disk();
            full.faults().space(space);
            try {
                Store.open(full, FOLDER).close();
            } catch (Refused e) {
                assertThat(e.problems()).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("DATA-DISK-FULL"));
            }
            full.faults().space(1 << 20);
            Store.open(full, FOLDER).close();
        }
    }

    @Test
    void aSlowDeviceOnlyTakesTime() {
        SimulatedWorld world = new SimulatedWorld(1, 0);
        Disk slow = new SlowDisk(world.disk(), () -> world.advance(5_000_000));
        try (Store store = Store.open(slow, FOLDER)) {
            store.registry().register(RegistryTest.draft(1, Optional.empty()), 1);
            store.log().append(1, java.nio.ByteBuffer.allocate(1));
            store.log().sync();
            assertThat(store.log().synced()).isEqualTo(1);
        }
        assertThat(world.world().clock().micros()).isGreaterThan(20_000_000);
    }
}
