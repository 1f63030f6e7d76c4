package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.serving.Limits;
import septet.serving.Listening;
import septet.serving.Readiness;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Service;
import septet.serving.ServingRoutes;
import septet.world.Chance;
import septet.world.SimulatedDisk;

/// Requests that were damaged by chance: never a failure of the server, never its inside in an answer, never silence for long.
class FuzzTest {
    private static final int REQUESTS = 8_000;

    @Test
    void damagedRequestsAreRefusedOrAnsweredAndTheServerLives() throws Exception {
        Till till = new Till(new SimulatedDisk(Chance.of(1)));
        Readiness readiness = new Readiness();
        try (HttpServer server = HttpServer.open(Listening.loopback(0), new Service(new Routes(ServingRoutes.of(till.decider, Limits.DEFAULT)), readiness,
                till.log::sync, (_, _, _, _) -> {}, new TestClock()))) {
            assertThat(fuzz(server)).isEmpty();
        }
        till.close();
    }

    /// The planted bug: a handler that fails on one byte in a body.
    @Test
    void aHandlerThatFailsOnAByteIsFound() throws Exception {
        Route fragile = Route.post("/decide", request -> {
            for (byte each : request.body()) if (each == '}' - 1) throw new Planted("planted");
            return Response.json(new byte[0]);
        });
        try (HttpServer server = HttpServer.open(Listening.loopback(0),
                new Service(new Routes(List.of(fragile)), new Readiness(), () -> {}, (_, _, _, _) -> {}, new TestClock()))) {
            assertThat(fuzz(server)).contains("500");
        }
    }

    /// The first finding: a status of 500 or above, the inside of the server, silence; empty where there is none.
    private static String fuzz(HttpServer server) throws IOException {
        String body = "{\"id\":\"x1\",\"card\":\"4711\",\"amount\":12.50,\"time\":\"2026-01-01T00:00:00Z\"}";
        byte[] good = ("POST /decide HTTP/1.1\r\nHost: " + server.address().substring(7) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
        int head = good.length - body.length();
        Wire wire = new Wire(server.address());
        for (long seed = 1; seed <= REQUESTS; seed++) {
            Chance chance = Chance.of(seed);
            boolean inBody = chance.nextInt(5) > 0;
            byte[] bytes = damaged(good, chance, inBody ? head : 0);
            String answer = ask(wire, bytes, !inBody);
            if (answer.startsWith("HTTP/1.1 5") || answer.contains("Exception") || answer.contains(".java")) return "seed " + seed + ": " + answer;
            if (inBody && answer.isEmpty()) return "seed " + seed + ": silence";
            if (!inBody) {
                wire.close();
                wire = new Wire(server.address());
            }
        }
        String last = ask(wire, good, false);
        wire.close();
        return last.startsWith("HTTP/1.1 200") || last.startsWith("HTTP/1.1 409") ? "" : "at the end: " + last;
    }

    private static byte[] damaged(byte[] good, Chance chance, int from) {
        byte[] bytes = good.clone();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            int at = from + chance.nextInt(bytes.length - from);
            bytes[at] = (byte) (chance.nextInt(2) == 0 ? chance.nextInt(256) : "{}[]\",:0e-|\\ \r\n".charAt(chance.nextInt(15)));
        }
        return bytes;
    }

    /// @param ending whether nothing more will come: where the head was damaged, the server may wait for a longer body
    private static String ask(Wire wire, byte[] bytes, boolean ending) {
        try {
            wire.socket().setSoTimeout(20_000);
            wire.send(bytes);
            if (ending) wire.socket().shutdownOutput();
            return wire.answer();
        } catch (SocketTimeoutException e) {
            return "";
        } catch (IOException e) {
            return "closed";
        }
    }
}
