package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
            assertThat(status(running)).contains("\"different\":{\"pages\":1}", "pages of x was served as 1.0");
        }
        assertThat(Said.by("audit", design, "--share", "nothing").code()).isNotZero();
        assertThat(Said.by("audit", design, "--share", "50%").code()).as("the store is free").isZero();
    }

    /// Beside the server, in a process of its own, that lives no longer than it.
    @Test
    void aServerComparesByItself() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        List<String> said = new CopyOnWriteArrayList<>();
        ServingOptions often = new ServingOptions();
        often.auditEvery = new Every(Optional.of(Duration.ofSeconds(1)));
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, new Running.How(Map.of(), OptionalLong.empty(), often), Optional.empty(), said::add)) {
            for (int i = 0; i < 100; i++) new Traffic(running.address()).post(VISITS);
            // what is written in the design meanwhile hinders nothing
            Files.writeString(design, "septet: [");
            for (int look = 0; look < 1_200 && !status(running).matches("(?s).*\"compared\":[1-9].*"); look++) new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            assertThat(status(running)).as(String.join("\n", said)).containsPattern("\"decisions\":200,\"compared\":[1-9][0-9]?,\"values\":[0-9]+,\"otherwise_defined\":0,\"different\":\\{\\}").contains("\"alerts\":[]");
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(said).noneMatch(line -> line.contains("audit"));
    }

    /// One that cannot be made is said, and hinders nobody.
    @Test
    void whyNothingWasComparedIsSaid() throws Exception {
        Path design = Small.in(folder);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        List<String> said = new CopyOnWriteArrayList<>();
        OwnProcess.Limits little = new OwnProcess.Limits(8, Duration.ofMinutes(5));
        try (Audits _ = Audits.start(work, Map.of(), little, Duration.ofSeconds(1), world, said::add)) {
            for (int look = 0; look < 1_200 && said.isEmpty(); look++) new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(said).first().isEqualTo("audit: nothing was compared: it needed more than 8 MB");
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
