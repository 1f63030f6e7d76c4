package septet.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import septet.data.LogReader;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Store;
import septet.model.Versions;
import septet.world.World;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does something upon a store that somebody else may hold: a server is asked to do it, for anybody else it waits a while.
record AskedServer(World world, Path store) {
    private static final String HELD = "MODEL-STORE-HELD";
    private static final int LOOKS = 100;
    private static final long PAUSE = 150_000;
    /// Longer than anything takes but a run and a server.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Does it upon the store itself, or, where a server holds it, by that server.
    ///
    /// @param path of the route, with what it takes
    /// @return what serves then
    Versions instead(Runnable alone, String path, Map<String, String> body) throws InterruptedException {
        Store.View view = Store.view(world.disk(), store);
        return either(() -> {
            alone.run();
            return Store.view(world.disk(), store).versions();
        }, address -> {
            try (LogReader after = view.reader(Told.records(view))) {
                post(address, path, body);
                for (int look = 0; look < LOOKS; look++) {
                    if (Told.byHand(after)) return Store.view(world.disk(), store).versions();
                    world.scheduler().pause(PAUSE);
                }
            }
            throw refused("the server has taken it and not done it yet", "Look at its messages, or at septet history.");
        });
    }

    /// What a server is asked.
    interface Question<T> {
        T ask(Address address) throws InterruptedException;
    }

    /// Something upon the store itself, or, where a server holds it, by that server. Whoever else holds it is waited for.
    ///
    /// @throws Refused MODEL-STORE-HELD where it was still held at the end
    <T> T either(Supplier<T> alone, Question<T> server) throws InterruptedException {
        for (long until = world.clock().micros() + PATIENCE.toMillis() * 1_000;;) {
            try {
                return alone.get();
            } catch (Refused refused) {
                Optional<Problem> held = refused.problems().stream().filter(problem -> problem.code().equals(HELD)).findFirst();
                if (held.isEmpty()) throw refused;
                Optional<Address> address = Address.read(world.disk(), store);
                if (address.isPresent()) return server.ask(address.get());
                if (world.clock().micros() >= until) throw waited(held.get());
                world.scheduler().pause(PAUSE);
            }
        }
    }

    private static Refused waited(Problem held) {
        return new Refused(Fault.ENGINE, Problem.error(held.place(), held.cause() + ", and still did after " + PATIENCE.toSeconds() + " s", "two writers would spoil it, so nothing was changed",
                "Ask again when it has ended; a server that answers does it at once.", HELD));
    }

    /// @return what it answered
    static JsonNode post(Address address, String path, Map<String, String> body) throws InterruptedException {
        Map<String, String> all = new TreeMap<>(body);
        all.put("store", address.store());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(Duration.ofSeconds(10)).POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(all))).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode said = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 == 2) return said;
            throw new Refused(answer.statusCode() / 100 == 5 ? Fault.ENGINE : Fault.DESIGN, problems(said));
        } catch (JacksonException | IllegalArgumentException _) {
            throw refused("what answers at " + address.url() + " is no server of septet", "The server of this store is gone, and something else has its port: end what holds the store, then ask again.");
        } catch (IOException e) {
            throw refused("the server that holds the store does not answer (" + e.getMessage() + ")", "Stop it, or wait until it serves.");
        }
    }

    /// What the server says is wrong, as if it were said here.
    private static List<Problem> problems(JsonNode said) {
        List<Problem> problems = said.path("problems").valueStream().map(each -> Problem.error(each.path("place").asString(""), each.path("cause").asString(""),
                each.path("consequence").asString(""), each.path("remedy").asString(""), each.path("code").asString(""))).toList();
        return problems.isEmpty() ? refused("the server refuses, and does not say why", "Look at its messages.").problems() : problems;
    }

    private static Refused refused(String cause, String remedy) {
        return new Refused(Fault.DESIGN, Problem.error("store", cause, "nothing was changed", remedy, "COMMAND-SERVER"));
    }
}
