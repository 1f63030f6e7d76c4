package septet.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.data.EventRecord;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.PowerLost;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;
import septet.world.World;

/// Whoever stands in a copy has a key there, and a copy that is not whole is no store.
class BackupKeysTest {
    private static final Path FOLDER = Path.of("/store");
    private static final Path COPY = Path.of("/copy");
    private static final Set<String> CARDS = Set.of("card");
    private static final List<String> PARTS = List.of("data", "runs", "aside");
    private final SimulatedWorld simulated = new SimulatedWorld(1, 1_700_000_000_000_000L);
    private final SimulatedDisk disk = simulated.disk();
    private int people;

    /// How a store is copied.
    private interface Copier {
        void copy(Disk disk, Path from, Path into);
    }

    @Test
    void everybodyWhoStandsInACopyThatWasMadeUnderLoadHasAKeyThere() {
        assertThat(lack(Backup::copy, COPY)).isEmpty();
        assertThat(lack(BackupKeysTest::keysFirst, Path.of("/other"))).as("keys before what needs them").isNotEmpty();
    }

    /// Pseudonyms in a copy that have no key there; while it is made, somebody new comes with each sync, in the log and in a table of a run.
    private List<String> lack(Copier copier, Path into) {
        World world = simulated.world();
        try (Store store = Store.open(disk, FOLDER)) {
            Subjects subjects = store.subjects(world, CARDS);
            come(store, subjects);
            copier.copy(new SlowDisk(disk, () -> come(store, subjects)), FOLDER, into);
        }
        try (Store copy = Store.open(disk, into)) {
            Subjects subjects = copy.subjects(world);
            return PARTS.stream().flatMap(part -> disk.list(into.resolve(part)).stream()).flatMap(file -> new String(disk.read(file), UTF_8).lines())
                    .filter(word -> !subjects.has(word)).toList();
        }
    }

    private void come(Store store, Subjects subjects) {
        String pseudonym = subjects.pseudonym("card", "card " + people++);
        subjects.save();
        store.log().append(new EventRecord("payments", people, people, people, "e" + people, TextRow.of(pseudonym)));
        for (String part : PARTS) {
            disk.createFolders(FOLDER.resolve(part));
            disk.replace(FOLDER.resolve(part).resolve("of" + people), (pseudonym + "\n").getBytes(UTF_8));
        }
    }

    /// Planted: keys are copied before what needs them.
    private static void keysFirst(Disk disk, Path from, Path into) {
        Store.open(disk, into).close();
        disk.replace(into.resolve("keys"), disk.read(from.resolve("keys")));
        for (String part : PARTS) for (Path file : disk.list(from.resolve(part))) {
            disk.createFolders(into.resolve(part));
            disk.replace(into.resolve(part).resolve(file.getFileName()), disk.read(file));
            try (Disk.Appender appender = disk.append(into.resolve("synced"))) {
                appender.sync();
            }
        }
    }

    @Test
    void aCopyWithoutItsKeysIsNotRestored() {
        try (Store store = Store.open(disk, FOLDER)) {
            come(store, store.subjects(simulated.world(), CARDS));
        }
        assertThat(Backup.copy(disk, FOLDER, COPY).keys()).hasValue(1);
        byte[] keys = disk.read(COPY.resolve("keys"));
        byte[] damaged = keys.clone();
        damaged[60] ^= 1;
        disk.replace(COPY.resolve("keys"), damaged);
        assertThatThrownBy(() -> Backup.restore(disk, COPY, Path.of("/again"), CARDS)).isInstanceOf(Refused.class).hasMessageContaining("[DATA-KEYS-DAMAGED]");
        disk.delete(COPY.resolve("keys"));
        assertThatThrownBy(() -> Backup.restore(disk, COPY, Path.of("/again"), CARDS)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-KEYS-LACK]");
        assertThat(disk.list(Path.of("/again"))).as("nothing was begun").isEmpty();
        disk.replace(COPY.resolve("keys"), keys);
        assertThat(Backup.restore(disk, COPY, Path.of("/again"), CARDS).keys()).hasValue(1);
    }

    @Test
    void whatWasCutOffIsNoStoreUntilItIsAskedForAgain() {
        int refused = 0;
        for (int change = 1; change < 60; change++) {
            SimulatedDisk cut = new SimulatedDisk(Chance.of(change));
            try (Store store = Store.open(cut, FOLDER)) {
                for (int i = 0; i < 4; i++) {
                    store.registry().register(RegistryTest.draft(i, java.util.Optional.empty()), i);
                    store.log().append(new EventRecord("payments", i, i, i, "e" + i, TextRow.of("c")));
                }
            }
            Backup.copy(cut, FOLDER, COPY);
            Path again = Path.of("/again");
            cut.powerCutAfter(change);
            restore(cut, again);
            if (cut.isOff()) cut.powerOn();
            else cut.powerCut();
            if (cut.isOff()) cut.powerOn();
            if (isStore(cut, again)) assertThat(Store.view(cut, again).versions().all()).as("cut after change %d: a store is whole", change).hasSize(4);
            else refused++;
            if (!isStore(cut, again)) assertThat(Backup.restore(cut, COPY, again, Set.of()).versions()).as("after change %d", change).isEqualTo(4);
            assertThat(Store.view(cut, again).versions().all()).hasSize(4);
        }
        assertThat(refused).isGreaterThan(10);
    }

    private static void restore(Disk disk, Path store) {
        try {
            Backup.restore(disk, COPY, store, Set.of());
        } catch (PowerLost _) {
            // as it was asked for
        }
    }

    private static boolean isStore(Disk disk, Path store) {
        try {
            Store.view(disk, store);
            return true;
        } catch (Refused refused) {
            assertThat(refused.problems()).allMatch(problem -> List.of("MODEL-STORE-UNFINISHED", "MODEL-STORE-MISSING").contains(problem.code()));
            return false;
        }
    }
}
