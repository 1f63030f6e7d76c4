package septet.monitoring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import septet.serving.Json;
import septet.serving.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A notice as a CloudEvent 1.0, in structured JSON.
///
/// @param owner   who acts, and `runbook`: what they read then
public record NoticeEvent(String system, Optional<String> owner, Optional<String> runbook) {
    /// What stands in `Content-Type`.
    public static final String MEDIA = "application/cloudevents+json";
    private static final Json JSON = new Json(Limits.DEFAULT);

    public byte[] bytes(Notice notice) {
        return JSON.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("specversion", "1.0");
            json.writeStringProperty("id", notice.id());
            json.writeStringProperty("source", "/septet/" + system);
            json.writeStringProperty("type", "dev.septet.alerts");
            json.writeStringProperty("time", time(notice.at()));
            json.writeStringProperty("datacontenttype", "application/json");
            json.writeObjectPropertyStart("data");
            json.writeStringProperty("system", system);
            owner.ifPresent(name -> json.writeStringProperty("owner", name));
            runbook.ifPresent(page -> json.writeStringProperty("runbook", page));
            json.writeBooleanProperty("again", notice.again());
            lines(json, "risen", notice.risen());
            lines(json, "ended", notice.ended());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void lines(JsonGenerator json, String name, List<Notice.Line> lines) {
        json.writeArrayPropertyStart(name);
        for (Notice.Line line : lines) {
            json.writeStartObject();
            json.writeStringProperty("rule", line.rule());
            json.writeStringProperty("says", line.says());
            json.writeStringProperty("since", time(line.since()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// When it was written, microseconds; empty where that cannot be read.
    static OptionalLong at(byte[] event) {
        try (JsonParser json = JSON.read(event)) {
            for (json.nextToken(); json.nextToken() == JsonToken.PROPERTY_NAME; json.skipChildren()) {
                boolean time = json.currentName().equals("time");
                json.nextToken();
                if (time) return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(json.getString())));
            }
            return OptionalLong.empty();
        } catch (JacksonException | DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
