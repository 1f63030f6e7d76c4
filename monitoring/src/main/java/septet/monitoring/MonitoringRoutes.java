package septet.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import septet.serving.Content;
import septet.serving.Response;
import septet.serving.Route;

/// What a person, a dashboard and a scraper ask: `GET /`, `/status`, `/metrics`; and what a person answers to alerts.
public final class MonitoringRoutes {
    private MonitoringRoutes() {}

    public static List<Route> of(Monitor monitor, Supplier<Facts> facts) {
        LivePage page = LivePage.load();
        List<Route> routes = new ArrayList<>(AlertRoutes.of(monitor, facts));
        routes.addAll(List.of(
                Route.get("/", _ -> new Response(200, Content.PAGE, page.body(), page.policy(), false)),
                Route.get("/status", _ -> Response.json(new StatusJson(monitor, facts.get()).write())),
                Route.get("/metrics", _ -> new Response(200, Content.METRICS, new MetricsText(monitor, facts.get()).write(), "", false))));
        return routes;
    }
}
