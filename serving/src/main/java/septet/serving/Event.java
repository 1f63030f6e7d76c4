package septet.serving;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.design.Problem;
import septet.design.Problems;

/// An event as somebody tells it: names and texts, in the order in which they came. Types come later, from the source's columns.
public final class Event {
    private final List<String> names = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /// What a program knows of an event. A value that it does not know is left out.
    public static Event of(Map<String, String> values) {
        Event event = new Event();
        values.forEach(event::add);
        return event;
    }

    /// `{"card": "4711", "amount": 12.50}`; `null` and a name that is left out say the same.
    ///
    /// @throws septet.design.Refused when it is not one JSON object of plain values
    public static Event json(String text) {
        return new EventReader(new Json(Limits.DEFAULT), Limits.DEFAULT).one(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, String text) {
        names.add(name);
        texts.add(text);
    }

    public int size() {
        return names.size();
    }

    public String name(int field) {
        return names.get(field);
    }

    public String text(int field) {
        return texts.get(field);
    }

    /// A name that stands twice would leave open which value counts.
    void refuseTwice(String place, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (seen.add(name)) continue;
            problems.add(Problem.error(place + "." + name, "stands twice", "nobody could say which value counts", "Send it once.", "SERVING-FIELD-TWICE"));
        }
    }
}
