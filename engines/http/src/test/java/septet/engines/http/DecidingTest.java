package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.LogReader;
import septet.data.LogRecord;
import septet.data.Records;
import septet.serving.Event;
import septet.serving.Limits;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Request;
import septet.serving.Routes;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.world.Chance;
import septet.world.SimulatedDisk;

/// The decider behind the server.
class DecidingTest {
    private static final int CLIENTS = 6;
    private static final int EACH = 300;
    private final SimulatedDisk disk = new SimulatedDisk(Chance.of(1));
    private final Till till = new Till(disk);
    private final Readiness readiness = new Readiness();
    private final Routes routes = new Routes(ServingRoutes.of(till.decider, Limits.DEFAULT));
    private final HttpServer server = HttpServer.open(Listening.loopback(0), new Service(routes, readiness, till.log::sync, (_, _, _, _) -> {}, new TestClock()));
    private final String host = "Host: " + server.address().substring(7) + "\r\n";

    @AfterEach
    void close() {
        server.close();
        till.close();
    }

    /// Whatever the order in which requests of several clients were taken, each answer is what the plain decider gives in that order.
    @Test
    void answersOfConcurrentClientsAreThoseOfThePlainDeciderInTheOrderOfTheLog() throws Exception {
        Map<String, String> answers = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            Thread.ofPlatform().start(() -> {
                ask(number, answers);
                done.countDown();
            });
        }
        done.await();
        assertThat(answers).hasSize(CLIENTS * EACH);
        Till plain = new Till(new SimulatedDisk(Chance.of(2)));
        Routes plainly = new Routes(ServingRoutes.of(plain.decider, Limits.DEFAULT));
        List<LogRecord> records = records();
        for (LogRecord record : records) {
            if (record instanceof EventRecord event) {
                String body = body(event.id(), event.values().text(0), event.values().text(1));
                assertThat(answers.get(event.id())).isEqualTo(answer(plainly, body, event.arrival()));
            } else if (record instanceof LabelRecord label) {
                plain.decider.tell("payments", List.of(Event.json("{\"id\":\"" + label.id() + "\",\"fraud\":true}")), label.arrival());
            }
        }
        assertThat(plain.decider.stateHash()).isEqualTo(till.decider.stateHash());
        plain.close();
    }

    /// The planted bug: answers swapped between two requests. The comparison above must see it, so answers must differ.
    @Test
    void answersDifferEnoughForAMixUpToBeSeen() throws Exception {
        Map<String, String> answers = new ConcurrentHashMap<>();
        ask(0, answers);
        assertThat(answers.values().stream().map(answer -> answer.substring(answer.indexOf("\"score\""), answer.indexOf("\"heads\""))).distinct()
                .count()).isGreaterThan(EACH / 2);
    }

    @Test
    void aLabelIsOnTheDeviceWhenItIsAcknowledged() throws Exception {
        try (Wire wire = new Wire(server.address())) {
            post(wire, "/decide", body("a", "c", "10"));
            String answer = post(wire, "/sources/payments", "{\"id\":\"a\",\"fraud\":true}");
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"events\":0,\"labels\":1,\"repeated\":0,\"refused\":0,\"results\":[\"label\"]}");
            assertThat(till.log.synced()).isEqualTo(till.log.end());
        }
    }

    @Test
    void badRequestsAreAnsweredWithTheirCodes() throws Exception {
        try (Wire wire = new Wire(server.address())) {
            assertThat(post(wire, "/decide", body("a", "c", "-1"))).startsWith("HTTP/1.1 422").contains("does not fulfil amount >= 0", "SERVING-CHECK-FAILED");
            assertThat(post(wire, "/decide", "{\"card\":\"c\",\"amount\":NaN}")).startsWith("HTTP/1.1 400").contains("SERVING-NOT-JSON", "leave such a value out");
            assertThat(post(wire, "/decide", "{\"card\":\"<script>\",\"amount\":\"<b>\"}")).startsWith("HTTP/1.1 400")
                    .contains("content-type: application/json", "nosniff");
            assertThat(post(wire, "/sources/payment", "{}")).startsWith("HTTP/1.1 404").contains("Did you mean payments?");
            assertThat(post(wire, "/sources/payments", "{\"id\":\"nobody\",\"fraud\":true}")).startsWith("HTTP/1.1 404").contains("SERVING-UNKNOWN-ID");
            assertThat(post(wire, "/decide", body("b", "c", "10"))).startsWith("HTTP/1.1 200");
            assertThat(post(wire, "/decide", body("b", "c", "11"))).startsWith("HTTP/1.1 409");
        }
    }

    private void ask(int client, Map<String, String> answers) {
        Chance chance = Chance.of(client);
        try (Wire wire = new Wire(server.address())) {
            for (int i = 0; i < EACH; i++) {
                String id = client + "-" + i;
                String answer = post(wire, "/decide", body(id, "c" + chance.nextInt(9), chance.nextInt(400) + ".25"));
                answers.put(id, answer.substring(answer.indexOf("\r\n\r\n") + 4));
                if (i % 10 == 9) post(wire, "/sources/payments", "{\"id\":\"" + client + "-" + (i - 5) + "\",\"fraud\":true}");
            }
        } catch (IOException e) {
            answers.clear();
        }
    }

    private String post(Wire wire, String path, String body) throws IOException {
        return wire.send("POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body).answer();
    }

    private static String body(String id, String card, String amount) {
        return "{\"id\":\"" + id + "\",\"card\":\"" + card + "\",\"amount\":" + amount + "}";
    }

    private static String answer(Routes routes, String body, long at) {
        if (!(routes.match("POST", "/decide") instanceof Routes.Found found)) throw new AssertionError();
        return new String(found.route().handler().answer(new Request(List.of(), "", body.getBytes(StandardCharsets.UTF_8), at)).body(), StandardCharsets.UTF_8);
    }

    private List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>();
        till.log.sync();
        try (LogReader reader = till.log.reader(0)) {
            while (reader.next()) records.add(Records.read(reader.kind(), reader.payload()));
        }
        return records;
    }
}
