package septet.serving;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// An event as somebody tells it: names and texts, in the order in which they came. Types come later, from the source's columns.
public final class Event {
    /// So many names are compared with each other faster than a set is made.
    private static final int FEW = 12;
    private String[] names = new String[FEW];
    private String[] texts = new String[FEW];
    private int size;
    private List<Problem> wrong = List.of();
    private Set<String> spoiled = Set.of();
    private Set<String> lists = Set.of();
    private String outerId = "";
    private String outerTime = "";

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
        Event event = new EventReader(new Json(Limits.DEFAULT), Limits.DEFAULT).one(text.getBytes(StandardCharsets.UTF_8));
        if (!event.wrong.isEmpty()) throw new Refused(Fault.DATA, event.wrong);
        return event;
    }

    void add(String name, String text) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            texts = Arrays.copyOf(texts, 2 * size);
        }
        names[size] = name;
        texts[size++] = text;
    }

    /// Several values of one name, written as a list.
    void addList(String name, String text) {
        if (lists.isEmpty()) lists = new HashSet<>();
        lists.add(name);
        add(name, text);
    }

    /// Names whose values were told as lists.
    Set<String> lists() {
        return lists;
    }

    public int size() {
        return size;
    }

    public String name(int field) {
        return names[field];
    }

    public String text(int field) {
        return texts[field];
    }

    /// What its envelope says, where it came in one; what it says itself counts before that.
    void envelope(String id, String time) {
        outerId = id;
        outerTime = time;
    }

    String outerId() {
        return outerId;
    }

    String outerTime() {
        return outerTime;
    }

    /// What is wrong with its text. What else it says can still be looked at, so that all that is wrong is told at once.
    List<Problem> wrong() {
        return wrong;
    }

    void wrong(Problem problem) {
        if (wrong.isEmpty()) wrong = new ArrayList<>();
        wrong.add(problem);
    }

    /// What is wrong with the value of one name.
    void wrong(String name, Problem problem) {
        wrong(problem);
        if (spoiled.isEmpty()) spoiled = new HashSet<>();
        spoiled.add(name);
    }

    /// Names of which it is said already what is wrong.
    Set<String> spoiled() {
        return spoiled;
    }

    /// A name that stands twice would leave open which value counts.
    void refuseTwice(String place) {
        for (int i = 1; i < size; i++) {
            for (int j = 0; j < i; j++) {
                if (!names[i].equals(names[j])) continue;
                wrong(names[i], Problem.error(place + "." + names[i], "stands twice", "nobody could say which value counts", "Send it once.", "SERVING-FIELD-TWICE"));
                break;
            }
            if (i > FEW) {
                refuseManyTwice(place);
                return;
            }
        }
    }

    private void refuseManyTwice(String place) {
        Set<String> seen = new HashSet<>(Arrays.asList(names).subList(0, FEW + 1));
        for (String name : Arrays.asList(names).subList(FEW + 1, size)) {
            if (seen.add(name)) continue;
            wrong(name, Problem.error(place + "." + name, "stands twice", "nobody could say which value counts", "Send it once.", "SERVING-FIELD-TWICE"));
        }
    }
}
