package septet.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.model.Store;
import septet.world.Chance;
import septet.world.World;

/// A file with corrected and deleted events, from the run by the rehearsal to requests and their audit: the same bits.
class CorrectedEventsTest {
    private static final String DESIGN = SmallPayments.DESIGN
            .replace("      id: id\n", "      arrival: came\n      id: id\n      corrected by: id\n      deleted by: gone\n")
            .replace("fraud: boolean", "gone: boolean optional, fraud: boolean").replace("spend: mean(amount) by card over 7d", "spend: mean(amount) by card over 1d, 7d")
            .replace("over 7d\nmodel:\n", "over 7d\n    most: max(amount) by card\nmodel:\n  inputs: [amount, spend, risk, most]\n");
    @TempDir
    private Path folder;

    @Test
    void whatIsCorrectedIsSoEverywhere() throws Exception {
        Files.writeString(folder.resolve("payments.csv"), rows());
        Path design = Files.writeString(folder.resolve("design.yaml"), DESIGN);
        Said run = Said.by("run", design);
        assertThat(run.all()).as(run.all()).contains("computed anew from what had arrived by then, all equal");
        Said rehearsed = Said.by("rehearse", design, "--days", "3");
        assertThat(rehearsed.out().replaceAll("\\s+", " ")).as(rehearsed.all()).contains("equal those of the training set bit for bit");
        Work work = Work.open(design, "");
        World world = Composition.world();
        try (Store store = Store.open(world.disk(), work.store());
                Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), text -> {})) {
            assertThat(running.system().example()).as("a payment, not a deletion").contains("amount");
            String first = post(running, "/decide", "{\"id\":\"n1\",\"card\":\"c5\",\"amount\":20}");
            assertThat(post(running, "/sources/payments", "{\"id\":\"n1\",\"card\":\"c5\",\"amount\":2000}")).contains("\"results\":[\"corrected\"]");
            assertThat(post(running, "/sources/payments", "{\"id\":\"n1\",\"gone\":true}")).contains("\"results\":[\"corrected\"]");
            assertThat(score(post(running, "/decide", "{\"id\":\"n2\",\"card\":\"c5\",\"amount\":20}"))).as("as if it had never been").isEqualTo(score(first));
        }
        assertThat(Said.by("audit", design).all()).contains("2 of 2 decisions compared", "all equal in every bit");
    }

    private static String score(String answer) {
        return answer.substring(answer.indexOf("\"score\":"), answer.indexOf(",\"heads\""));
    }

    private static String post(Running running, String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(running.address() + path)).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /// Three weeks of payments; some are told otherwise some hours later, some are taken out.
    private static String rows() {
        Chance chance = Chance.of(5);
        StringBuilder rows = new StringBuilder("id,at,came,card,amount,fraud,gone\n");
        Instant now = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < 1_500; i++) {
            now = now.plus(1 + chance.nextInt(40), ChronoUnit.MINUTES);
            Instant later = now.plus(1 + chance.nextInt(50), ChronoUnit.HOURS);
            int card = chance.nextInt(60);
            boolean fraud = card % 4 == 0 && chance.nextInt(20) > 0;
            rows.append(String.format(Locale.ROOT, "p%d,%s,%s,c%d,%d,%s,%n", i, now, now, card, 1 + chance.nextInt(300), fraud));
            if (chance.nextInt(12) == 0) rows.append(String.format(Locale.ROOT, "p%d,%s,%s,c%d,%d,%s,%n", i, now, later, card, 1 + chance.nextInt(900), chance.nextInt(4) == 0 ? !fraud : fraud));
            else if (chance.nextInt(25) == 0) rows.append(String.format(Locale.ROOT, "p%d,%s,%s,,,,true%n", i, now, later));
        }
        return rows.toString();
    }
}
