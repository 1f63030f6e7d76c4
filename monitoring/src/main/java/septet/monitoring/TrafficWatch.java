package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import septet.serving.Route;

/// How many requests of each route were answered, with which status, and how fast. Recording allocates nothing.
final class TrafficWatch {
    /// The route whose latency is promised.
    private static final String DECIDE = "/decide";
    private static final int STATUSES = 600;
    private static final int RATE_SECONDS = 10;
    private static final int PANES = 5;
    private static final long PANE_MICROS = 60_000_000;

    /// What one route has answered.
    static final class Answered {
        final String route;
        final Latencies latencies = new Latencies();
        final long[] statuses = new long[STATUSES];

        private Answered(String route) {
            this.route = route;
        }

        /// Answers of 400 to 499, or of 500 to 599.
        long failures(int hundred) {
            long failures = 0;
            for (int status = 100 * hundred; status < 100 * hundred + 100; status++) failures += statuses[status];
            return failures;
        }
    }

    private final List<Answered> routes = new ArrayList<>();
    private final Window rate = new Window(1, Duration.ofSeconds(RATE_SECONDS), RATE_SECONDS);
    private final Window failures = new Window(2, Duration.ofMinutes(5), 5);
    private final Latencies[] recent = new Latencies[PANES];
    private final Latencies sum = new Latencies();
    private final int decide;
    private long pane = Long.MIN_VALUE;

    TrafficWatch(List<Route> routes) {
        for (Route route : routes) this.routes.add(new Answered(route.method() + " " + route.path().replace("{}", "NAME")));
        this.routes.add(new Answered("none"));
        for (int i = 0; i < PANES; i++) recent[i] = new Latencies();
        int place = routes.size();
        for (int i = 0; i < routes.size(); i++) if (routes.get(i).path().equals(DECIDE)) place = i;
        decide = place;
    }

    /// @param route -1 for what met none
    void answered(int route, int status, long at, long nanos) {
        Answered here = routes.get(route < 0 ? routes.size() - 1 : route);
        here.latencies.record(nanos);
        here.statuses[Math.clamp(status, 0, STATUSES - 1)]++;
        if (route != decide) return;
        rate.add(0, at);
        failures.add(status >= 500 ? 1 : 0, at);
        move(at);
        recent[Math.floorMod(Math.floorDiv(at, PANE_MICROS), PANES)].record(nanos);
    }

    /// By route, in the order of the routes; the last is what met none.
    List<Answered> routes() {
        return routes;
    }

    Answered decide() {
        return routes.get(decide);
    }

    /// Decisions a second, of the last ten seconds.
    double perSecond(long at) {
        return rate.until(at).total() / (double) RATE_SECONDS;
    }

    /// Decisions of the last five minutes that were answered, and that failed.
    Counts failures(long at) {
        return failures.until(at);
    }

    /// Of decisions in the last five minutes; valid until the next call.
    Latencies recent(long at) {
        move(at);
        sum.clear();
        for (Latencies each : recent) sum.add(each);
        return sum;
    }

    private void move(long at) {
        long now = Math.floorDiv(at, PANE_MICROS);
        if (pane == Long.MIN_VALUE) pane = now;
        for (long each = Math.max(pane + 1, now - PANES + 1); each <= now; each++) recent[Math.floorMod(each, PANES)].clear();
        pane = Math.max(pane, now);
    }
}
