package septet.engines.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import septet.design.Problem;

/// Who may ask. A page from elsewhere must not reach a server on this machine through the browser of the person who sits at it:
/// neither by a name that points here (DNS rebinding, seen in `Host`) nor from a foreign page (seen in `Origin`).
final class Guard {
    private final Set<String> hosts;
    private final Set<String> origins;

    Guard(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port, "http://[::1]:" + port);
    }

    Optional<Problem> refuses(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> host = headers.getAll(HttpHeaders.HOST);
        if (host.size() != 1 || !hosts.contains(host.getFirst().toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.error("Host", "is not the name of this server", "nothing was done",
                    "Ask for localhost with the server's port.", "SERVING-UNKNOWN-HOST"));
        }
        List<String> origin = headers.getAll(HttpHeaders.ORIGIN);
        if (!origin.isEmpty() && (origin.size() != 1 || !origins.contains(origin.getFirst().toLowerCase(Locale.ROOT)))) {
            return Optional.of(Problem.error("Origin", "is a foreign page", "nothing was done",
                    "Only the pages of this server may ask from a browser.", "SERVING-FOREIGN-ORIGIN"));
        }
        if (!request.uri().startsWith("/")) {
            return Optional.of(Problem.error("request line", "the target does not begin with /", "nothing was done",
                    "Send the path alone.", "SERVING-UNKNOWN-PATH"));
        }
        return Optional.empty();
    }
}
