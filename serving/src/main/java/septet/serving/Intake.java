package septet.serving;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.Complaint;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Schema;
import septet.data.SourceRecord;
import septet.data.SourceSection;
import septet.data.TextRow;
import septet.data.TimeOfRow;
import septet.data.Typing;
import septet.data.Values;
import septet.design.Expression.Constant.Measure;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;

/// How events of one source are told: names, types, what must be there and what must hold. The same parser types files.
public final class Intake {
    private static final int TIME = -1;
    private static final int ID = -2;
    private static final int LONGEST_ID = 200;

    /// A condition that each row must fulfil.
    ///
    /// @param text  as it stands in the design
    /// @param reads the columns that it looks at; empty: perhaps any
    public record Check(String text, Formula holds, Set<String> reads) {
        public Check {
            reads = Set.copyOf(reads);
        }

        /// One that may look at any column.
        public Check(String text, Formula holds) {
            this(text, holds, Set.of());
        }
    }

    /// How a source's columns are spelled.
    ///
    /// @param time    the design's name of the time, beside `time`
    /// @param id      the design's name of the id, beside `id`
    /// @param missing texts that mean that a value is missing
    /// @param limits  the greatest number of bytes of a value, by column
    public record Spelling(Optional<String> time, Optional<String> id, ZoneId zone, List<String> missing, Map<String, Integer> limits) {
        /// As the design says.
        ///
        /// @param limits `serving.limit`
        public static Spelling of(SourceSection source, ZoneId zone, Map<String, Measure> limits) {
            Optional<String> time = source.time().filter(TimeOfRow.Column.class::isInstance).map(each -> ((TimeOfRow.Column) each).name());
            Map<String, Integer> bytes = new HashMap<>();
            limits.forEach((column, limit) -> bytes.put(column, bytes(limit)));
            return new Spelling(time, source.id(), zone, source.format().format().missing(), bytes);
        }

        private static int bytes(Measure limit) {
            int scale = switch (limit.unit()) {
                case "kB" -> 3;
                case "MB" -> 6;
                case "GB" -> 9;
                default -> 0;
            };
            return limit.value().movePointRight(scale).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
        }
    }

    private final Schema schema;
    private final Spelling spelling;
    private final Terms terms;
    private final Typing[] typings;
    private final Typing times;
    private final Map<String, Integer> places = new HashMap<>();
    private final int longest;
    private final int[] late;
    private final int timeColumn;
    private final int idColumn;
    private final SourceRecord described;
    private final Dictionary dictionary;
    /// Of each slot what kind of personal values it has; empty where it has none.
    private final String[] kinds;
    private final boolean hides;

    /// What is asked of each row of a source.
    ///
    /// @param deletion what holds of a row that takes the event of its id out: nothing else need be in it
    /// @param personal columns with their kinds ([septet.data.Personal#of(String)]); only pseudonyms of their values are seen behind the intake
    public record Terms(List<Check> checks, Optional<Formula> deletion, Map<String, String> personal) {
        public Terms {
            checks = List.copyOf(checks);
            personal = Map.copyOf(personal);
        }

        public Terms(List<Check> checks, Optional<Formula> deletion) {
            this(checks, deletion, Map.of());
        }
    }

    public Intake(Schema schema, Spelling spelling, List<Check> checks, Dictionary dictionary, Limits limits) {
        this(schema, spelling, new Terms(checks, Optional.empty()), dictionary, limits);
    }

    public Intake(Schema schema, Spelling spelling, Terms terms, Dictionary dictionary, Limits limits) {
        this.schema = schema;
        this.spelling = spelling;
        this.terms = terms;
        longest = limits.value();
        times = Typing.of(new Type.Time(), spelling.missing(), spelling.zone(), dictionary);
        typings = new Typing[schema.columns().size()];
        for (int slot = 0; slot < typings.length; slot++) {
            Column column = schema.columns().get(slot);
            typings[slot] = Typing.of(column.type(), spelling.missing(), spelling.zone(), dictionary);
            places.put(column.name(), slot);
        }
        places.putIfAbsent("time", TIME);
        places.putIfAbsent("id", ID);
        spelling.time().ifPresent(name -> places.putIfAbsent(name, TIME));
        spelling.id().ifPresent(name -> places.putIfAbsent(name, ID));
        late = IntStream.range(0, typings.length).filter(slot -> !schema.columns().get(slot).knownAtOnce()).toArray();
        timeColumn = schema.slot(spelling.time().orElse("time"));
        idColumn = schema.slot(spelling.id().orElse("id"));
        this.dictionary = dictionary;
        kinds = schema.columns().stream().map(column -> terms.personal().getOrDefault(column.name(), "")).toArray(String[]::new);
        hides = !terms.personal().isEmpty();
        described = new SourceRecord(schema.source(), schema.columns().stream().map(Column::name).toList());
    }

