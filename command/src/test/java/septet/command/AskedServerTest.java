package septet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import septet.design.Refused;
import septet.model.Store;
import septet.world.Disk;
import septet.world.Scheduler;
import septet.world.SimulatedWorld;
import septet.world.World;

/// What a command asks of a server that runs: of the right one, and in few words.
class AskedServerTest {
    private final World world = Composition.world();
    private final Disk disk = world.disk();
    @TempDir
    private Path folder;

    /// A server was killed, and another system has its port now: it does nothing that was meant for the first.
    @Test
    void anotherServerAtTheAddressIsNotAsked() throws Exception {
        Work work = Work.open(Small.in(folder), "");
        assertThat(Said.by("run", work.design()).code()).isIn(0, 3);
        Path dead = folder.resolve("dead");
        try (Store store = Store.open(disk, work.store()); Running running = Running.start(work, store, world, Running.How.any(), Optional.empty(), _ -> {})) {
            Address own = Address.read(disk, work.store()).orElseThrow();
            assertThat(own).isEqualTo(new Address(running.address(), Store.identity(work.store())));
            Address stale = new Address(running.address(), Store.identity(dead));
            assertThatThrownBy(() -> AskedServer.post(stale, "/versions/promote", promotion("it is better"))).isInstanceOf(Refused.class).hasMessageContaining("another store");
            assertThat(AskedServer.post(own, "/versions/promote", promotion("it is better")).path("asked").asString("")).isEqualTo("promote v1");
            for (String why : new String[] {"x".repeat(1_001), "two\nlines"}) {
                assertThatThrownBy(() -> AskedServer.post(own, "/versions/promote", promotion(why))).isInstanceOf(Refused.class).hasMessageContaining("why");
            }
            assertThat(Said.by("doctor", work.design()).all().replaceAll("\\s+", " ")).contains("what serves does promote, rollback and forget itself");
        }
        assertThat(Address.read(disk, work.store())).isEmpty();
    }

    private static Map<String, String> promotion(String why) {
        return Map.of("version", "v1", "by", "jan", "why", why);
    }

    /// Two commands at once, in virtual time: the second waits for the first, and says so where that does not end.
    @Test
    void whoeverHoldsTheStoreIsWaitedForAWhile() throws InterruptedException {
        Path place = Path.of("/store");
        for (long seconds : new long[] {0, 3, 9, 11, 3_600}) {
            SimulatedWorld simulated = new SimulatedWorld(1, 0);
            Store other = Store.open(simulated.disk(), place);
            try (Scheduler.Repeating _ = simulated.world().scheduler().every(Math.max(1, seconds * 1_000_000), other::close)) {
                AskedServer asked = new AskedServer(simulated.world(), place);
                Callable<Boolean> second = () -> asked.either(() -> {
                    try (Store own = Store.open(simulated.disk(), place)) {
                        return own.registry().versions().all().isEmpty();
                    }
                }, address -> {
                    throw new AssertionError(address.url());
                });
                if (seconds < 10) {
                    assertThat(second.call()).isTrue();
                    assertThat(simulated.world().clock().micros()).isBetween(seconds * 1_000_000, (seconds + 1) * 1_000_000);
                } else {
                    assertThatThrownBy(second::call).isInstanceOf(Refused.class).hasMessageContaining("holds this store, and still did after 10 s").hasMessageContaining("Ask again when it has ended")
                            .hasMessageContaining("[MODEL-STORE-HELD]");
                    assertThat(simulated.world().clock().micros()).as("no longer").isBetween(10_000_000L, 10_500_000L);
                }
            } catch (Exception e) {
                throw new AssertionError("released after " + seconds + " s", e);
            }
        }
    }

    /// A server that begins meanwhile is asked as soon as it can be.
    @Test
    void aServerThatBeginsMeanwhileIsAsked() throws InterruptedException {
        Path place = Path.of("/store");
        SimulatedWorld simulated = new SimulatedWorld(1, 0);
        try (Store _ = Store.open(simulated.disk(), place);
                Scheduler.Repeating _ = simulated.world().scheduler().every(2_000_000, () -> Address.write(simulated.disk(), place, "http://localhost:1"))) {
            String url = new AskedServer(simulated.world(), place).either(() -> {
                Store.open(simulated.disk(), place).close();
                return "alone";
            }, Address::url);
            assertThat(url).isEqualTo("http://localhost:1");
            assertThat(simulated.world().clock().micros()).isBetween(2_000_000L, 2_500_000L);
        }
    }

    /// Whoever takes the store's lock next removes the address that the one before has left.
    @Test
    void anAddressEndsWithItsServer() throws Exception {
        Path store = folder.resolve("store");
        Store.open(disk, store).close();
        Address.write(disk, store, "http://localhost:1");
        assertThat(Address.read(disk, store)).isPresent();
        try (Store held = Store.open(disk, store)) {
            assertThat(Address.read(disk, store)).as("of " + held.identity()).isEmpty();
        }
        Files.writeString(Store.serving(store), "http://localhost:1");
        assertThat(Address.read(disk, store)).as("of an older program").isEmpty();
    }

    /// Something else has its port: it answers, and not as a server of this program does.
    @Test
    void whatIsNoServerOfThisProgramIsSaid() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        try {
            other.createContext("/", exchange -> {
                byte[] page = "<html>Not here</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            other.start();
            Address address = new Address("http://127.0.0.1:" + other.getAddress().getPort(), "store");
            for (String path : new String[] {"/page", "/missing"}) {
                assertThatThrownBy(() -> AskedServer.post(address, path, Map.of())).isInstanceOf(Refused.class).hasMessageContaining("is no server of septet").hasMessageContaining("COMMAND-SERVER");
            }
            assertThatThrownBy(() -> AskedServer.post(new Address("here", "store"), "/page", Map.of())).isInstanceOf(Refused.class).hasMessageContaining("COMMAND-SERVER");
        } finally {
            other.stop(0);
        }
    }
}
