package septet.serving;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Events in the envelope of [CloudEvents 1.0](https://github.com/cloudevents/spec): structured (one JSON object), a batch (an array of
/// them), or binary (the attributes in headers). Their `data` is the row.
///
/// Two events are the same where `source` and `id` are: the row's id is both, with a space between, unless its data has an id. Its time is
/// that of the envelope, unless its data has one. `type`, `subject` and extensions mean nothing here.
final class CloudEventReader {
    static final String ONE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    private static final String ANY = "application/cloudevents";
    private static final List<String> NEEDED = List.of("id", "source", "specversion", "type");
    private final Json json;
    private final EventReader rows;
    private final Limits limits;

    CloudEventReader(Json json, EventReader rows, Limits limits) {
        this.json = json;
        this.rows = rows;
        this.limits = limits;
    }

    /// Whether the body is one or more of them.
    static boolean reads(Media media) {
        return media.type().startsWith(ANY) || !media.attributes().isEmpty();
    }

    /// @throws Refused when the body as a whole cannot be read
    List<Event> read(Media media, byte[] body) {
        if (!media.type().startsWith(ANY)) return List.of(binary(media, body));
        if (!media.type().equals(ONE) && !media.type().equals(BATCH)) {
            throw EventReader.refused("Content-Type", media.type() + " is not read", "nothing was done", "Send " + ONE + " or " + BATCH + ".", "SERVING-CLOUDEVENT-FORMAT");
        }
        try (JsonParser parser = json.read(body)) {
            JsonToken token = parser.nextToken();
            if (token == null) throw EventReader.empty();
            List<Event> events = media.type().equals(ONE) ? List.of(envelope(parser, token, "row")) : batch(parser, token);
            if (parser.nextToken() != null) {
                throw EventReader.refused("body", "goes on behind its " + (media.type().equals(ONE) ? "event" : "array"), "nothing was done",
                        "Send several as " + BATCH + ".", "SERVING-NOT-JSON");
            }
            if (events.isEmpty()) throw EventReader.empty();
            return events;
        } catch (JacksonException e) {
            throw new Refused(Fault.DATA, rows.problem("body" + EventReader.at(e), "nothing was done", e));
        }
    }

    private List<Event> batch(JsonParser parser, JsonToken first) {
        if (first != JsonToken.START_ARRAY) {
            throw EventReader.refused("body", "is no array", "nothing was done", "Send one event as " + ONE + ".", "SERVING-NOT-JSON");
        }
        List<Event> events = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (events.size() >= limits.batch()) {
                throw EventReader.refused("body", "has more than " + limits.batch() + " rows", "nothing was done", "Send fewer at a time.", "SERVING-TOO-MANY-ROWS");
            }
            events.add(envelope(parser, token, "rows[" + events.size() + "]"));
        }
        return events;
    }

    private Event binary(Media media, byte[] body) {
        Map<String, String> attributes = new HashMap<>();
        media.attributes().forEach((name, value) -> attributes.put(name, Percent.decode(value)));
        attributes.put("datacontenttype", media.type());
        try (JsonParser parser = json.read(body)) {
            JsonToken token = parser.nextToken();
            if (token == null) throw EventReader.empty();
            Event event = EventReader.object(parser, token, "row");
            if (parser.nextToken() != null) throw EventReader.refused("body", "holds more than one event", "nothing was done", "Send one JSON object.", "SERVING-NOT-ONE-EVENT");
            return dressed(event, attributes, "row");
        } catch (JacksonException e) {
            throw new Refused(Fault.DATA, rows.problem("body" + EventReader.at(e), "nothing was done", e));
        }
    }

    private Event envelope(JsonParser parser, JsonToken start, String place) {
        if (start != JsonToken.START_OBJECT) return EventReader.object(parser, start, place);
        Map<String, String> attributes = new HashMap<>();
        Event data = new Event();
        Set<String> names = new HashSet<>();
        List<String> twice = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!names.add(name.equals("data_base64") ? "data" : name)) twice.add(name);
            switch (name) {
                case "data" -> data = EventReader.object(parser, value, place);
                case "data_base64" -> data = decoded(value == JsonToken.VALUE_STRING ? parser.getString() : "", place);
                default -> {
                    if (value.isStructStart()) parser.skipChildren();
                    else if (value != JsonToken.VALUE_NULL) attributes.put(name, parser.getString());
                }
            }
        }
        if (!names.contains("data")) data.wrong(wrong(place + ".data", "is missing", "Put the row's columns into data."));
        for (String name : twice) data.wrong(wrong(place + "." + name, "stands twice", "Send it once; data and data_base64 are one."));
        return dressed(data, attributes, place);
    }

    private Event decoded(String base64, String place) {
        Event event = new Event();
        try (JsonParser parser = json.read(Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8)))) {
            JsonToken token = parser.nextToken();
            if (token != null) return EventReader.object(parser, token, place);
            event.wrong(wrong(place + ".data_base64", "is empty", "Put the row's columns into data."));
        } catch (JacksonException e) {
            event.wrong(rows.problem(place + ".data_base64", "this event was left out", e));
        } catch (IllegalArgumentException _) {
            event.wrong(wrong(place + ".data_base64", "is no base64", "Put the row's columns into data."));
        }
        return event;
    }

    private static Event dressed(Event event, Map<String, String> attributes, String place) {
        for (String name : NEEDED) {
            if (attributes.getOrDefault(name, "").isEmpty()) event.wrong(wrong(place + "." + name, "is missing", "CloudEvents have id, source, specversion and type."));
        }
        // A source is a URI, which has no space; with one, two events could have one id.
        if (attributes.getOrDefault("source", "").indexOf(' ') >= 0) event.wrong(wrong(place + ".source", "holds a space", "It is a URI, such as /tills/7; write a space as %20."));
        String version = attributes.getOrDefault("specversion", "1.0");
        if (!version.equals("1.0")) event.wrong(wrong(place + ".specversion", "is not 1.0", "Send events of CloudEvents 1.0."));
        String type = attributes.getOrDefault("datacontenttype", "");
        if (!isJson(type)) event.wrong(wrong(place + ".datacontenttype", "is not JSON", "Send the row's columns as a JSON object."));
        event.envelope(attributes.getOrDefault("source", "") + " " + attributes.getOrDefault("id", ""), attributes.getOrDefault("time", ""));
        return event;
    }

    private static boolean isJson(String type) {
        String plain = Media.of(type, Map.of()).type();
        return plain.isEmpty() || plain.equals("application/json") || plain.equals("text/json") || plain.endsWith("+json");
    }

    private static Problem wrong(String place, String cause, String remedy) {
        return Problem.error(place, cause, "this event was left out", remedy, "SERVING-CLOUDEVENT");
    }
}