    Schema schema() {
        return schema;
    }

    /// What an event says, sorted by its places; types come next.
    Told sort(Event event, String place, Problems problems) {
        Told told = new Told(schema);
        List<Integer> meant = List.of();
        if (!event.spoiled().isEmpty()) for (String name : event.spoiled()) if (places.getOrDefault(name, TIME) >= 0) told.spoil(places.get(name));
        for (int i = 0; i < event.size(); i++) {
            String name = event.name(i);
            Integer at = places.get(name);
            if (at == null) {
                if (meant.isEmpty()) meant = new ArrayList<>();
                Nearest.of(name, places.keySet()).stream().map(places::get).filter(slot -> slot >= 0).forEach(meant::add);
                problems.add(Problem.error(place + "." + shown(name), "unknown column", "nothing reads it",
                        Nearest.remedy(name, new TreeSet<>(places.keySet())), "SERVING-UNKNOWN-FIELD"));
            } else if (!event.lists().isEmpty() && event.lists().contains(name) && !(at >= 0 && schema.columns().get(at).type() instanceof Type.ListOf)) {
                problems.add(EventReader.nested(place, name, "a list"));
                if (at >= 0) told.spoil(at);
            } else if (tooLong(name, at, event.text(i))) {
                problems.add(Problem.error(place + "." + name, "has more than " + limit(name, at) + " bytes", "nothing was done", "Send less.",
                        "SERVING-VALUE-TOO-LARGE"));
                if (at >= 0) told.spoil(at);
            } else if (isCut(event.text(i))) {
                problems.add(cut(place + "." + name));
                if (at >= 0) told.spoil(at);
            } else {
                String text = at >= 0 && hides(at, event.text(i)) ? hidden(at, event.text(i), told) : event.text(i);
                if (told.contradicts(at >= 0 && at == timeColumn ? TIME : at >= 0 && at == idColumn ? ID : at, text)) {
                    problems.add(Problem.error(place + "." + name, "stands twice, under two names with two values", "nobody could say which value counts", "Send it once.",
                            "SERVING-FIELD-TWICE"));
                }
                told.take(at, text);
                if (at >= 0 && at == timeColumn) told.take(TIME, text);
                if (at >= 0 && at == idColumn) told.take(ID, text);
            }
        }
        // Whoever is told of a slip need not hear that the right name lacks.
        for (int slot : meant) if (told.values().lacks(slot)) told.spoil(slot);
        if (told.id().isEmpty() && !event.outerId().isEmpty()) outer(event.outerId(), place, told, problems);
        if (told.time().isEmpty() && !event.outerTime().isEmpty()) {
            told.take(TIME, event.outerTime());
            told.enveloped = true;
            if (timeColumn >= 0) told.take(timeColumn, event.outerTime());
        }
        return told;
    }

