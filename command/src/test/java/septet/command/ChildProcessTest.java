package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.loop.RetrainingOrder;
import septet.loop.SeparateProcess;
import septet.model.Store;
import septet.world.World;

/// Retrainings in real processes: however one ends, it is a candidate that failed, and never a server that did.
class ChildProcessTest {
    private static final String DESIGN = SmallPayments.retrained("5s");
    @TempDir
    private static Path folder;
    private static Path design;
    private static Work work;

    @BeforeAll
    static void run() throws Exception {
        design = SmallPayments.in(folder, DESIGN, 1_500);
        assertThat(Said.by("run", design).code()).isZero();
        work = Work.open(design, "");
    }

    private static ChildProcess child(long megabytes, Duration time, String store) {
        return new ChildProcess(List.of(design.toString(), "--store", store), folder.resolve("orders"), new OwnProcess.Limits(megabytes, time), DESIGN);
    }

    private static RetrainingOrder order() {
        return RetrainingOrder.read("{\"format\":1,\"asOf\":1706745600000000,\"version\":\"v1\",\"before\":\"\",\"since\":0}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static SeparateProcess.Ended ended(SeparateProcess.Going going) throws InterruptedException {
        for (int look = 0; look < 1_200; look++) {
            Optional<SeparateProcess.Ended> ended = going.ended();
            if (ended.isPresent()) return ended.get();
            pause(50);
        }
        going.stop();
        throw new AssertionError("it did not end");
    }

    @Test
    void whatItWritesIsData() throws InterruptedException {
        SeparateProcess.Ended ended = ended(child(256, Duration.ofMinutes(1), work.store().toString()).start(order()));
        assertThat(ended).isInstanceOf(SeparateProcess.Wrote.class);
        String found = new String(((SeparateProcess.Wrote) ended).found(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(found).contains("\"release\"", "\"model simple\"", "\"design\"", "\"past failures\"");
    }

    @Test
    void aDesignThatIsBeingEditedHindersNoRetraining() throws Exception {
        Path edited = Files.writeString(folder.resolve("edited.yaml"), "septet: [");
        SeparateProcess.Ended ended = ended(new ChildProcess(List.of(edited.toString(), "--store", work.store().toString()), folder.resolve("orders"),
                new OwnProcess.Limits(256, Duration.ofMinutes(1)), DESIGN).start(order()));
        assertThat(ended).isInstanceOf(SeparateProcess.Wrote.class);
        assertThat(new String(((SeparateProcess.Wrote) ended).found(), java.nio.charset.StandardCharsets.UTF_8)).contains("\"release\"");
    }

    /// Its heap is kept as that of a run: large arrays lie where they are made. Otherwise a fit would need more memory here than where it was tried.
    @Test
    void itRunsAsTheLauncherRuns() throws Exception {
        String flags = Files.readAllLines(Rooms.repository().resolve("septet")).stream().filter(line -> line.startsWith("flags=")).findFirst().orElseThrow();
        assertThat(Arrays.stream(flags.substring("flags=".length()).replace("\"", "").split(" ")).filter(flag -> !flag.startsWith("-Xmx") && !flag.startsWith("-Xlog")))
                .containsExactlyElementsOf(OwnProcess.FLAGS);
        String pages = "-XX:+UseTransparentHugePages";
        assertThat(Files.readString(Rooms.repository().resolve("tools/jdk.sh"))).contains(pages);
        assertThat(OwnProcess.flags(List.of("-Xmx2g", pages))).endsWith(pages).hasSize(OwnProcess.FLAGS.size() + 1);
        assertThat(OwnProcess.flags(List.of("-Xmx2g"))).isEqualTo(OwnProcess.FLAGS);
    }

    @Test
    void oneThatHangsIsStopped() throws InterruptedException {
        assertThat(ended(child(256, Duration.ofMillis(100), work.store().toString()).start(order()))).isEqualTo(new SeparateProcess.Died("it took longer than 100ms, and was stopped"));
    }

    @Test
    void oneThatNeedsTooMuchMemoryEndsAlone() throws InterruptedException {
        SeparateProcess.Ended ended = ended(child(8, Duration.ofMinutes(1), work.store().toString()).start(order()));
        assertThat(ended).isEqualTo(new SeparateProcess.Died("it needed more than 8 MB"));
    }

    @Test
    void oneThatCannotReadTheStoreSaysWhy() throws InterruptedException {
        SeparateProcess.Ended ended = ended(child(256, Duration.ofMinutes(1), folder.resolve("none").toString()).start(order()));
        assertThat(ended).isInstanceOf(SeparateProcess.Died.class);
        assertThat(((SeparateProcess.Died) ended).why()).contains("MODEL-STORE-MISSING");
    }

    /// The process is killed in the middle of its work while a client goes on; the next one gives a candidate.
    @Test
    void aServerOutlivesAChildThatIsKilled() throws Exception {
        World world = Composition.world();
        List<String> said = new CopyOnWriteArrayList<>();
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), said::add);
                HttpClient client = HttpClient.newHttpClient()) {
            ProcessHandle child = child(said);
            child.destroyForcibly();
            until(said, "it was killed (signal 9)");
            for (int i = 0; i < 20; i++) assertThat(post(client, running, i)).contains("\"version\":\"v1\"", "\"degraded\":false");
            until(said, "loop: v2: Refused by the gates");
            assertThat(Said.by("history", design).out()).contains("it was killed", "a new version is due every 5s");
            assertThat(Said.by("promote", design, "v2", "--by", "jan", "--reason", "it is needed").out()).contains("v2 serves instead of v1");
            assertThat(post(client, running, 100)).contains("\"version\":\"v2\"");
            assertThat(Said.by("rollback", design, "--by", "jan").out()).contains("v1 serves again");
            assertThat(Said.by("promote", design, "v77").err()).contains("MODEL-VERSION-UNKNOWN", "v77");
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(Said.by("history", design, "--of", "v2").out()).contains("by hand, jan:", "no");
    }

    /// Processes live in real time.
    private static void pause(int millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static ProcessHandle child(List<String> said) throws InterruptedException {
        for (int look = 0; look < 15_000; look++) {
            Optional<ProcessHandle> child = ProcessHandle.current().children().filter(each -> each.info().command().orElse("").endsWith("java")).findFirst();
            if (child.isPresent() && child.get().info().totalCpuDuration().orElse(Duration.ZERO).compareTo(Duration.ofMillis(300)) > 0) return child.get();
            pause(20);
        }
        throw new AssertionError("no child\n" + String.join("\n", said));
    }

    private static void until(List<String> said, String words) throws InterruptedException {
        for (int look = 0; look < 6_000; look++) {
            if (said.stream().anyMatch(line -> line.contains(words))) return;
            pause(50);
        }
        throw new AssertionError("never said: " + words + "\n" + String.join("\n", said));
    }

    private static String post(HttpClient client, Running running, int i) throws Exception {
        String body = "{\"id\":\"n" + i + "\",\"card\":\"c" + i % 60 + "\",\"amount\":20}";
        return client.send(HttpRequest.newBuilder(URI.create(running.address() + "/decide")).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
