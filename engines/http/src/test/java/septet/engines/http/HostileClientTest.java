package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import septet.serving.Limits;
import septet.serving.Listening;

/// Clients that are slow, too big, broken, or sent by a foreign page. After each of them the server still answers.
class HostileClientTest {
    /// For clients that are slower than allowed.
    private static final Limits TIGHT = new Limits(4 << 10, 16 << 10, 1 << 20, 64 << 10, 32, 10_000, 10_000, 50, Duration.ofMillis(1_200), Duration.ofMillis(2_000));
    /// For all others: none is too slow, however busy this machine is.
    private static final Limits PATIENT = new Limits(4 << 10, 16 << 10, 1 << 20, 64 << 10, 32, 10_000, 10_000, 50, Duration.ofMinutes(2), Duration.ofMinutes(2));
    private final TestService service = new TestService();
    private final HttpServer server = HttpServer.open(new Listening("127.0.0.1", 0, PATIENT), service.service());
    private final String host = host(server);
    private final HttpServer strict = HttpServer.open(new Listening("127.0.0.1", 0, TIGHT), service.service());

    @AfterEach
    void stillAnswers() {
        int status = -1;
        // Connections that were closed a moment ago may still count against the limit.
        for (int attempt = 0; status != 200 && attempt < 5_000; attempt++) status = ready();
        assertThat(status).isEqualTo(200);
        server.close();
        strict.close();
    }

    private static String host(HttpServer server) {
        return "Host: " + server.address().substring(7) + "\r\n";
    }

    private int ready() {
        try (Wire wire = new Wire(server.address())) {
            return wire.send("GET /ready HTTP/1.1\r\n" + host + "\r\n").status();
        } catch (IOException _) {
            return -1;
        }
    }

