package septet.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import septet.design.Fault;
import septet.design.Mark;
import septet.design.Nearest;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.serving.Json;
import septet.serving.Limits;
import septet.serving.Response;
import septet.serving.Route;

/// What a person answers to an alert: `POST /alerts/acknowledge {rule, by}` and `POST /alerts/silence {rule, minutes}`. The answer is how all alerts stand.
final class AlertRoutes {
    private static final Json JSON = new Json(Limits.DEFAULT);
    private static final long MINUTE_MICROS = 60_000_000;

    private AlertRoutes() {}

    static List<Route> of(Monitor monitor, Supplier<Facts> facts) {
        return List.of(
                Route.post("/alerts/acknowledge", request -> {
                    Map<String, String> fields = Fields.of(request);
                    String rule = rule(fields);
                    if (!monitor.alerts.acknowledge(rule, Fields.by(fields))) {
                        throw unknown(rule, "no alert that holds has this rule", monitor.alerts.standing().stream().map(AlertBook.Standing::rule).toList());
                    }
                    return standing(monitor, facts.get().now());
                }),
                Route.post("/alerts/silence", request -> {
                    Map<String, String> fields = Fields.of(request);
                    String rule = rule(fields);
                    if (!monitor.alerts.silence(rule, facts.get().now() + minutes(field(fields, "minutes")) * MINUTE_MICROS)) {
                        throw unknown(rule, "no alert of the design has this rule", monitor.alerts.rules());
                    }
                    return standing(monitor, facts.get().now());
                }));
    }

    private static Response standing(Monitor monitor, long now) {
        return Response.json(JSON.write(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("alerts");
            for (AlertBook.Standing each : monitor.alerts.standing()) {
                json.writeStartObject();
                json.writeStringProperty("rule", each.rule());
                json.writeStringProperty("says", each.says());
                json.writeNumberProperty("since_ms", each.since() / 1_000);
                json.writeStringProperty("acknowledged", each.acknowledged());
                json.writeBooleanProperty("told", each.told());
                if (each.isSilent(now)) json.writeNumberProperty("silent_until_ms", each.silentUntil() / 1_000);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    /// As `/status` shows it; who writes it as the design does, such as with `1%` or `over 10m`, means the same.
    private static String rule(Map<String, String> fields) {
        String rule = field(fields, "rule").strip();
        return Phrase.read(rule, new Mark("body", 1, 1), "rule", new Problems(), Alert::read).map(alert -> alert.condition().text()).orElse(rule);
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) throw lacks(name);
        return value;
    }

    private static long minutes(String text) {
        if (!text.matches("[0-9]{1,6}")) throw lacks("minutes");
        return Long.parseLong(text);
    }

    private static Refused unknown(String rule, String cause, Collection<String> rules) {
        return new Refused(Fault.DATA, Problem.error("body.rule", cause, "nothing was done", rules.isEmpty() ? "GET /status shows which do." : Nearest.remedy(rule, rules), "SERVING-UNKNOWN-ALERT"));
    }

    private static Refused lacks(String name) {
        return Fields.lacks(name, "Send {\"rule\": \"degraded share > 0.01\", \"by\": \"jan\"} or {\"rule\": ..., \"minutes\": 120}.");
    }
}
