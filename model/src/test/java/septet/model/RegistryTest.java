package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.SimulatedDisk;
import septet.world.SimulatedWorld;

class RegistryTest {
    private static final Path FOLDER = Path.of("/store");
    private final SimulatedDisk disk = new SimulatedWorld(1, 0).disk();

    static Draft draft(int number, Optional<String> parent) {
        Provenance provenance = new Provenance("d".repeat(64), "data" + number, "strong", Map.of("depth", "5", "rounds", "100"), 1, 10, 20 + number, 1000, "0.1.0");
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("average precision", 0.61 + number);
        metrics.put("cost", Double.NaN);
        Map<String, byte[]> artifacts = new LinkedHashMap<>();
        artifacts.put("predictor", ("model " + number).getBytes(StandardCharsets.UTF_8));
        artifacts.put("design", "the design".getBytes(StandardCharsets.UTF_8));
        return new Draft(parent, provenance, metrics, artifacts);
    }

    @Test
    void aVersionIsThereWithAllItsPartsAfterReopening() {
        Version registered;
        try (Store store = Store.open(disk, FOLDER)) {
            registered = store.registry().register(draft(1, Optional.empty()), 77);
        }
        try (Store store = Store.open(disk, FOLDER)) {
            Version found = store.registry().versions().find("v1").orElseThrow();
            assertThat(found).isEqualTo(registered);
            assertThat(found.at()).isEqualTo(77);
            assertThat(found.provenance()).isEqualTo(draft(1, Optional.empty()).provenance());
            assertThat(found.metrics().keySet()).containsExactly("average precision", "cost");
            assertThat(store.artifacts().get(found.artifacts().get("predictor"))).asString().isEqualTo("model 1");
            assertThat(store.registry().versions().served()).isEmpty();
        }
    }

    @Test
    void promotionsAndRollbacksAreAStackWithItsHistory() {
        try (Store store = Store.open(disk, FOLDER)) {
            Registry registry = store.registry();
            assertThatThrownBy(() -> registry.promote("v1", 1, "")).isInstanceOf(Refused.class).hasMessageContaining("MODEL-VERSION-UNKNOWN");
            for (int i = 1; i <= 4; i++) registry.register(draft(i, i == 1 ? Optional.empty() : Optional.of("v" + (i - 1))), i);
            registry.promote("v1", 10, "first");
            assertThatThrownBy(() -> registry.rollback(11, "")).isInstanceOf(Refused.class).hasMessageContaining("MODEL-NOTHING-BEFORE");
            registry.promote("v2", 12, "gates passed");
            registry.promote("v2", 13, "again: nothing changes");
            registry.promote("v3", 14, "gates passed");
            assertThat(registry.rollback(15, "precision fell").id()).isEqualTo("v2");
            assertThat(registry.rollback(16, "still").id()).isEqualTo("v1");
            registry.promote("v4", 17, "fixed");
            registry.promote("v1", 18, "by hand");
            assertThat(registry.rollback(19, "by hand").id()).isEqualTo("v4");
        }
        Versions versions = Store.view(disk, FOLDER).versions();
        assertThat(versions.served().orElseThrow().id()).isEqualTo("v4");
        assertThat(versions.before().orElseThrow().id()).isEqualTo("v1");
        assertThat(versions.all()).extracting(Version::id).containsExactly("v1", "v2", "v3", "v4");
        assertThat(versions.lineage("v3")).extracting(Version::id).containsExactly("v3", "v2", "v1");
        assertThat(versions.lineage("v9")).isEmpty();
        assertThat(versions.history()).hasSize(4 + 8).extracting(Change::at).containsExactly(1L, 2L, 3L, 4L, 10L, 12L, 14L, 15L, 16L, 17L, 18L, 19L);
        assertThat(versions.history().get(7)).isEqualTo(new Change.RolledBack("v2", 15, "precision fell"));
    }

