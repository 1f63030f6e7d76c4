package septet.engines.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import septet.design.Problem;
import septet.serving.Answers;
import septet.serving.Limits;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Service;

/// All connections of a server, and what their requests share. Lives on the loop.
final class Door {
    static final Buffer NOTHING = Buffer.buffer(0);
    static final Routes.Found NOWHERE = new Routes.Found(-1, Route.get("", _ -> {
        throw new IllegalStateException("nowhere");
    }), List.of());
    private static final System.Logger LOG = System.getLogger("septet.http");

    private final Service service;
    private final Limits limits;
    private final Context loop;
    private final GroupSync groups;
    private final Map<HttpConnection, Peer> peers = new HashMap<>();
    private Guard guard = new Guard(0);
    private boolean draining;
    private int inside;
    private long lastEntered;

    Door(Service service, Limits limits, Context loop) {
        this.service = service;
        this.limits = limits;
        this.loop = loop;
        groups = new GroupSync(loop, service.sync());
        lastEntered = now();
    }

    void opened(int port) {
        guard = new Guard(port);
    }

    void connected(HttpConnection connection) {
        if (peers.size() >= limits.connections()) {
            connection.close();
            return;
        }
        Peer peer = new Peer(connection, now() + limits.read().toNanos());
        peers.put(connection, peer);
        connection.closeHandler(_ -> {
            peers.remove(connection);
            peer.ended();
        });
        connection.exceptionHandler(_ -> peer.close());
    }

    void asked(HttpServerRequest request) {
        Peer peer = peers.get(request.connection());
        if (peer != null && !peer.closed()) new Exchange(this, peer, request).begin();
    }

    /// What came is no request: too long a line, too many headers, or no HTTP at all.
    void garbled(HttpServerRequest request) {
        String cause = request.decoderResult().cause().getClass().getSimpleName();
        Problem problem = switch (cause) {
            case "TooLongHttpLineException" -> Problem.error("request line", "has more than " + limits.line() + " bytes", "nothing was done",
                    "Ask for a shorter path.", "SERVING-LINE-TOO-LONG");
            case "TooLongHttpHeaderException" -> Problem.error("headers", "have more than " + limits.headers() + " bytes", "nothing was done",
                    "Send fewer headers.", "SERVING-HEADERS-TOO-LARGE");
            default -> Problem.error("request", "is no HTTP", "nothing was done", "Speak HTTP/1.1.", "SERVING-NOT-HTTP");
        };
        Response answer = Answers.refused(problem);
        Headers.put(request.response(), answer);
        request.response().putHeader("Connection", "close").end(Buffer.buffer(answer.body())).onComplete(_ -> request.connection().close());
        service.traffic().answered(-1, answer.status(), micros(), 0);
    }

    /// Closes what is late. Called a few times a second, so that a request needs no timer of its own.
    void sweep() {
        long now = now();
        for (Peer peer : List.copyOf(peers.values())) peer.check(now);
    }

    void entered() {
        inside++;
        lastEntered = now();
    }

    void left(int route, int status, long arrived, long complete) {
        inside--;
        service.traffic().answered(route, status, arrived, now() - complete);
    }

    /// Closes a connection behind its answer.
    void dismiss(Peer peer) {
        loop.runOnContext(_ -> peer.close());
    }

    void aside(Supplier<Response> work, Consumer<Response> then) {
        loop.owner().executeBlocking(work::get, true).onSuccess(response -> loop.runOnContext(_ -> then.accept(response)));
    }

    void synced(Consumer<Boolean> told) {
        groups.await(done -> {
            if (!done) service.readiness().set(false);
            told.accept(done);
        });
    }

    void drain() {
        service.readiness().set(false);
        draining = true;
    }

    /// Whether nobody is being answered and nobody has come for so long.
    boolean quiet(long nanos) {
        return inside == 0 && (peers.isEmpty() || now() - lastEntered > nanos);
    }

    boolean draining() {
        return draining;
    }

    void defect(Route route, Throwable defect) {
        LOG.log(Level.ERROR, route.method() + " " + route.path(), defect);
    }

    Guard guard() {
        return guard;
    }

    Routes routes() {
        return service.routes();
    }

    Limits limits() {
        return limits;
    }

    long now() {
        return service.clock().nanos();
    }

    long micros() {
        return service.clock().micros();
    }
}
