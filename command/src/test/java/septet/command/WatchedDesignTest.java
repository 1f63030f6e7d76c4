package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.world.Chance;
import septet.world.World;

/// A design gets a new feature and a changed one while its version serves and a client goes on posting: each answer is of the old or of the new version, and all that follow a
/// place of the log of the new; the features of both are what the log says.
class WatchedDesignTest {
    private static final String DESIGN = SmallPayments.DESIGN;
    /// However fast this machine posts, and however slowly it fits.
    private static final int MOST = 200_000;
    @TempDir
    private Path folder;

    @Test
    void eachAnswerIsOfTheOldOrOfTheNewVersion() throws Exception {
        Path design = SmallPayments.in(folder, DESIGN, 1_500);
        assertThat(Said.by("run", design).code()).isZero();
        Work work = Work.open(design, "");
        World world = Composition.world();
        List<String> said = new CopyOnWriteArrayList<>();
        List<String> versions = new ArrayList<>();
        ServingOptions watched = new ServingOptions();
        watched.watch = true;
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, new Running.How(Map.of(), OptionalLong.empty(), watched), Optional.empty(), said::add);
                HttpClient client = HttpClient.newHttpClient()) {
            Chance chance = Chance.of(9);
            for (int i = 0; i < 100; i++) versions.add(version(post(client, running, i, chance)));
            Files.writeString(design, DESIGN.replace("over 7d\n    risk", "over 3d\n    most: max(amount) by card\n    risk"));
            int after = 0;
            for (int i = 100; i < MOST && after < 60; i++) {
                versions.add(version(post(client, running, i, chance)));
                if (versions.getLast().equals("v2")) after++;
            }
            assertThat(versions).as(String.join("\n", said)).contains("v1", "v2");
            assertThat(versions.subList(versions.indexOf("v2"), versions.size())).as("no answer of the old version behind one of the new").containsOnly("v2");
            assertThat(said).anyMatch(line -> line.startsWith("watch: v2 answers from now on"));
            String status = client.send(HttpRequest.newBuilder(URI.create(running.address() + "/status")).build(), HttpResponse.BodyHandlers.ofString()).body();
            assertThat(status).contains("v2");
            Files.writeString(design, "septet: 1\nnothing else\n");
        }
        Files.writeString(design, DESIGN.replace("over 7d\n    risk", "over 3d\n    most: max(amount) by card\n    risk"));
        Said audit = Said.by("audit", design);
        assertThat(audit.all()).contains("all equal in every bit");
        Said changed = Said.by("serve", design, "--help");
        assertThat(changed.all()).contains("--watch");
    }

    private static String version(String answer) {
        int at = answer.indexOf("\"version\":\"") + 11;
        assertThat(at).as(answer).isGreaterThan(11);
        return answer.substring(at, answer.indexOf('"', at));
    }

    private static String post(HttpClient client, Running running, int i, Chance chance) throws Exception {
        String body = "{\"id\":\"n" + i + "\",\"card\":\"c" + chance.nextInt(60) + "\",\"amount\":" + (1 + chance.nextInt(300)) + "}";
        return client.send(HttpRequest.newBuilder(URI.create(running.address() + "/decide")).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