    /// Whether it holds half a character. UTF-8 has no bytes for one: the log would keep another text, and a replay would find other keys and ids.
    private static boolean isCut(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) return true;
            i++;
        }
        return false;
    }

    private static Problem cut(String place) {
        return Problem.error(place, "holds half a character (a surrogate without its other half)", "it could not be kept as it was sent",
                "Send whole characters; a text may not be cut within one.", "SERVING-WRONG-TYPE");
    }

    private boolean hides(int slot, String text) {
        return !kinds[slot].isEmpty() && !text.isBlank() && !spelling.missing().contains(text.strip());
    }

    private String hidden(int slot, String text, Told told) {
        told.hide(slot, text);
        return dictionary.pseudonym(kinds[slot], text.strip());
    }

    /// Makes the keys of whoever these events are about, so that those of many are saved at once.
    void meet(List<Event> events) {
        if (!hides) return;
        for (Event event : events) {
            for (int i = 0; i < event.size(); i++) {
                int at = places.getOrDefault(event.name(i), TIME);
                if (at >= 0 && hides(at, event.text(i)) && !tooLong(event.name(i), at, event.text(i))) dictionary.pseudonym(kinds[at], event.text(i).strip());
            }
        }
    }

    /// Whether some of its columns are personal.
    boolean hides() {
        return hides;
    }

    /// What is told, as the log keeps it: personal values sealed. Their keys are on the device when this returns.
    TextRow sealed(Told told) {
        if (told.hidden().length > 0) dictionary.subjects().orElseThrow().seal(told.values(), told.hidden());
        return told.values();
    }

    /// Whether nobody can read any more whom the row is about.
    boolean isForgotten(TextRow row) {
        return hides && dictionary.subjects().isPresent() && dictionary.subjects().get().isForgotten(row);
    }

    private void outer(String id, String place, Told told, Problems problems) {
        if (tooLong("id", ID, id)) {
            problems.add(Problem.error(place + ".id", "has more than " + LONGEST_ID + " bytes", "nothing was done", "Send less.", "SERVING-VALUE-TOO-LARGE"));
            return;
        }
        if (isCut(id)) {
            problems.add(cut(place + ".id"));
            return;
        }
        told.take(ID, id);
        if (idColumn >= 0) told.take(idColumn, id);
    }

    private boolean tooLong(String name, int at, String text) {
        int most = limit(name, at);
        return text.length() > most || text.length() > most / 4 && text.getBytes(StandardCharsets.UTF_8).length > most;
    }

    private int limit(String name, int at) {
        return at == ID ? LONGEST_ID : spelling.limits().isEmpty() ? longest : spelling.limits().getOrDefault(name, longest);
    }

    /// Gives the values their types. All that is wrong is added to the problems; the row is good only if nothing was.
    ///
    /// @param late whether columns that become known later may stand in it
    void type(Told told, boolean late, String place, Row row, Problems problems) {
        for (int slot = 0; slot < typings.length; slot++) {
            if (told.spoiled(slot)) continue;
            Column column = schema.columns().get(slot);
            boolean given = !told.values().lacks(slot);
            if (given && !column.knownAtOnce() && !late) {
                problems.add(Problem.error(place + "." + column.name(), "becomes known later", "a decision may not look at it",
                        "Leave it out here, and send it to /sources/" + schema.source() + " with the id when it is known.", "SERVING-KNOWN-LATER"));
                told.spoil(slot);
                continue;
            }
            boolean readable = !given || value(slot, told.values().text(slot), place, row, problems);
            if (!readable) told.spoil(slot);
            if (terms.deletion().isEmpty()) refuseMissing(slot, told, place, row, problems);
        }
        // whether the row deletes is known when all of it is read
        for (int slot = 0; slot < typings.length && terms.deletion().isPresent() && !deletes(row); slot++) refuseMissing(slot, told, place, row, problems);
    }

    private void refuseMissing(int slot, Told told, String place, Row row, Problems problems) {
        Column column = schema.columns().get(slot);
        if (told.spoiled(slot) || !column.knownAtOnce() || column.optional() || row.values[slot] != Values.MISSING) return;
        problems.add(Problem.error(place + "." + column.name(), "is missing", "the row cannot be read",
                "Send it; only columns that are optional may be left out.", "SERVING-MISSING-FIELD"));
        told.spoil(slot);
    }

    /// Whether the row takes the event of its id out.
    boolean deletes(Row row) {
        return terms.deletion().isPresent() && terms.deletion().get().holds(row);
    }

    /// One value; false where its text is none of the column's type.
    boolean value(int slot, String text, String place, Row row, Problems problems) {
        if (typings[slot].read(text, row, slot)) return true;
        Complaint complaint = typings[slot].complaint(text);
        problems.add(Problem.error(place + "." + schema.columns().get(slot).name(), complaint.cause(), "the row cannot be read", complaint.remedy(),
                "SERVING-WRONG-TYPE"));
        return false;
    }

    /// The code of a word as far as it is known by now: no new one becomes known. Missing where there is none, or none of a word.
    long word(int slot, Told told) {
        boolean isWord = schema.columns().get(slot).type() instanceof Type.Key || schema.columns().get(slot).type() instanceof Type.Category;
        int code = isWord && !told.values().lacks(slot) ? dictionary.find(told.values().text(slot).strip()) : -1;
        return code < 0 ? Values.MISSING : code;
    }

    /// The same text as when it was first read. A value that a changed design cannot read any more is missing.
    void again(TextRow values, Row row) {
        for (int slot = 0; slot < typings.length; slot++) if (!values.lacks(slot)) typings[slot].read(values.hides(slot) ? values.text(slot) : plain(slot, values.text(slot)), row, slot);
    }

    /// A personal value that was logged before it was protected gets its pseudonym.
    private String plain(int slot, String text) {
        return hides && hides(slot, text) ? dictionary.pseudonym(kinds[slot], text.strip()) : text;
    }

    /// Values that stand in the order of other columns, in that of the schema; those of columns that are gone are left out.
    TextRow arrange(TextRow values, List<String> columns) {
        TextRow arranged = new TextRow(typings.length);
        for (int i = 0; i < columns.size(); i++) {
            int slot = schema.slot(columns.get(i));
            if (slot >= 0 && !values.lacks(i)) arranged.set(slot, values.text(i));
        }
        return arranged;
    }

    /// A number for what is known with the event, to know a repeated one again.
    long content(TextRow values) {
        long hash = 0;
        for (int slot = 0; slot < typings.length; slot++) {
            if (schema.columns().get(slot).knownAtOnce()) hash = Content64.of(hash, values.lacks(slot) ? "" : values.text(slot));
        }
        return hash;
    }

    /// Whether this tells an event, not only what became known of one: by any column that is known with it, beside its id and its time.
    boolean tellsEvent(Told told) {
        boolean anyLate = false;
        for (int slot = 0; slot < typings.length; slot++) {
            if (slot == idColumn || slot == timeColumn || told.values().lacks(slot)) continue;
            if (schema.columns().get(slot).knownAtOnce()) return true;
            anyLate = true;
        }
        return !anyLate && !told.time().isEmpty();
    }

    /// Whether the time that it gives, if it does, is this one.
    boolean isOf(Told told, long time) {
        return told.time().isEmpty() || times.value(told.time()) == time;
    }

    /// Whether it gives the time of its event in its own row, and another one. When a message was sent stands on its envelope.
    boolean isDatedOtherwise(Told told, long time) {
        return !told.enveloped && !isOf(told, time);
    }

    /// Microseconds; the arrival where the event does not say.
    long time(Told told, long arrival, String place, Problems problems) {
        long time = told.time().isEmpty() ? Values.MISSING : times.value(told.time());
        if (time == Values.MISSING) return arrival;
        if (time != Typing.UNREADABLE) return time;
        told.spoil(typings.length);
        problems.add(Problem.error(place + ".time", times.complaint(told.time()).cause(), "the row cannot be read",
                "Write it like 2018-04-01T12:30:00Z, or leave it out: then it is now.", "SERVING-WRONG-TYPE"));
        return arrival;
    }

    /// What must hold for each row of the source. A condition over a column of which it is said already what is wrong says nothing more.
    void check(Told told, Row row, String place, Problems problems) {
        if (deletes(row)) return;
        for (Check check : terms.checks()) {
            boolean blind = told.anySpoiled() && (check.reads().isEmpty() || check.reads().stream().anyMatch(name -> isSpoiled(told, name)));
            if (blind || !check.holds().fails(row)) continue;
            problems.add(Problem.error(place, "does not fulfil " + check.text(), "it was refused, as it would be quarantined in a file",
                    "Correct the values.", "SERVING-CHECK-FAILED"));
        }
    }

    private boolean isSpoiled(Told told, String name) {
        int slot = name.equals("time") ? typings.length : schema.slot(name);
        return slot >= 0 && told.spoiled(slot);
    }

    /// What is wrong with an event by itself, whatever else was told: nothing is taken in.
    ///
    /// @param row of the source's width, to work in
    public List<Problem> wrong(Event event, Row row) {
        Problems problems = new Problems();
        event.wrong().forEach(problems::add);
        Told told = sort(event, Decider.EVENT, problems);
        row.clear();
        type(told, false, Decider.EVENT, row, problems);
        row.time = time(told, row.arrival, Decider.EVENT, problems);
        check(told, row, Decider.EVENT, problems);
        return problems.hasErrors() ? problems.list() : List.of();
    }

    /// How the values of its records stand.
    SourceRecord described() {
        return described;
    }

    /// The slots of the columns that become known later.
    int[] late() {
        return late;
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "...";
    }

    /// What an event says: the texts of its columns, in the order of the schema, and its time and id where it gives them.
    static final class Told {
        private final TextRow values;
        private static final BitSet NONE = new BitSet(0);
        private static final String[] NOTHING = new String[0];
        private BitSet spoiled = NONE;
        private String[] hidden = NOTHING;
        private String time = "";
        private String id = "";
        /// Whether the time stands on the envelope, and not in the row.
        private boolean enveloped;

        Told(Schema schema) {
            values = new TextRow(schema.columns().size());
        }

        private void take(int at, String text) {
            switch (at) {
                case TIME -> time = text;
                case ID -> id = text;
                default -> values.set(at, text);
            }
        }

        /// Whether its time or its id was told before, under its other name, and otherwise.
        private boolean contradicts(int at, String text) {
            String before = at == TIME ? time : at == ID ? id : "";
            return !before.isEmpty() && !before.equals(text);
        }

        /// A pseudonym stands in the place of this text, which is for the log alone.
        private void hide(int slot, String text) {
            if (hidden.length == 0) {
                hidden = new String[values.size()];
                Arrays.fill(hidden, "");
            }
            hidden[slot] = text;
        }

        /// By slot what stands behind pseudonyms; empty where nothing does.
        String[] hidden() {
            return hidden;
        }

        TextRow values() {
            return values;
        }

        /// Of this column, or behind all of them the time, it is said what is wrong.
        void spoil(int slot) {
            if (spoiled == NONE) spoiled = new BitSet();
            spoiled.set(slot);
        }

        boolean spoiled(int slot) {
            return spoiled.get(slot);
        }

        boolean anySpoiled() {
            return !spoiled.isEmpty();
        }

        String time() {
            return time;
        }

        String id() {
            return id;
        }
    }
}