    @Test
    void aParentMustBeRegistered() {
        try (Store store = Store.open(disk, FOLDER)) {
            assertThatThrownBy(() -> store.registry().register(draft(1, Optional.of("v7")), 1)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-VERSION-UNKNOWN");
            assertThat(store.registry().versions().all()).isEmpty();
        }
    }

    @Test
    void aVersionThatCouldNotBeKeptIsNotVisible() {
        for (int after = 0; after < 12; after++) {
            SimulatedDisk failing = new SimulatedWorld(after, 0).disk();
            Store store = Store.open(failing, FOLDER);
            failing.faults().failSyncAfter(after);
            boolean done = false;
            try {
                store.registry().register(draft(1, Optional.empty()), 1);
                store.registry().promote("v1", 2, "");
                done = true;
            } catch (Refused e) {
                assertThat(e.problems()).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("DATA-DISK-FAILED"));
            }
            assertThat(store.registry().versions().served().isPresent()).as("sync %d", after).isEqualTo(done);
            store.close();
            Versions versions = Store.view(failing, FOLDER).versions();
            for (Version version : versions.all()) version.artifacts().values().forEach(Store.view(failing, FOLDER).artifacts()::get);
        }
    }

    @Test
    void aFlippedBitInAnArtifactIsDetected() {
        try (Store store = Store.open(disk, FOLDER)) {
            byte[] content = "some fitted numbers".getBytes(StandardCharsets.UTF_8);
            String hash = store.artifacts().put(content);
            Path file = FOLDER.resolve("artifacts").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
            for (int bit = 0; bit < content.length * 8; bit++) {
                byte[] flipped = content.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                disk.replace(file, flipped);
                assertThatThrownBy(() -> store.artifacts().get(hash)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-ARTIFACT-DAMAGED");
            }
            assertThat(store.artifacts().put(content)).as("writing it again heals").isEqualTo(hash);
            assertThat(store.artifacts().get(hash)).isEqualTo(content);
            disk.delete(file);
            assertThatThrownBy(() -> store.artifacts().get(hash)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-ARTIFACT-MISSING");
            for (String wrong : List.of("", "..", "../../etc/passwd", "A".repeat(64), hash + "0")) {
                assertThatThrownBy(() -> store.artifacts().get(wrong)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-ARTIFACT-MISSING");
            }
        }
    }

    @Test
    void noMutatedRecordGivesAnythingButAChangeOrANamedDamage() {
        List<Change> changes = List.of(new Change.Registered(new Version("v1", Optional.of("v0"), 5, draft(1, Optional.empty()).provenance(),
                Map.of("cost", 0.25), Map.of("predictor", "ab".repeat(32)))), new Change.Promoted("v1", 7, "why"), new Change.RolledBack("v0", 8, ""));
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Chance chance = Chance.of(seed);
            Change change = changes.get(chance.nextInt(changes.size()));
            byte[] bytes = ChangeFormat.write(change).array();
            if (seed < 3) assertThat(ChangeFormat.read(ChangeFormat.kind(change), ByteBuffer.wrap(bytes))).isEqualTo(change);
            byte[] mutated = Arrays.copyOf(bytes, chance.nextInt(3) == 0 ? chance.nextInt(bytes.length + 3) : bytes.length);
            for (int flips = 1 + chance.nextInt(4); flips > 0 && mutated.length > 0; flips--) mutated[chance.nextInt(mutated.length)] ^= (byte) (1 << chance.nextInt(8));
            try {
                ChangeFormat.read(chance.nextInt(5) == 0 ? chance.nextInt(9) : ChangeFormat.kind(change), ByteBuffer.wrap(mutated));
            } catch (Refused e) {
                assertThat(e).hasMessageContaining("MODEL-REGISTRY-RECORD");
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(refused).isGreaterThan(5000);
    }

    @Test
    void aHistoryThatContradictsItselfIsRefused() {
        Change registered = new Change.Registered(new Version("v1", Optional.empty(), 5, draft(1, Optional.empty()).provenance(), Map.of(), Map.of()));
        for (List<Change> wrong : List.<List<Change>>of(List.of(registered, registered), List.of(new Change.Promoted("v1", 1, "")),
                List.of(registered, new Change.RolledBack("v1", 1, "")), List.of(registered, new Change.Promoted("v1", 1, ""), new Change.RolledBack("v1", 1, "")))) {
            assertThatThrownBy(() -> Versions.of(wrong)).isInstanceOf(Refused.class).hasMessageContaining("MODEL-REGISTRY-RECORD");
        }
    }
}
