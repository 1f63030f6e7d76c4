package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.EventRecord;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.Records;
import septet.data.TextRow;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

class BackupTest {
    private static final Path FOLDER = Path.of("/store");
    private static final Path COPY = Path.of("/copies/store");
    private static final Path LOG = Path.of("log/00000000000000000000.log");
    private final SimulatedDisk disk = new SimulatedWorld(1, 0).disk();
    private int events;
    private int versions;

    /// How a store is copied.
    private interface Copier {
        void copy(Disk disk, Path from, Path into);
    }

    @Test
    void aCopyIsAStoreWithEverything() {
        Backup.Told told;
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 40);
            put("runs/v1/report.html", "a page");
            put("data/rows", "columns");
            put("steps/fit", "made again at once");
            told = Backup.copy(disk, FOLDER, COPY);
            assertThat(told.log()).isEqualTo(new Backup.Copied(events, events, store.log().hash()));
            assertThat(told.versions()).isEqualTo(versions);
        }
        assertThat(events(COPY)).isEqualTo(events(FOLDER));
        assertThat(text(COPY.resolve("runs/v1/report.html"))).isEqualTo("a page");
        assertThat(text(COPY.resolve("data/rows"))).isEqualTo("columns");
        assertThat(disk.exists(COPY.resolve("steps"))).isFalse();
        try (Store copy = Store.open(disk, COPY)) {
            assertThat(copy.log().hash()).isEqualTo(told.log().hash());
            assertWhole(copy.registry().versions(), copy.artifacts());
            assertThat(copy.registry().versions().history()).isEqualTo(Store.view(disk, FOLDER).versions().history());
        }
    }

    @Test
    void aSecondCopyBringsOnlyWhatIsNew() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 20);
            put("data/rows", "columns");
            Backup.copy(disk, FOLDER, COPY);
            assertThat(Backup.copy(disk, FOLDER, COPY)).isEqualTo(new Backup.Told(new Backup.Copied(events, 0, store.log().hash()),
                    new Backup.Copied(records(), 0, hash("registry")), versions, OptionalInt.empty(), 0, 0));
            int before = events;
            grow(store, 5);
            put("data/rows", "columbs");
            Backup.Told told = Backup.copy(disk, FOLDER, COPY);
            assertThat(told.log().added()).isEqualTo(events - before);
            assertThat(told.files()).as("a version's own artifact, and what was changed").isEqualTo(2);
        }
        assertThat(events(COPY)).isEqualTo(events(FOLDER));
        assertThat(text(COPY.resolve("data/rows"))).isEqualTo("columbs");
    }

    /// After each sync of the copy the store that is copied has gone on, with versions and events.
    @Test
    void aStoreThatGoesOnIsCopiedUpToSomeMoment() {
        assertThat(underLoad(Backup::copy)).isTrue();
        assertThat(underLoad(BackupTest::inTheWrongOrder)).as("artifacts before the registry that names them").isFalse();
    }

    private boolean underLoad(Copier copier) {
        SimulatedDisk plain = new SimulatedWorld(3, 0).disk();
        events = 0;
        versions = 0;
        try (Store store = Store.open(plain, FOLDER)) {
            grow(store, 10);
            int[] syncs = new int[1];
            Disk hooked = new SlowDisk(plain, () -> {
                if (++syncs[0] <= 60) grow(store, 1);
            });
            copier.copy(hooked, FOLDER, COPY);
            grow(store, 3);
        }
        List<LogRecord> all = events(plain, FOLDER);
        List<LogRecord> copied = events(plain, COPY);
        assertThat(copied).hasSizeGreaterThanOrEqualTo(10).isEqualTo(all.subList(0, copied.size()));
        Store.View view = Store.view(plain, COPY);
        assertThat(view.versions().all()).isNotEmpty();
        return view.versions().all().stream().flatMap(version -> version.artifacts().values().stream()).allMatch(view.artifacts()::holds);
    }

    /// Planted: files of versions first, the registry behind them.
    private static void inTheWrongOrder(Disk disk, Path from, Path into) {
        ArtifactFolder source = new ArtifactFolder(disk, from.resolve("artifacts"));
        ArtifactFolder target = new ArtifactFolder(disk, into.resolve("artifacts"));
        Versions seen = Store.view(disk, from).versions();
        Store.open(disk, into).close();
        seen.all().stream().flatMap(version -> version.artifacts().values().stream()).distinct().forEach(hash -> target.put(source.get(hash)));
        for (String part : List.of("log", "registry")) {
            for (Path file : disk.list(from.resolve(part))) disk.replace(into.resolve(part).resolve(file.getFileName()), disk.read(file));
        }
    }

    @Test
    void aCopyThatWasCutOffIsFinishedByTheNext() {
        for (int seed = 1; seed <= 150; seed++) {
            SimulatedDisk cut = new SimulatedDisk(Chance.of(seed));
            events = 0;
            versions = 0;
            try (Store store = Store.open(cut, FOLDER)) {
                grow(store, 12);
            }
            cut.powerCutAfter(seed % 75);
            try {
                Backup.copy(cut, FOLDER, COPY);
            } catch (PowerLost _) {
                // as it was asked for
            }
            if (cut.isOff()) cut.powerOn();
            else cut.powerCut();
            if (cut.isOff()) cut.powerOn();
            Backup.Told told = Backup.copy(cut, FOLDER, COPY);
            assertThat(told.log().records()).as("seed %d", seed).isEqualTo(12);
            assertThat(events(cut, COPY)).as("seed %d", seed).isEqualTo(events(cut, FOLDER));
            assertWhole(Store.view(cut, COPY).versions(), Store.view(cut, COPY).artifacts());
        }
    }

    @Test
    void aDamagedCopyIsNotRestored() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 30);
        }
        Backup.copy(disk, FOLDER, COPY);
        byte[] sound = disk.read(COPY.resolve(LOG));
        int refused = 0;
        for (int bit = 37 * 8; bit < sound.length * 8; bit += 101) {
            byte[] damaged = sound.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            disk.replace(COPY.resolve(LOG), damaged);
            Path again = Path.of("/again" + bit);
            try {
                Backup.restore(disk, COPY, again, Set.of());
                // a flipped bit behind the last record is none of theirs
                assertThat(events(disk, again)).isEqualTo(events(FOLDER));
            } catch (Refused e) {
                assertThat(e).hasMessageContaining("[DATA-LOG-DAMAGED]");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    /// Nothing in a log misses its end, and nothing a file that is not there: only who wrote down what was copied does.
    @Test
    void aCopyThatLostSomethingIsNotRestored() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 30);
            put("runs/v1/run.json", "figures");
            put("data/rows", "columns");
        }
        Backup.copy(disk, FOLDER, COPY);
        assertThat(Backup.restore(disk, COPY, Path.of("/whole"), Set.of()).log().records()).isEqualTo(30);
        lost(COPY.resolve(LOG), Arrays.copyOf(disk.read(COPY.resolve(LOG)), (int) disk.size(COPY.resolve(LOG)) / 2), "log is lost");
        lost(COPY.resolve("runs/v1/run.json"), "figure".getBytes(StandardCharsets.UTF_8), "runs/v1/run.json is lost");
        lost(COPY.resolve("data/rows"), new byte[0], "data/rows is lost");
        lost(COPY.resolve("sums"), "septet copy 2\nx".getBytes(StandardCharsets.UTF_8), "sums");
        assertThat(Backup.copy(disk, FOLDER, COPY).log().records()).as("the next copy").isEqualTo(30);
        assertThat(Backup.restore(disk, COPY, Path.of("/healed"), Set.of()).log().records()).isEqualTo(30);
        Store.open(disk, COPY).close();
        assertThat(disk.exists(COPY.resolve("sums"))).as("it is a store that goes on").isFalse();
    }

    /// One file of the copy holds something else, or is gone.
    private void lost(Path file, byte[] other, String says) {
        byte[] whole = disk.read(file);
        List<Path> whichMayBeGone = List.of(COPY.resolve("runs/v1/run.json"), COPY.resolve("data/rows"));
        for (boolean gone : whichMayBeGone.contains(file) ? new boolean[] {false, true} : new boolean[] {false}) {
            if (gone) disk.delete(file);
            else disk.replace(file, other);
            Path again = Path.of("/again " + says + gone);
            assertThatThrownBy(() -> Backup.restore(disk, COPY, again, Set.of())).as(says).isInstanceOf(Refused.class).hasMessageContaining(says).hasMessageContaining("[MODEL-COPY-DAMAGED]");
            assertThat(Store.isWhole(disk, again)).isFalse();
            disk.replace(file, whole);
            assertThat(Backup.restore(disk, COPY, again, Set.of()).log().records()).as("from the copy as it was").isEqualTo(30);
        }
    }

    @Test
    void aDamagedArtifactIsRefusedAndHealedByTheNextCopy() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 5);
        }
        Backup.copy(disk, FOLDER, COPY);
        String hash = Store.view(disk, COPY).versions().all().getFirst().artifacts().get("predictor");
        Path file = COPY.resolve("artifacts").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
        disk.replace(file, "other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Backup.restore(disk, COPY, Path.of("/again"), Set.of())).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-ARTIFACT-DAMAGED]");
        assertThat(Backup.copy(disk, FOLDER, COPY).files()).isEqualTo(1);
        assertThat(Backup.restore(disk, COPY, Path.of("/once more"), Set.of()).versions()).isEqualTo(versions);
    }

    @Test
    void aCopyOfAnotherStoreStaysAsItIs() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 5);
        }
        Backup.copy(disk, FOLDER, COPY);
        Path other = Path.of("/other");
        try (Store store = Store.open(disk, other)) {
            grow(store, 9);
        }
        assertThatThrownBy(() -> Backup.copy(disk, other, COPY)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-BACKUP-OTHER]");
        assertThat(events(COPY)).isEqualTo(events(FOLDER));
        assertThatThrownBy(() -> Backup.restore(disk, COPY, other, Set.of())).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-RESTORE-TAKEN]");
        assertThatThrownBy(() -> Backup.copy(disk, Path.of("/nowhere"), COPY)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-STORE-MISSING]");
        assertThatThrownBy(() -> Backup.copy(disk, FOLDER, FOLDER)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-BACKUP-ITSELF]");
    }

    @Test
    void aFullDeviceIsSaidAndTheCopyFinishedLater() {
        try (Store store = Store.open(disk, FOLDER)) {
            grow(store, 5);
        }
        for (int space = 0; space < 4_000; space += 37) {
            disk.faults().space(space);
            Path into = Path.of("/copy" + space);
            try {
                Backup.copy(disk, FOLDER, into);
            } catch (Refused e) {
                assertThat(e).as("with room for %d bytes", space).hasMessage(into + ": No space left on device; the copy is not whole; what it holds is used when it is asked for again. "
                        + "Free some space, then start again. [DATA-DISK-FULL]");
            }
            disk.faults().space(1 << 20);
            assertThat(Backup.copy(disk, FOLDER, into).log().records()).isEqualTo(5);
        }
        disk.faults().space(400);
        assertThatThrownBy(() -> Backup.restore(disk, Path.of("/copy0"), Path.of("/restored"), Set.of())).hasMessageContaining("/restored: No space left on device; the store is not whole, and nothing can be run");
    }

    /// So many more events; every fifth time a version, promoted.
    private void grow(Store store, int count) {
        for (int i = 0; i < count; i++) {
            if (events++ % 5 == 0) {
                Version version = store.registry().register(RegistryTest.draft(++versions, Optional.empty()), events);
                store.registry().promote(version.id(), events, "better");
            }
            store.log().append(new EventRecord("payments", events, events, events, "e" + events, TextRow.of("c" + events)));
            store.log().sync();
        }
    }

    private void put(String name, String content) {
        disk.createFolders(FOLDER.resolve(name).getParent());
        disk.replace(FOLDER.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private String text(Path file) {
        return new String(disk.read(file), StandardCharsets.UTF_8);
    }

    private long records() {
        return versions * 2L;
    }

    private String hash(String part) {
        try (LogReader reader = LogReader.open(disk, FOLDER.resolve(part), 0)) {
            String hash = "";
            while (reader.next()) hash = reader.hash();
            return hash;
        }
    }

    private List<LogRecord> events(Path folder) {
        return events(disk, folder);
    }

    private static List<LogRecord> events(Disk disk, Path folder) {
        List<LogRecord> events = new ArrayList<>();
        try (LogReader reader = Store.view(disk, folder).reader(0)) {
            while (reader.next()) events.add(Records.read(reader.kind(), reader.payload()));
        }
        return events;
    }

    private static void assertWhole(Versions versions, ArtifactFolder artifacts) {
        assertThat(versions.all()).isNotEmpty();
        versions.all().forEach(version -> version.artifacts().values().forEach(hash -> assertThat(artifacts.get(hash)).isNotEmpty()));
    }
}
