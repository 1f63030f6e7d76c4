package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.world.World;

/// What a client counts, by the answers of a server that runs.
class TrafficTest {
    private static final List<String> VISITS = List.of("{\"pages\": 9, \"device\": \"phone\"}", "{\"pages\": 1, \"device\": \"desk\"}", "{\"pages\": \"many\"}");
    @TempDir
    private Path folder;

    @Test
    void fullAnswersAreNotCountedAsDegraded() throws Exception {
        Traffic.Measured measured = measured(Small.in(folder), 0);
        assertThat(measured.sent()).isEqualTo(3);
        assertThat(measured.answered()).isEqualTo(2);
        assertThat(measured.degraded()).isZero();
        assertThat(measured.decisions().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(measured.sentence()).contains("2 of 3 payments answered", "0 degraded");
    }

    @Test
    void answersOfTheBaselineAreCountedAsDegraded() throws Exception {
        Path design = Small.in(folder);
        Files.writeString(design, Small.DESIGN.replace("metrics: [roc auc, cost]", "metrics: [roc auc, cost]\n  gates: [roc auc >= 0.9999]"));
        assertThat(measured(design, RunCommand.NOT_PROMOTED).degraded()).isEqualTo(2);
    }

    private Traffic.Measured measured(Path design, int code) throws IOException, InterruptedException {
        Said run = Said.by("run", design);
        assertThat(run.code()).as(run.all()).isEqualTo(code);
        Work work = Work.open(design, "");
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            return new Traffic(running.address()).post(VISITS);
        }
    }
}
