package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.design.Refused;
import septet.model.Draft;
import septet.model.Provenance;
import septet.model.Store;
import septet.world.Chance;
import septet.world.SimulatedDisk;

/// A store that was retrained for a year has hundreds of versions; whoever works on one of them needs the files of that one.
class ScratchTest {
    private static final Path STORE = Path.of("/store");
    private static final int SIZE = 10_000;
    private final SimulatedDisk disk = new SimulatedDisk(Chance.of(1));

    @Test
    void onlyTheFilesOfTheVersionsThatAreNamedAreCopied() {
        try (Store store = Store.open(disk, STORE)) {
            for (int i = 1; i <= 20; i++) {
                byte[] model = new byte[SIZE];
                model[0] = (byte) i;
                Provenance made = new Provenance("design", "data", "learner", Map.of(), 1, 0, i, 10, "0.1.0");
                store.registry().register(new Draft(Optional.empty(), made, Map.of(), Map.of("model", model)), i);
            }
        }
        try (Store scratch = Scratch.of(disk, STORE, List.of("v7", "v8", ""))) {
            assertThat(scratch.registry().versions().all()).hasSize(20);
            for (String version : List.of("v7", "v8")) {
                assertThat(scratch.artifacts().get(scratch.registry().version(version).artifacts().get("model"))).hasSize(SIZE);
            }
            assertThatThrownBy(() -> scratch.artifacts().get(scratch.registry().version("v9").artifacts().get("model"))).isInstanceOf(Refused.class)
                    .hasMessageContaining("[MODEL-ARTIFACT-MISSING]");
            scratch.registry().promote("v8", 30, "tried");
        }
        assertThat(Store.view(disk, STORE).versions().served()).as("no trace").isEmpty();
    }
}