    @Test
    void aForeignHostOrOriginIsRefusedForEachRouteAndMethod() throws IOException {
        String good = server.address().substring(7);
        int port = URI.create(server.address()).getPort();
        List<String> foreign = List.of("Host: evil.example\r\n", "Host: evil.example:" + port + "\r\n", "Host: 127.0.0.1\r\n", "", host + host,
                "Host: " + good + "\r\nOrigin: http://evil.example\r\n", "Host: " + good + "\r\nOrigin: null\r\n",
                "Host: " + good + "\r\nOrigin: https://" + good + "\r\n", "Host: localhost:" + port + "@evil.example\r\n");
        for (String headers : foreign) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD")) {
                for (String path : List.of("/ready", "/echo", "/sources/payments", "/page", "/nowhere")) {
                    try (Wire wire = new Wire(server.address())) {
                        assertThat(wire.send(method + " " + path + " HTTP/1.1\r\n" + headers + "\r\n").head(method)).as(method + path + headers)
                                .startsWith("HTTP/1.1 403");
                    }
                }
            }
        }
        assertThat(service.handled).hasValue(0);
        try (Wire wire = new Wire(server.address())) {
            String own = "Host: LocalHost:" + port + "\r\nOrigin: http://localhost:" + port + "\r\nContent-Length: 2\r\n\r\n{}";
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + own).status()).isEqualTo(200);
        }
    }

    @Test
    void aHundredMegabytesAreRefusedWithoutBeingRead() throws IOException {
        try (Wire wire = new Wire(strict.address())) {
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + host(strict) + "Content-Length: 104857600\r\n\r\n{").answer()).startsWith("HTTP/1.1 413")
                    .contains("SERVING-BODY-TOO-LARGE");
            assertThat(wire.ended()).isTrue();
        }
        try (Wire wire = new Wire(strict.address())) {
            wire.send("POST /echo HTTP/1.1\r\n" + host(strict) + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("10000\r\n" + "x".repeat(65536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 17; i++) wire.send(chunk);
            assertThat(wire.answer()).startsWith("HTTP/1.1 413");
        }
        try (Wire wire = new Wire(strict.address())) {
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + host(strict) + "Content-Length: 104857600\r\nExpect: 100-continue\r\n\r\n").status()).isEqualTo(413);
        }
        assertThat(service.handled).hasValue(0);
    }

    @Test
    void anOrdinaryClientReadsTheRefusalOfItsHundredMegabytes() throws Exception {
        try (HttpServer patient = HttpServer.open(Listening.loopback(0), new TestService().service());
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(patient.address() + "/echo"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100 << 20])).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aClientThatWaitsForContinueIsTold() throws IOException {
        try (Wire wire = new Wire(server.address())) {
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n").status()).isEqualTo(100);
            assertThat(wire.send("{}").answer()).startsWith("HTTP/1.1 200").endsWith("{}");
        }
    }

    @Test
    void aCompressedBodyIsRefused() throws IOException {
        try (Wire wire = new Wire(server.address())) {
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + host + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}").answer()).startsWith("HTTP/1.1 415")
                    .contains("SERVING-CONTENT-ENCODING");
        }
        try (Wire wire = new Wire(server.address())) {
            assertThat(wire.send("POST /echo HTTP/1.1\r\n" + host + "Content-Encoding: Identity\r\nContent-Length: 2\r\n\r\n{}").status()).isEqualTo(200);
        }
        assertThat(service.handled).hasValue(1);
    }

    @Test
    void aBodyThatTricklesIsCutOffByTheReadLimit() throws IOException {
        try (Wire wire = new Wire(strict.address())) {
            wire.send("POST /echo HTTP/1.1\r\n" + host(strict) + "Content-Length: 1000\r\n\r\n");
            assertThat(trickle(wire)).startsWith("HTTP/1.1 408").contains("SERVING-SLOW-REQUEST");
        }
        assertThat(service.handled).hasValue(0);
    }

    @Test
    void headersThatTrickleAreCutOff() throws IOException {
        try (Wire wire = new Wire(strict.address())) {
            wire.send("GET /ready HTTP/1.1\r\n" + host(strict) + "X-Slow: ");
            assertThat(trickle(wire)).isEmpty();
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        try (Wire wire = new Wire(strict.address())) {
            assertThat(wire.send("GET /ready HTTP/1.1\r\n" + host(strict) + "\r\n").status()).isEqualTo(200);
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void moreConnectionsThanTheLimitAreClosedAtOnce() throws IOException {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < PATIENT.connections() + 5; i++) wires.add(new Wire(server.address()));
        int served = 0;
        for (Wire wire : wires) {
            try {
                if (wire.send("GET /ready HTTP/1.1\r\n" + host + "\r\n").status() == 200) served++;
            } catch (IOException closed) {
                assertThat(closed).isNotInstanceOf(java.net.SocketTimeoutException.class);
            }
        }
        for (Wire wire : wires) wire.close();
        assertThat(served).isEqualTo(PATIENT.connections());
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        try (Wire wire = new Wire(server.address())) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                String body = "{\"i\":" + i + "}";
                String path = i % 3 == 0 ? "/sources/s" + i : "/echo";
                all.append("POST ").append(path).append(" HTTP/1.1\r\n").append(host).append("Content-Length: ").append(body.length())
                        .append("\r\n\r\n").append(body);
            }
            wire.send(all.toString());
            for (int i = 0; i < 200; i++) assertThat(wire.answer()).startsWith("HTTP/1.1 200").endsWith(i % 3 == 0 ? "\"s" + i + "\"" : "{\"i\":" + i + "}");
        }
    }

    @Test
    void aClientThatNeverReadsCannotFillTheMemory() throws IOException {
        try (Wire wire = new Wire(strict.address())) {
            String get = "GET /big HTTP/1.1\r\n" + host(strict) + "\r\n";
            boolean closed = false;
            for (int i = 0; i < 1_000_000 && !closed; i++) {
                try {
                    wire.send(get.repeat(50));
                } catch (IOException e) {
                    closed = true;
                }
            }
            assertThat(closed).as("closed by the server").isTrue();
            // The system's own buffers hold a few megabytes.
            assertThat(service.answered.get() * TestService.BIG).isLessThan(100L << 20);
        }
    }

    @Test
    void whatIsNoHttpIsAnsweredOrClosedButNeverAFailure() throws IOException {
        assertThat(status("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + host + "\r\n")).isEqualTo(414);
        assertThat(status("GET /ready HTTP/1.1\r\n" + host + "X: " + "y".repeat(20_000) + "\r\n\r\n")).isEqualTo(431);
        assertThat(status("\0\1\2\r\n\r\n")).isEqualTo(400);
        assertThat(status("GET http://evil.example/ready HTTP/1.1\r\n" + host + "\r\n")).isIn(400, 404);
        assertThat(status("GET * HTTP/1.1\r\n" + host + "\r\n")).isIn(400, 404);
        assertThat(status("POST /echo HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\n")).isEqualTo(400);
        assertThat(status("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde")).isEqualTo(400);
        assertThat(status("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n")).isIn(400, -1);
        assertThat(status("POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcdefgh\r\n0\r\n\r\n")).isIn(400, -1);
        assertThat(status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isIn(400, 403, 501, -1);
        assertThat(service.handled).hasValue(0);
    }

    private int status(String text) throws IOException {
        try (Wire wire = new Wire(server.address())) {
            return wire.send(text).status();
        }
    }

    /// Sends a byte every 50 ms until the server has had enough, and returns what it said.
    private static String trickle(Wire wire) throws IOException {
        wire.socket().setSoTimeout(50);
        for (int i = 0; i < 100; i++) {
            try {
                wire.send("x");
                return wire.answer();
            } catch (java.net.SocketTimeoutException notYet) {
                // The next byte.
            } catch (IOException closed) {
                return "";
            }
        }
        throw new AssertionError("the server waits for ever");
    }
}
