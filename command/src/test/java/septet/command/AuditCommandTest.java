package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.serving.Audited;
import septet.world.World;

/// What a server has served is computed once more, beside it.
class AuditCommandTest {
    private static final List<String> VISITS = List.of("{\"pages\": 9, \"device\": \"phone\"}", "{\"pages\": 1, \"device\": \"desk\"}");
    @TempDir
    private Path folder;

    @Test
    void whatIsServedIsComparedAndItsStatusTells() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            assertThat(status(running)).contains("\"audit\":null,\"alerts\":[]");
            new Traffic(running.address()).post(VISITS);
            Said audit = Said.by("audit", design);
            assertThat(audit.code()).as(audit.all()).isZero();
            assertThat(audit.all()).contains("2 of 2 decisions compared", "all equal in every bit");
            assertThat(status(running)).contains("\"compared\":2,", "\"different\":{},", "\"alerts\":[]");
            world.disk().replace(Store.audit(work.store()), new Audited(0, 2, 2, 4, 0, Map.of("pages", 1L), "pages of x was served as 1.0, and the log says 2.0").json());
            assertThat(status(running)).contains("\"alerts\":[\"of 4 served values 1 are not what the log says; the first: pages of x");
        }
        assertThat(Said.by("audit", design, "--share", "nothing").code()).isNotZero();
        assertThat(Said.by("audit", design, "--share", "50%").code()).as("the store is free").isZero();
    }

    /// A restart reads the checkpoint that the end of the last one has left.
    @Test
    void aRestartGoesOnFromTheCheckpoint() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        long hash = 0;
        for (int life = 0; life < 3; life++) {
            try (Store store = Store.open(world.disk(), work.store());
                    Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
                if (life > 0) {
                    assertThat(running.system().decider().recovered().from()).isPositive();
                    assertThat(running.system().decider().stateHash()).isEqualTo(hash);
                }
                new Traffic(running.address()).post(VISITS);
                hash = running.system().decider().stateHash();
            }
        }
    }

    private static String status(Running running) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(running.address() + "/status")).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
