package septet.engines.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import septet.data.Download;
import septet.data.Fetched;
import septet.design.Refused;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

/// Files from a server on this machine; it speaks HTTP, because a certificate for HTTPS cannot be had here.
class HttpDownloadTest {
    private static final Path STORE = Path.of("/store/fetched");
    private final byte[] content = "a,b\n1,2\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    private final AtomicInteger asked = new AtomicInteger();
    private final Disk disk = new SimulatedDisk(Chance.of(1));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/a.csv", exchange -> answer(exchange, 200, content, content.length));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/a.csv");
            answer(exchange, 302, new byte[0], -1);
        });
        server.createContext("/lacks", exchange -> answer(exchange, 404, new byte[0], -1));
        server.createContext("/short.csv", exchange -> answer(exchange, 200, content, content.length + 10));
        server.start();
    }

    private void answer(HttpExchange exchange, int status, byte[] body, long length) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(status, length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFileIsFetchedOnce() {
        Path file = fetched(new HttpDownload()).file(address("/a.csv"), hash(content));
        assertThat(disk.read(file)).isEqualTo(content);
        assertThat(file.getFileName().toString()).endsWith("-a.csv");
        assertThat(fetched(new HttpDownload()).file(address("/a.csv"), hash(content).toUpperCase())).isEqualTo(file);
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void aFileThatWasDamagedInTheStoreIsFetchedAgain() {
        Path file = fetched(new HttpDownload()).file(address("/a.csv"), hash(content));
        disk.truncate(file, 100);
        assertThat(disk.read(fetched(new HttpDownload()).file(address("/a.csv"), hash(content)))).isEqualTo(content);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void anotherFileIsRefusedAndNotKept() {
        assertThatThrownBy(() -> fetched(new HttpDownload()).file(address("/a.csv"), "0".repeat(64))).isInstanceOf(Refused.class).hasMessageContaining("DATA-OTHER-HASH");
        assertThat(disk.list(STORE)).isEmpty();
    }

    @Test
    void redirectionsAreFollowed() {
        assertThat(disk.read(fetched(new HttpDownload()).file(address("/moved"), hash(content)))).isEqualTo(content);
    }

    @Test
    void whatDoesNotAnswerIsRefusedAndNothingIsLeft() {
        assertThatThrownBy(() -> fetched(new HttpDownload()).file(address("/lacks"), hash(content))).isInstanceOf(Refused.class).hasMessageContaining("404")
                .hasMessageContaining("DATA-NOT-FETCHED");
        assertThatThrownBy(() -> fetched(new HttpDownload()).file(address("/short.csv"), hash(content))).isInstanceOf(Refused.class).hasMessageContaining("DATA-NOT-FETCHED");
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> fetched(new HttpDownload()).file("http://127.0.0.1:" + port + "/a.csv", hash(content))).isInstanceOf(Refused.class)
                .hasMessageContaining("DATA-NOT-FETCHED");
        assertThat(disk.list(STORE)).isEmpty();
    }

    @Test
    void aStoreThatBelievesWithoutHashingIsCaught() {
        Download other = (_, into) -> into.accept(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> fetched(other).file("https://example.org/a.csv", hash(content))).hasMessageContaining("DATA-OTHER-HASH");
    }

    private Fetched fetched(Download download) {
        return new Fetched(disk, STORE, download);
    }

    private String address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path).toString();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
