package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.data.Items;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads events from JSON: one object, an array of objects, or objects one after the other (JSON Lines).
/// A number stays the text that was sent, so that its place can give it its type.
///
/// An array is read as a whole or not at all, and so are objects that are spread over lines. Of JSON Lines what is broken costs its own
/// line only: it is one event that says so, and the next line is read afresh. Lines are what is called so, or what looks so: the first or
/// the last line is an object from its one end to the other.
final class EventReader {
    private static final String LIMITS = "At most %d levels, 100 digits a number, 200 characters a name.";
    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines", "application/x-jsonlines");
    private final Json json;
    private final Limits limits;

    EventReader(Json json, Limits limits) {
        this.json = json;
        this.limits = limits;
    }

    /// What is wrong with single values of it stands in the event.
    ///
    /// @throws Refused when it is not exactly one object
    Event one(byte[] body) {
        try (JsonParser parser = json.read(body)) {
            JsonToken token = parser.nextToken();
            if (token == null) throw empty();
            Event event = object(parser, token, "event");
            if (parser.nextToken() != null) throw refused("body", "holds more than one event", "nothing was decided", "Send one JSON object.", "SERVING-NOT-ONE-EVENT");
            if (token != JsonToken.START_OBJECT) throw new Refused(Fault.DATA, event.wrong());
            return event;
        } catch (JacksonException e) {
            throw new Refused(Fault.DATA, problem("body" + at(e), "nothing was done", e));
        }
    }

    /// Each row that cannot be read stands among them with what is wrong.
    ///
    /// @throws Refused when it is empty, has too many rows, or cannot be read as a whole
    List<Event> many(Media media, byte[] body) {
        List<Event> events = new ArrayList<>();
        if (LINES.contains(media.type()) || begin(body) == '{' && Lines.looksLike(body)) lines(body, events);
        else whole(body, events);
        if (events.isEmpty()) throw empty();
        return events;
    }

    List<Event> many(byte[] body) {
        return many(Media.PLAIN, body);
    }

    private static int begin(byte[] body) {
        for (byte each : body) if (each > ' ') return each;
        return ' ';
    }

    private void whole(byte[] body, List<Event> events) {
        try (JsonParser parser = json.read(body)) {
            JsonToken token = parser.nextToken();
            boolean array = token == JsonToken.START_ARRAY;
            if (array) token = parser.nextToken();
            for (; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) next(events, parser, token);
            if (array && token == null) throw refused("body", "ends within its array", "nothing was done", "Send the whole array.", "SERVING-NOT-JSON");
            if (array && parser.nextToken() != null) throw refused("body", "goes on behind its array", "nothing was done", "Send one array.", "SERVING-NOT-JSON");
        } catch (JacksonException e) {
            throw new Refused(Fault.DATA, problem("body" + at(e), "nothing was done", e));
        }
    }

    private void lines(byte[] body, List<Event> events) {
        int from = 0;
        while (from < body.length) from = lines(body, from, events);
    }

    /// Reads from a byte on until something is broken.
    /// @return the line behind it, or the end of the body
    private int lines(byte[] body, int from, List<Event> events) {
        int done = from;
        int begin = from;
        try (JsonParser parser = json.read(body, from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                begin = Lines.begin(body, done);
                next(events, parser, token);
                done = from + (int) parser.currentLocation().getByteOffset();
                int next = Lines.after(body, begin);
                if (next >= done) continue;
                Event broken = new Event();
                broken.wrong(Problem.error("rows[" + (events.size() - 1) + "]", "does not end on its line", "this line was left out",
                        "Write each row on one line, or all in an array.", "SERVING-NOT-JSON"));
                events.set(events.size() - 1, broken);
                return next;
            }
            return body.length;
        } catch (JacksonException e) {
            int next = Lines.after(body, Lines.begin(body, done));
            // What stands before it on its line, and is no row either, is the same broken line.
            if (done > from && Lines.after(body, begin) == next && !events.getLast().wrong().isEmpty()) events.removeLast();
            if (events.size() >= limits.batch()) throw tooMany();
            Event broken = new Event();
            broken.wrong(problem("rows[" + events.size() + "]", "this line was left out", e));
            events.add(broken);
            return next;
        }
    }

    private void next(List<Event> events, JsonParser parser, JsonToken token) {
        if (events.size() >= limits.batch()) throw tooMany();
        events.add(object(parser, token, "rows[" + events.size() + "]"));
    }

    private Refused tooMany() {
        return refused("body", "has more than " + limits.batch() + " rows", "nothing was done", "Send fewer at a time.", "SERVING-TOO-MANY-ROWS");
    }

    static Event object(JsonParser parser, JsonToken start, String place) {
        Event event = new Event();
        if (start != JsonToken.START_OBJECT) {
            event.wrong(Problem.error(place, "is no JSON object", "it has no columns", "Write it like {\"id\": \"1\"}.", "SERVING-NOT-AN-OBJECT"));
            parser.skipChildren();
            return event;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY) {
                Optional<String> list = list(parser);
                if (list.isPresent()) event.addList(name, list.get());
                else event.wrong(name, nested(place, name, "a list of lists or objects"));
            } else if (value == JsonToken.START_OBJECT) {
                event.wrong(name, nested(place, name, "an object"));
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                event.add(name, parser.getString());
            }
        }
        event.refuseTwice(place);
        return event;
    }

    static Problem nested(String place, String name, String what) {
        return Problem.error(place + "." + name, "holds " + what, "a column holds one value", "Send a text, a number, true or false.", "SERVING-NESTED-VALUE");
    }

    /// The list that the parser stands at, as one text; empty where it holds more than plain values.
    private static Optional<String> list(JsonParser parser) {
        StringBuilder items = new StringBuilder();
        boolean plain = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isStructStart()) {
                plain = false;
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                if (!items.isEmpty()) items.append(Items.SEPARATOR);
                items.append(parser.getString().replace(Items.SEPARATOR, ' '));
            }
        }
        return plain ? Optional.of(items.isEmpty() ? "[]" : Items.written(items.toString())) : Optional.empty();
    }

    Problem problem(String place, String consequence, JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return Problem.error(place, "is deeper or longer than is taken here", consequence, String.format(LIMITS, limits.depth()), "SERVING-JSON-LIMIT");
        }
        return Problem.error(place, "is not JSON", consequence,
                "Send an object such as {\"id\": \"1\"} in UTF-8; there is no NaN or Infinity in JSON: leave such a value out.", "SERVING-NOT-JSON");
    }

    static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    static Refused empty() {
        return refused("body", "holds no event", "nothing was done", "Send a JSON object such as {\"id\": \"1\"}.", "SERVING-BODY-EMPTY");
    }

    static Refused refused(String place, String cause, String consequence, String remedy, String code) {
        return new Refused(Fault.DATA, Problem.error(place, cause, consequence, remedy, code));
    }
}
