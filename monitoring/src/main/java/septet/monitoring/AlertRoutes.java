package septet.monitoring;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
                    monitor.alerts.acknowledge(field(fields, "rule"), Fields.by(fields));
                    return standing(monitor);
                }),
                Route.post("/alerts/silence", request -> {
                    Map<String, String> fields = Fields.of(request);
                    if (!monitor.alerts.silence(field(fields, "rule"), facts.get().now() + minutes(field(fields, "minutes")) * MINUTE_MICROS)) throw lacks("rule");
                    return standing(monitor);
                }));
    }

    private static Response standing(Monitor monitor) {
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
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
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

    private static Refused lacks(String name) {
        return Fields.lacks(name, "Send {\"rule\": \"degraded share > 0.01\", \"by\": \"jan\"} or {\"rule\": ..., \"minutes\": 120}.");
    }
}
