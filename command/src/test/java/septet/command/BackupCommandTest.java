package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.world.World;

/// A store is copied while it serves, lost, and serves again from the copy.
class BackupCommandTest {
    private static final List<String> FIRST = List.of("{\"pages\": 9, \"device\": \"phone\"}", "{\"pages\": 1, \"device\": \"desk\"}");
    private static final List<String> SECOND = List.of("{\"pages\": 4, \"device\": \"phone\"}");
    @TempDir
    private Path folder;

    @Test
    void aStoreThatWasLostServesAgain() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        Path copy = folder.resolve("copy");
        long state;
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            Traffic traffic = new Traffic(running.address());
            traffic.post(FIRST);
            Said first = Said.by("backup", design, "--to", copy);
            assertThat(first.code()).as(first.all()).isZero();
            assertThat(first.all()).contains("holds", "1 versions, all checked");
            traffic.post(SECOND);
            assertThat(Said.by("backup", design, "--to", copy).code()).isZero();
            state = running.system().decider().stateHash();
        }
        Said taken = Said.by("restore", design, "--from", copy);
        assertThat(taken.code()).isNotZero();
        assertThat(taken.all()).contains("[MODEL-RESTORE-TAKEN]");
        Files.move(work.store(), folder.resolve("lost"));
        Said restored = Said.by("restore", design, "--from", copy);
        assertThat(restored.code()).as(restored.all()).isZero();
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            assertThat(running.system().decider().stateHash()).as("in every bit").isEqualTo(state);
        }
        assertThat(Said.by("audit", design).all()).contains("3 of 3 decisions compared", "all equal in every bit");
    }

    @Test
    void whatCannotBeCopiedIsSaid() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("backup", design, "--to", folder.resolve("copy")).all()).contains("[MODEL-STORE-MISSING]");
        assertThat(Said.by("backup", design).all()).contains("--to");
        assertThat(Said.by("restore", design, "--from", folder).all()).contains("[MODEL-STORE-MISSING]");
        assertThat(Said.by("run", design).code()).isZero();
        assertThat(Said.by("backup", design, "--to", folder).all()).contains("[MODEL-STORE-FOREIGN]");
        assertThat(Said.by("backup", design, "--to", Work.open(design, "").store().resolve("copy")).all()).contains("[MODEL-BACKUP-ITSELF]");
    }
}
