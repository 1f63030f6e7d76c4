package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import septet.monitoring.Outbox;

/// A real receiver on a real socket that takes notices, fails, hangs, is away, and comes back.
class WebhookTest {
    /// With one who answers at once, however busy this machine is, and with one who never does.
    private static final int PATIENCE = 60_000;
    private static final int SHORT_PATIENCE = 150;

    private enum Mood {
        TAKES, FAILS, HANGS, CUTS, DRIPS
    }

    /// Each connection gets what the mood says.
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket;
        private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.TAKES);
        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
        private final Thread accepting;

        private Server(int port) throws IOException {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            accepting = Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    open.add(connection);
                    Thread.ofVirtual().start(() -> answer(connection));
                }
            } catch (IOException _) {
                // closed
            }
        }

        private void answer(Socket connection) {
            try {
                String body = body(connection.getInputStream());
                switch (mood.get()) {
                    case TAKES -> {
                        taken.add(body);
                        say(connection, "204 No Content");
                    }
                    case FAILS -> say(connection, "500 Internal Server Error");
                    case HANGS -> { }
                    case CUTS -> connection.close();
                    case DRIPS -> drip(connection);
                }
            } catch (IOException _) {
                // the sender has gone
            }
        }

        /// A line of the head as often as the sender takes one: it never lacks a byte for long, and never ends.
        private static void drip(Socket connection) throws IOException {
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.setSoTimeout(SHORT_PATIENCE / 10);
            while (true) {
                connection.getOutputStream().write("Later: 1\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
                try {
                    if (connection.getInputStream().read() < 0) return;
                } catch (java.net.SocketTimeoutException _) {
                    // the sender still listens
                }
            }
        }

        private static String body(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.read());
            String length = head.toString().toLowerCase(java.util.Locale.ROOT).replaceAll("(?s).*content-length: *([0-9]+).*", "$1");
            assertThat(head.toString()).contains("application/cloudevents+json");
            return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        }

        private static void say(Socket connection, String status) throws IOException {
            connection.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            connection.close();
        }

        /// A thread that still waits in accept may take one more connection after the close: the port is away when it has ended.
        @Override
        public void close() throws IOException {
            socket.close();
            boolean interrupted = false;
            while (accepting.isAlive()) {
                try {
                    accepting.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
            for (Socket connection : open) connection.close();
        }
    }

    @Test
    void aReceiverThatFailsHangsAndComesBackGetsEachNotice() throws IOException {
        Server first = new Server(0);
        int port = first.socket.getLocalPort();
        Outbox outbox = new Outbox(notice -> new Webhook(URI.create("http://127.0.0.1:" + port + "/alerts"),
                List.of(Mood.HANGS, Mood.DRIPS).contains(first.mood.get()) ? SHORT_PATIENCE : PATIENCE).takes(notice));
        long now = 0;
        List<String> sent = new ArrayList<>();
        List<String> taken;
        try (first) {
            for (Mood mood : List.of(Mood.TAKES, Mood.FAILS, Mood.HANGS, Mood.CUTS, Mood.DRIPS)) {
                first.mood.set(mood);
                now = notice(outbox, sent, now);
            }
            first.mood.set(Mood.TAKES);
            now = notice(outbox, sent, now);
            assertThat(first.taken).containsExactlyElementsOf(sent);
            taken = new ArrayList<>(first.taken);
        }
        now = notice(outbox, sent, now);
        assertThat(outbox.sent().waiting()).isEqualTo(1);
        try (Server again = new Server(port)) {
            notice(outbox, sent, now);
            taken.addAll(again.taken);
        }
        assertThat(taken).containsExactlyElementsOf(sent);
        assertThat(outbox.sent().failed()).isGreaterThanOrEqualTo(5);
        assertThat(outbox.sent().waiting()).isZero();
    }

    /// One more notice, and time for a few tries.
    private static long notice(Outbox outbox, List<String> sent, long now) {
        sent.add("{\"id\":\"n" + sent.size() + "\"}");
        outbox.add(sent.getLast().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) outbox.send(now + i * 400_000_000L);
        return now + 3 * 400_000_000L;
    }

    @Test
    void anAddressThatIsNoneTakesNothing() {
        assertThat(new Webhook(URI.create("nowhere:1"), PATIENCE).takes(new byte[0])).isFalse();
        assertThat(new Webhook(URI.create("file:///tmp/x"), PATIENCE).takes(new byte[0])).isFalse();
    }
}
