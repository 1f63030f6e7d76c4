package septet.engines.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.serving.Content;
import septet.serving.Readiness;
import septet.serving.Request;
import septet.serving.Response;
import septet.serving.Route;
import septet.serving.Routes;
import septet.serving.Service;

/// Routes that know nothing of the product, and what they were asked.
final class TestService {
    static final int BIG = 200_000;
    final Readiness readiness = new Readiness();
    final AtomicInteger handled = new AtomicInteger();
    final AtomicInteger syncs = new AtomicInteger();
    final AtomicLong answered = new AtomicLong();
    /// Each sync takes one permit, so that a test can hold the device back.
    final Semaphore device = new Semaphore(1_000_000);
    volatile boolean broken;

    Service service() {
        readiness.set(true);
        return new Service(new Routes(routes()), readiness, this::sync, (_, _, _, _) -> answered.incrementAndGet(), new TestClock());
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.post("/echo", request -> {
            handled.incrementAndGet();
            return Response.json(request.body());
        }));
        routes.add(Route.post("/sources/{}", request -> {
            handled.incrementAndGet();
            return Response.json(("\"" + request.captures().getFirst() + "\"").getBytes(StandardCharsets.UTF_8)).acknowledging();
        }));
        routes.add(Route.get("/ready", _ -> Response.json(readiness.ready() ? 200 : 503, "{}".getBytes(StandardCharsets.UTF_8))));
        routes.add(Route.get("/aside", _ -> Response.json(Thread.currentThread().getName().getBytes(StandardCharsets.UTF_8))).aside());
        routes.add(Route.get("/big", _ -> Response.json(new byte[BIG])));
        routes.add(Route.get("/page", _ -> new Response(200, Content.PAGE, "<p>".getBytes(StandardCharsets.UTF_8), "default-src 'self'", false)));
        routes.add(Route.get("/defect", TestService::defect));
        routes.add(Route.get("/refused", _ -> {
            throw new Refused(Fault.DATA, Problem.error("event.amount", "x", "y", "Z.", "SERVING-CHECK-FAILED"));
        }));
        return routes;
    }

    private static Response defect(Request request) {
        throw new Planted("planted in " + request.at());
    }

    private void sync() {
        device.acquireUninterruptibly();
        syncs.incrementAndGet();
        if (broken) throw new IllegalStateException("planted: no device");
    }
}
