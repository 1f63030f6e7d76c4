package septet.serving;

import java.util.ArrayList;
import java.util.List;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads events from JSON: one object, an array of objects, or objects one after the other (JSON lines).
/// A number stays the text that was sent, so that its place can give it its type.
final class EventReader {
    private final Json json;
    private final Limits limits;

    EventReader(Json json, Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    /// @throws Refused when it is not exactly one object
    Event one(byte[] body) {
        List<Event> events = read(body, 1);
        if (events.size() == 1) return events.getFirst();
        throw refused("body", "holds more than one event", "nothing was decided", "Send one JSON object.", "SERVING-NOT-ONE-EVENT");
    }

    /// @throws Refused when it is anything else, or has too many rows
    List<Event> many(byte[] body) {
        return read(body, limits.rows());
    }

    private List<Event> read(byte[] body, int most) {
        Problems problems = new Problems();
        List<Event> events = new ArrayList<>();
        try (JsonParser parser = json.read(body)) {
            JsonToken token = parser.nextToken();
            if (token == null) throw refused("body", "is empty", "nothing was done", "Send a JSON object such as {\"id\": \"1\"}.", "SERVING-BODY-EMPTY");
            boolean array = token == JsonToken.START_ARRAY;
            if (array) token = parser.nextToken();
            for (; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (events.size() >= most) throw tooMany(most);
                events.add(object(parser, token, most == 1 ? "event" : "rows[" + events.size() + "]", problems));
            }
            if (array && parser.nextToken() != null) {
                throw refused("body", "goes on behind its array", "nothing was done", "Send one array.", "SERVING-NOT-JSON");
            }
            if (events.isEmpty()) throw refused("body", "holds no event", "nothing was done", "Send at least one JSON object.", "SERVING-BODY-EMPTY");
        } catch (StreamConstraintsException e) {
            throw refused("body" + at(e), "is deeper or longer than is taken here", "nothing was done",
                    "At most " + limits.depth() + " levels, 100 digits a number, 200 characters a name.", "SERVING-JSON-LIMIT");
        } catch (JacksonException e) {
            throw refused("body" + at(e), "is not JSON", "nothing was done",
                    "Send an object such as {\"id\": \"1\"}; there is no NaN or Infinity in JSON: leave such a value out.", "SERVING-NOT-JSON");
        }
        problems.refuse(Fault.DATA);
        return events;
    }

    private Refused tooMany(int most) {
        if (most == 1) return refused("body", "holds more than one event", "nothing was decided", "Send one JSON object.", "SERVING-NOT-ONE-EVENT");
        return refused("body", "has more than " + most + " rows", "nothing was done", "Send fewer at a time.", "SERVING-TOO-MANY-ROWS");
    }

    private static Event object(JsonParser parser, JsonToken start, String place, Problems problems) {
        Event event = new Event();
        if (start != JsonToken.START_OBJECT) {
            problems.add(Problem.error(place, "is no JSON object", "it has no columns", "Write it like {\"id\": \"1\"}.", "SERVING-NOT-AN-OBJECT"));
            parser.skipChildren();
            return event;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isStructStart()) {
                problems.add(Problem.error(place + "." + name, "holds " + (value == JsonToken.START_ARRAY ? "a list" : "an object"), "a column holds one value",
                        "Send a text, a number, true or false.", "SERVING-NESTED-VALUE"));
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                event.add(name, parser.getString());
            }
        }
        event.refuseTwice(place, problems);
        return event;
    }

    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static Refused refused(String place, String cause, String consequence, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(place, cause, consequence, remedy, code));
    }
}
