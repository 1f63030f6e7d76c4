package septet.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import septet.data.LogReader;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Store;
import septet.model.Versions;
import septet.world.Disk;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the server that holds a store to let another version serve, and waits until it does.
record AskedServer(Disk disk, Path store) {
    private static final String HELD = "MODEL-STORE-HELD";
    private static final int LOOKS = 100;
    private static final long PAUSE_MILLIS = 150;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Does it upon the store itself, or, where a server holds it, by that server.
    ///
    /// @param path of the route, with what it takes
    /// @return what serves then
    Versions instead(Runnable alone, String path, Map<String, String> body) throws InterruptedException {
        Store.View view = Store.view(disk, store);
        return either(() -> {
            alone.run();
            return Store.view(disk, store).versions();
        }, address -> {
            try (LogReader after = view.reader(Told.records(view))) {
                post(address, path, body);
                for (int look = 0; look < LOOKS; look++) {
                    if (Told.byHand(after)) return Store.view(disk, store).versions();
                    new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            throw refused("the server has taken it and not done it yet", "Look at its messages, or at septet history.");
        });
    }

    /// What a server is asked.
    interface Question<T> {
        T ask(Address address) throws InterruptedException;
    }

    /// Something upon the store itself, or, where a server holds it, by that server.
    <T> T either(Supplier<T> alone, Question<T> server) throws InterruptedException {
        try {
            return alone.get();
        } catch (Refused held) {
            Optional<Address> address = Address.read(disk, store);
            if (address.isEmpty() || held.problems().stream().noneMatch(problem -> problem.code().equals(HELD))) throw held;
            return server.ask(address.get());
        }
    }

    /// @return what it answered
    static JsonNode post(Address address, String path, Map<String, String> body) throws InterruptedException {
        Map<String, String> all = new TreeMap<>(body);
        all.put("store", address.store());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(Duration.ofSeconds(10)).POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(all))).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
            throw refused("the server refuses: " + JSON.readTree(answer.body()).path("error").asString(""), "Correct what it names.");
        } catch (JacksonException | IllegalArgumentException _) {
            throw refused("what answers at " + address.url() + " is no server of septet", "The server of this store is gone, and something else has its port: end what holds the store, then ask again.");
        } catch (IOException e) {
            throw refused("the server that holds the store does not answer (" + e.getMessage() + ")", "Stop it, or wait until it serves.");
        }
    }

    private static Refused refused(String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error("store", cause, "nothing was changed", remedy, "COMMAND-SERVER"));
    }
}
