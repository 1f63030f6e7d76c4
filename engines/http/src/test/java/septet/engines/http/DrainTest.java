package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import septet.serving.Listening;

class DrainTest {
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 8;

    /// Clients that stop when they are told to close lose nothing, however hard they ask while the server drains.
    @Test
    void underLoadNothingThatWasAcceptedIsLost() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            TestService service = new TestService();
            HttpServer server = HttpServer.open(Listening.loopback(0), service.service());
            Load load = new Load(server.address());
            load.start();
            while (load.answered.get() < 200) Thread.onSpinWait();
            server.drain(Duration.ofSeconds(60));
            load.join();
            assertThat(load.lost).as("lost in round " + round).hasValue(0);
            assertThat(load.answered.get()).as("each handled request was answered").isEqualTo(service.handled.get());
            assertThat(service.readiness.ready()).isFalse();
        }
    }

    @Test
    void aRequestThatHasBegunIsStillAnswered() throws Exception {
        TestService service = new TestService();
        HttpServer server = HttpServer.open(Listening.loopback(0), service.service());
        String host = "Host: " + server.address().substring(7) + "\r\n";
        try (Wire wire = new Wire(server.address())) {
            wire.send("POST /echo HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\n{");
            // The request line must have arrived before the draining begins.
            try (Wire other = new Wire(server.address())) {
                assertThat(other.send("GET /ready HTTP/1.1\r\n" + host + "\r\n").status()).isEqualTo(200);
            }
            Thread drain = Thread.ofVirtual().start(() -> server.drain(Duration.ofSeconds(60)));
            while (service.readiness.ready()) Thread.onSpinWait();
            assertThat(wire.send("  }").answer()).startsWith("HTTP/1.1 200").contains("connection: close").endsWith("{  }");
            assertThat(wire.ended()).isTrue();
            drain.join();
        }
    }

    @Test
    void anAcknowledgementThatWaitsForTheDeviceIsWaitedFor() throws Exception {
        TestService service = new TestService();
        service.device.drainPermits();
        HttpServer server = HttpServer.open(Listening.loopback(0), service.service());
        try (Wire wire = new Wire(server.address())) {
            wire.send("POST /sources/payments HTTP/1.1\r\nHost: " + server.address().substring(7) + "\r\nContent-Length: 2\r\n\r\n{}");
            while (service.handled.get() == 0) Thread.onSpinWait();
            Thread drain = Thread.ofVirtual().start(() -> server.drain(Duration.ofSeconds(60)));
            while (service.readiness.ready()) Thread.onSpinWait();
            service.device.release();
            assertThat(wire.status()).isEqualTo(200);
            drain.join();
        }
    }

    @Test
    void patienceEndsAndDrainingTwiceDoesNothing() throws Exception {
        HttpServer server = HttpServer.open(Listening.loopback(0), new TestService().service());
        try (Wire wire = new Wire(server.address())) {
            wire.send("POST /echo HTTP/1.1\r\nHost: " + server.address().substring(7) + "\r\nContent-Length: 4\r\n\r\n{");
            server.drain(Duration.ofMillis(100));
            assertThat(wire.ended()).isTrue();
        }
        server.drain(Duration.ofSeconds(1));
        server.close();
    }

    /// Clients that ask as fast as they can over connections kept alive, until each is told to close.
    private static final class Load {
        final AtomicInteger answered = new AtomicInteger();
        final AtomicInteger lost = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(CLIENTS);
        private final String address;
        private final List<Thread> threads = new ArrayList<>();

        Load(String address) {
            this.address = address;
        }

        void start() {
            for (int i = 0; i < CLIENTS; i++) threads.add(Thread.ofPlatform().start(this::ask));
        }

        void join() throws InterruptedException {
            done.await();
        }

        private void ask() {
            String request = "POST /echo HTTP/1.1\r\nHost: " + address.substring(7) + "\r\nContent-Length: 2\r\n\r\n{}";
            try (Wire wire = new Wire(address)) {
                for (boolean told = false; !told;) {
                    String answer = wire.send(request).answer();
                    if (answer.startsWith("HTTP/1.1 200")) answered.incrementAndGet();
                    else lost.incrementAndGet();
                    told = answer.isEmpty() || answer.contains("connection: close");
                }
            } catch (IOException e) {
                lost.incrementAndGet();
            } finally {
                done.countDown();
            }
        }
    }
}
