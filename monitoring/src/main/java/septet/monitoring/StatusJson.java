package septet.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.LoopRecord;
import septet.design.Type;
import septet.serving.Audited;
import septet.serving.Json;
import septet.serving.Limits;
import tools.jackson.core.JsonGenerator;

/// The state of a system as JSON: `/status`. Durations in milliseconds or seconds as the name says, shares from 0 to 1, money in whole
/// coins; what nobody knows yet is null.
final class StatusJson {
    private static final Json JSON = new Json(Limits.DEFAULT);
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999};
    private static final String[] NAMES = {"p50_ms", "p90_ms", "p99_ms", "p999_ms"};

    /// So many decisions of the closed loop.
    private static final int LAST = 10;

    private final Monitor monitor;
    private final Facts facts;

    StatusJson(Monitor monitor, Facts facts) {
        this.monitor = monitor;
        this.facts = facts;
    }

    byte[] write() {
        return JSON.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("system", monitor.watched.system());
            json.writeStringProperty("about", monitor.watched.about());
            json.writeNumberProperty("now_ms", facts.now() / 1_000);
            json.writeBooleanProperty("ready", facts.ready());
            json.writeStringProperty("version", facts.version());
            json.writeNumberProperty("version_age_seconds", facts.age() / 1_000_000);
            json.writeStringProperty("degraded", facts.standing());
            requirements(json);
            decisions(json);
            traffic(json);
            latency(json);
            json.writeName("score");
            finding(json, monitor.drift.score(facts.now()));
            drift(json);
            quality(json);
            new WatchJson(monitor, facts.now()).write(json);
            loop(json);
            sources(json);
            streams(json);
            log(json);
            audit(json);
            json.writeStringProperty("example", monitor.watched.example());
            json.writeEndObject();
        });
    }

    private void requirements(JsonGenerator json) {
        json.writeArrayPropertyStart("requirements");
        for (Asked.Line line : monitor.watched.asked().lines(monitor.traffic, facts)) {
            json.writeStartObject();
            json.writeStringProperty("requirement", line.requirement());
            json.writeStringProperty("asked", line.asked());
            json.writeStringProperty("measured", line.measured());
            json.writeStringProperty("verdict", line.verdict());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void decisions(JsonGenerator json) {
        DecisionWatch decisions = monitor.decisions;
        json.writeObjectPropertyStart("decisions");
        json.writeNumberProperty("total", decisions.total());
        json.writeName("kinds");
        counts(json, decisions.decisions());
        json.writeNumberProperty("degraded", decisions.degraded());
        share(json, "degraded_share", decisions.degraded(), decisions.total());
        json.writeName("degraded_because");
        counts(json, decisions.reasons());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, Map<String, Long> counts) {
        json.writeStartObject();
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    /// What was decided last about versions.
    private void loop(JsonGenerator json) {
        json.writeArrayPropertyStart("loop");
        List<LoopRecord> acts = monitor.acts();
        for (LoopRecord act : acts.subList(Math.max(0, acts.size() - LAST), acts.size())) {
            json.writeStartObject();
            json.writeNumberProperty("at_ms", act.at() / 1_000);
            json.writeStringProperty("action", act.action());
            json.writeStringProperty("version", act.version());
            json.writeStringProperty("verdict", act.verdict());
            json.writeStringProperty("sentence", act.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void streams(JsonGenerator json) {
        json.writeArrayPropertyStart("streams");
        for (Facts.Followed each : facts.followed()) {
            json.writeStartObject();
            json.writeStringProperty("source", each.source());
            json.writeStringProperty("stream", each.stream());
            json.writeNumberProperty("messages", each.messages());
            json.writeNumberProperty("put_aside", each.putAside());
            json.writeBooleanProperty("stands_still", each.standing());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void traffic(JsonGenerator json) {
        json.writeObjectPropertyStart("traffic");
        json.writeNumberProperty("decisions_per_second", monitor.traffic.perSecond(facts.now()));
        json.writeArrayPropertyStart("routes");
        for (TrafficWatch.Answered route : monitor.traffic.routes()) {
            json.writeStartObject();
            json.writeStringProperty("route", route.route);
            json.writeNumberProperty("requests", route.latencies.total());
            json.writeNumberProperty("refused", route.failures(4));
            json.writeNumberProperty("failed", route.failures(5));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void latency(JsonGenerator json) {
        json.writeObjectPropertyStart("latency");
        json.writeName("promised_p99_ms");
        if (monitor.watched.asked().p99().isEmpty()) json.writeNull();
        else json.writeNumber(monitor.watched.asked().p99().get().toNanos() / 1e6);
        Latencies recent = monitor.traffic.recent(facts.now());
        // An event is part of all features when its request is answered.
        json.writeName("feature_age_p99_ms");
        if (recent.total() == 0) json.writeNull();
        else json.writeNumber(recent.percentile(0.99) / 1e6);
        latencies(json, "last_5m", recent);
        latencies(json, "since_start", monitor.traffic.decide().latencies);
        json.writeEndObject();
    }

    private static void latencies(JsonGenerator json, String name, Latencies latencies) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", latencies.total());
        for (int i = 0; i < SHARES.length; i++) {
            json.writeName(NAMES[i]);
            if (latencies.total() == 0) json.writeNull();
            else json.writeNumber(latencies.percentile(SHARES[i]) / 1e6);
        }
        json.writeEndObject();
    }

    private void drift(JsonGenerator json) {
        List<DriftWatch.Finding> findings = monitor.drift.features(facts.now()).stream().sorted(DriftWatch.Finding.BY_HARM).toList();
        json.writeObjectPropertyStart("drift");
        json.writeNumberProperty("drifted", findings.stream().filter(each -> each.drift() instanceof Drift.Drifted).count());
        json.writeNumberProperty("alarms", findings.stream().filter(DriftWatch.Finding::alarms).count());
        json.writeArrayPropertyStart("features");
        for (DriftWatch.Finding finding : findings) finding(json, finding);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, DriftWatch.Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("feature", finding.reference().feature());
        switch (finding.drift()) {
            case Drift.Stable _ -> json.writeStringProperty("verdict", "stable");
            case Drift.Drifted _ -> json.writeStringProperty("verdict", "drifted");
            case Drift.TooFew few -> {
                json.writeStringProperty("verdict", "too few");
                json.writeName("needed");
                if (few.needed() == Long.MAX_VALUE) json.writeNull();
                else json.writeNumber(few.needed());
            }
        }
        json.writeNumberProperty("psi", finding.drift().psi());
        json.writeBooleanProperty("alarm", finding.alarms());
        json.writeName("harm");
        if (Double.isNaN(finding.harm().share())) json.writeNull();
        else json.writeNumber(finding.harm().share());
        json.writeNumberProperty("harm_at_least", finding.harm().least());
        json.writeNumberProperty("unseen", finding.harm().unseen());
        json.writeNumberProperty("rows", finding.now().total());
        json.writeArrayPropertyStart("bins");
        for (int bin = 0; bin < finding.now().bins(); bin++) {
            json.writeStartObject();
            json.writeStringProperty("bin", finding.reference().bins().name(bin));
            share(json, "training", finding.reference().counts().count(bin), finding.reference().counts().total());
            share(json, "now", finding.now().count(bin), finding.now().total());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void quality(JsonGenerator json) {
        monitor.mature(facts.now());
        Quality quality = monitor.quality.quality();
        json.writeObjectPropertyStart("quality");
        json.writeNumberProperty("labels", monitor.ofTruth() ? quality.rows() : monitor.outcomes.outcomes().rows());
        json.writeNumberProperty("positives", quality.positives());
        json.writeNumberProperty("waiting", monitor.quality.pending() + monitor.outcomes.pending());
        json.writeNumberProperty("early", monitor.quality.early() + monitor.outcomes.early());
        json.writeNumberProperty("let_go", monitor.quality.letGo() + monitor.outcomes.letGo());
        json.writeName("average_precision");
        quality.averagePrecision().ifPresentOrElse(json::writeNumber, json::writeNull);
        json.writeName("calibration_error");
        quality.calibrationError().ifPresentOrElse(json::writeNumber, json::writeNull);
        json.writeStringProperty("currency", monitor.watched.prices().currency());
        json.writeNumberProperty("cost", quality.cost() / (double) Type.Money.SCALE);
        json.writeNumberProperty("baseline_cost", quality.baselineCost() / (double) Type.Money.SCALE);
        if (!monitor.ofTruth()) OutcomesJson.write(monitor.outcomes.outcomes(), json);
        json.writeEndObject();
    }

    private void sources(JsonGenerator json) {
        json.writeArrayPropertyStart("sources");
        monitor.sources.sources().forEach((name, seen) -> {
            json.writeStartObject();
            json.writeStringProperty("source", name);
            json.writeNumberProperty("events", seen.events());
            json.writeNumberProperty("last_arrival_seconds", (facts.now() - seen.lastArrival()) / 1e6);
            json.writeNumberProperty("newest_event_ms", seen.newestTime() / 1_000);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void log(JsonGenerator json) {
        json.writeObjectPropertyStart("log");
        json.writeNumberProperty("records", facts.records());
        json.writeNumberProperty("not_synced", facts.records() - facts.synced());
        json.writeNumberProperty("sync_lag_ms", facts.lagMicros() / 1e3);
        json.writeEndObject();
    }

    /// Whether what was served is what the log says, and which alerts hold.
    private void audit(JsonGenerator json) {
        Optional<Audited> last = monitor.audits.get();
        json.writeName("audit");
        if (last.isPresent()) last.get().write(json);
        else json.writeNull();
        json.writeArrayPropertyStart("alerts");
        monitor.alerts.standing().forEach(each -> json.writeString(each.line(facts.now())));
        Outbox.Sent sent = monitor.notices.get();
        if (sent.inARow() > 0) {
            json.writeString("the receiver of alerts took nothing in " + sent.inARow() + " tries: " + sent.waiting() + " notices wait, the oldest since " + NoticeEvent.time(sent.oldest().orElse(facts.now())));
        }
        json.writeEndArray();
    }

    private static void share(JsonGenerator json, String name, long part, long whole) {
        json.writeName(name);
        if (whole == 0) json.writeNull();
        else json.writeNumber(part / (double) whole);
    }
}
