package septet.monitoring;

import java.nio.charset.StandardCharsets;
import java.util.List;
import septet.design.Type;

/// The same as samples for Prometheus: text exposition format 0.0.4; base units, counters end in `_total`, no ids in labels.
/// The names and bounds of request durations are OpenTelemetry's.
final class MetricsText {
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};
    /// Decisions take far less than the first of OpenTelemetry's bounds.
    private static final double[] FINER = {0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025};

    private final Monitor monitor;
    private final Facts facts;
    private final StringBuilder text = new StringBuilder(8_192);

    MetricsText(Monitor monitor, Facts facts) {
        this.monitor = monitor;
        this.facts = facts;
    }

    byte[] write() {
        family("septet_build_info", "gauge", "What serves.");
        sample("septet_build_info", labels("system", monitor.watched.system(), "version", facts.version()), 1);
        gauge("septet_ready", "Whether requests should be sent here.", facts.ready() ? 1 : 0);
        gauge("septet_model_age_seconds", "Since the version that serves was registered.", facts.age() / 1e6);
        requests();
        decisions();
        drift();
        quality();
        sources();
        streams();
        notices();
        gauge("septet_log_records", "In the log.", facts.records());
        gauge("septet_log_unsynced_records", "In the log and not yet on the device.", facts.records() - facts.synced());
        gauge("septet_log_sync_lag_seconds", "How long the oldest of them has waited.", facts.lagMicros() / 1e6);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void requests() {
        family("http_server_request_duration_seconds", "histogram", "From a request's last byte to its answer.");
        for (TrafficWatch.Answered route : monitor.traffic.routes()) {
            String[] words = route.route.split(" ", 2);
            String of = words.length == 2 ? pair("http_route", words[1]) + "," + pair("http_request_method", words[0]) : pair("http_route", route.route);
            for (double bound : FINER) bucket(of, route.latencies, bound);
            for (double bound : BOUNDS) bucket(of, route.latencies, bound);
            sample("http_server_request_duration_seconds_bucket", of + ",le=\"+Inf\"", route.latencies.total());
            sample("http_server_request_duration_seconds_sum", of, route.latencies.sum() / 1e9);
            sample("http_server_request_duration_seconds_count", of, route.latencies.total());
        }
        family("septet_responses_total", "counter", "Answers by route and status.");
        for (TrafficWatch.Answered route : monitor.traffic.routes()) {
            for (int status = 0; status < route.statuses.length; status++) {
                if (route.statuses[status] == 0) continue;
                sample("septet_responses_total", labels("http_route", route.route, "status", Integer.toString(status)), route.statuses[status]);
            }
        }
    }

    private void bucket(String of, Latencies latencies, double bound) {
        sample("http_server_request_duration_seconds_bucket", of + ",le=\"" + number(bound) + "\"", latencies.atMost(Math.round(bound * 1e9)));
    }

    private void decisions() {
        family("septet_decisions_total", "counter", "Decisions by kind.");
        monitor.decisions.decisions().forEach((decision, count) -> sample("septet_decisions_total", pair("decision", decision), count));
        counter("septet_answers_total", "Answers, degraded ones among them.", monitor.decisions.total());
        counter("septet_degraded_answers_total", "Answers that were not the full ones.", monitor.decisions.degraded());
    }

    private void drift() {
        family("septet_feature_drift_psi", "gauge", "Population stability index of the last seven days against training.");
        List<DriftWatch.Finding> findings = monitor.drift.features(facts.now());
        for (DriftWatch.Finding each : findings) sample("septet_feature_drift_psi", feature(each), each.drift().psi());
        family("septet_feature_drifted", "gauge", "1 where that is a change that matters and that chance does not explain.");
        for (DriftWatch.Finding each : findings) sample("septet_feature_drifted", feature(each), each.drift() instanceof Drift.Drifted ? 1 : 0);
        gauge("septet_score_drift_psi", "The same of the score.", monitor.drift.score(facts.now()).drift().psi());
    }

    private static String feature(DriftWatch.Finding finding) {
        return pair("feature", finding.reference().feature());
    }

    private void quality() {
        monitor.mature(facts.now());
        Quality quality = monitor.quality.quality();
        counter("septet_labels_total", "Decisions whose truth has arrived.", monitor.ofTruth() ? quality.rows() : monitor.outcomes.outcomes().rows());
        gauge("septet_labels_waiting", "Decisions whose truth has not.", monitor.quality.pending() + monitor.outcomes.pending());
        live();
        quality.averagePrecision().ifPresent(value -> gauge("septet_average_precision", "Of the decisions whose truth has arrived.", value));
        quality.calibrationError().ifPresent(value -> gauge("septet_calibration_error", "Of the same.", value));
        String currency = monitor.watched.prices().currency();
        if (currency.isEmpty()) return;
        family("septet_cost", "gauge", "What the same decisions cost, and what the baseline's would have.");
        sample("septet_cost", labels("currency", currency, "of", "served"), quality.cost() / (double) Type.Money.SCALE);
        sample("septet_cost", labels("currency", currency, "of", "baseline"), quality.baselineCost() / (double) Type.Money.SCALE);
    }

    /// Classes and numbers.
    private void live() {
        List<LiveFigure> figures = monitor.ofTruth() ? List.of() : monitor.outcomes.outcomes().figures();
        if (figures.isEmpty()) return;
        family("septet_live_quality", "gauge", "Of the decisions whose truth has arrived; ends are those of the 95% interval.");
        for (LiveFigure figure : figures) {
            sample("septet_live_quality", labels("metric", figure.metric(), "end", "value"), figure.value());
            if (Double.isNaN(figure.low())) continue;
            sample("septet_live_quality", labels("metric", figure.metric(), "end", "low"), figure.low());
            sample("septet_live_quality", labels("metric", figure.metric(), "end", "high"), figure.high());
        }
    }

    private void sources() {
        family("septet_events_total", "counter", "Events by source.");
        monitor.sources.sources().forEach((name, seen) -> sample("septet_events_total", pair("source", name), seen.events()));
        family("septet_last_arrival_age_seconds", "gauge", "Since the last event of the source arrived.");
        monitor.sources.sources().forEach((name, seen) -> sample("septet_last_arrival_age_seconds", pair("source", name), (facts.now() - seen.lastArrival()) / 1e6));
    }

    private void streams() {
        if (facts.followed().isEmpty()) return;
        family("septet_stream_messages_total", "counter", "Messages of a stream that were taken in or put aside.");
        for (Facts.Followed each : facts.followed()) sample("septet_stream_messages_total", labels("source", each.source(), "stream", each.stream()), each.messages());
        family("septet_stream_put_aside_total", "counter", "Rows of them that were not taken in.");
        for (Facts.Followed each : facts.followed()) sample("septet_stream_put_aside_total", labels("source", each.source(), "stream", each.stream()), each.putAside());
        family("septet_stream_standing", "gauge", "1 where a stream is not followed any more.");
        for (Facts.Followed each : facts.followed()) sample("septet_stream_standing", labels("source", each.source(), "stream", each.stream()), each.standing() ? 1 : 0);
    }

    private void notices() {
        Outbox.Sent sent = monitor.notices.get();
        gauge("septet_alerts_standing", "Alerts that have risen and hold.", monitor.alerts.standing().size());
        gauge("septet_alert_notices_waiting", "Notices that their receiver has not taken yet.", sent.waiting());
        gauge("septet_alert_notice_oldest_seconds", "How long the oldest of them has waited.", sent.age(facts.now()) / 1e6);
        counter("septet_alert_notices_delivered_total", "Notices that were taken.", sent.delivered());
        counter("septet_alert_notice_failures_total", "Tries that came to nothing; each notice is sent until it is taken.", sent.failed());
        counter("septet_alert_notices_dropped_total", "Notices that nobody will get, as too many waited.", sent.dropped());
    }

    private void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        sample(name, "", value);
    }

    private void counter(String name, String help, long value) {
        family(name, "counter", help);
        sample(name, "", value);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) text.append('{').append(labels).append('}');
        text.append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
        return Double.toString(value);
    }

    private static String labels(String name, String value, String other, String itsValue) {
        return pair(name, value) + "," + pair(other, itsValue);
    }

    private static String pair(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
