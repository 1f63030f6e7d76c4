package septet.data;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Nearest;
import septet.design.Type;
import septet.framing.Framing;
import septet.framing.Prediction;

/// What can be wrong with sources and with the question that is asked of them.
public final class DataRules {
    private static final List<String> TYPES = List.of("number", "money", "boolean", "category", "text", "time", "key");
    private static final Set<String> TAKEN = Set.of("time", "score", "baseline", "served");
    /// On the row itself, and in what is computed of it.
    private static final Set<String> TAKEN_ON_ROWS = Set.of("positive", "box", "answer", "cited");

    private DataRules() {}

    public static void rowsComeFromASource(Framing framing, DataSection data, Findings findings) {
        if (findings.names("data.sources").contains(framing.forEach())) return;
        findings.error("framing.for each", "no source " + framing.forEach(), "there are no rows to learn from", Nearest.remedy(framing.forEach(), data.sources().keySet()),
                "FRAMING-UNKNOWN-SOURCE");
    }

    public static void theLabelIsAColumnOfTheRow(Framing framing, DataSection data, Findings findings) {
        if (!(framing.predict() instanceof Prediction.Column(String name))) return;
        Optional<SourceSection> source = Optional.ofNullable(data.sources().get(framing.forEach()));
        if (source.isEmpty() || source.get().columns().containsKey(name)
                || findings.names("data.sources." + framing.forEach() + ".columns").contains(name)) return;
        findings.error("framing.predict", "no column " + name + " in " + framing.forEach(), "there is nothing to learn", Nearest.remedy(name, source.get().columns().keySet()),
                "FRAMING-UNKNOWN-COLUMN");
    }

    public static void theLabelHasTheTypeOfTheTask(Framing framing, DataSection data, Findings findings) {
        Optional<ColumnType> label = label(framing, data);
        if (label.isEmpty()) return;
        Type type = label.get().type();
        boolean reported = label.get().list() || type instanceof Type.Key(String entity) && !labelPath(framing).endsWith("." + entity);
        if (reported) return;
        switch (framing.task()) {
            case BINARY_CLASSIFICATION -> yesAndNo(type, labelPath(framing), findings);
            case MULTICLASS_CLASSIFICATION -> words(type, labelPath(framing), findings);
            case REGRESSION -> numbers(type, labelPath(framing), findings);
            case MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> { }
        }
    }

    private static void words(Type type, String path, Findings findings) {
        if (type instanceof Type.Category || type instanceof Type.Bool) return;
        findings.error(path, "multiclass classification of a column that is no category", "it has no classes to estimate", "Give it the type category.", "FRAMING-LABEL-TYPE");
    }

    private static void numbers(Type type, String path, Findings findings) {
        if (type instanceof Type.Number || type instanceof Type.Money) return;
        findings.error(path, "regression of a column that is no number", "it has no size to estimate", "Give it the type number, or money EUR.", "FRAMING-LABEL-TYPE");
    }

    private static void yesAndNo(Type type, String path, Findings findings) {
        if (type instanceof Type.Bool) return;
        findings.error(path, "binary classification of a column that is no boolean", "it has no yes and no to estimate",
                "Write boolean from COLUMN = 'yes' else 'no'.", "FRAMING-LABEL-TYPE");
    }

    public static void theLabelIsKnownLater(Framing framing, DataSection data, Findings findings) {
        Optional<ColumnType> label = label(framing, data);
        if (label.isEmpty() || !(label.get().known() instanceof Known.AtOnce)) return;
        findings.error(labelPath(framing), "the label is said to be known with the row", "there would be nothing to estimate, and the answer would be an input",
                "Say when it becomes known: known after 7d, known at COLUMN, or known later.", "FRAMING-LABEL-AT-ONCE");
    }

    public static void nothingElseIsReadFromTheLabel(Framing framing, DataSection data, Findings findings) {
        if (!(framing.predict() instanceof Prediction.Column(String name)) || label(framing, data).isEmpty()) return;
        Set<String> headers = headers(name, label(framing, data).get());
        data.sources().get(framing.forEach()).columns().forEach((other, type) -> {
            boolean leaks = !other.equals(name) && type.known() instanceof Known.AtOnce && headers(other, type).stream().anyMatch(headers::contains);
            if (leaks) {
                findings.error("data.sources." + framing.forEach() + ".columns." + other, other + " is read from the same column of the file as " + name,
                        "it tells the answer, in training only", "Remove it, or say when it becomes known.", "DATA-LABEL-TWICE");
            }
        });
    }

    public static void typesAreKnown(Framing framing, DataSection data, Findings findings) {
        List<String> entities = new ArrayList<>();
        data.sources().forEach((source, section) -> {
            section.key().ifPresent(entities::add);
            section.columns().forEach((column, type) -> {
                if (type.type() instanceof Type.Key(String entity) && entity.equals(column)) entities.add(entity);
            });
        });
        List<String> known = new ArrayList<>(TYPES);
        known.addAll(entities);
        data.sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            if (!(type.type() instanceof Type.Key(String entity)) || entities.contains(entity)) return;
            findings.error("data.sources." + source + ".columns." + column, "unknown type " + entity, "the column cannot be read", Nearest.remedy(entity, known),
                    "DATA-UNKNOWN-TYPE");
        }));
    }

    public static void timesOfKnowledgeAreColumns(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            if (!(type.known() instanceof Known.At(String at))) return;
            Optional<ColumnType> when = Optional.ofNullable(section.columns().get(at));
            boolean broken = when.isEmpty() && findings.names("data.sources." + source + ".columns").contains(at);
            if (broken || when.isPresent() && when.get().type() instanceof Type.Time) return;
            String cause = when.isEmpty() ? "known at " + at + ", but there is no such column" : "known at " + at + ", which is no time";
            findings.error("data.sources." + source + ".columns." + column, cause, "nobody could tell what was known when",
                    when.isEmpty() ? Nearest.remedy(at, section.columns().keySet()) : "Give it the type time.", "DATA-KNOWN-AT");
        }));
    }

    public static void namesAreFree(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((source, section) -> section.columns().keySet().forEach(column -> {
            boolean onRows = source.equals(framing.forEach()) && TAKEN_ON_ROWS.contains(column);
            if (onRows || TAKEN.contains(column)) taken("data.sources." + source + ".columns." + column, column, findings);
        }));
        data.sources().keySet().stream().filter(TAKEN::contains).forEach(name -> taken("data.sources." + name, name, findings));
        data.features().keySet().stream().filter(DataRules::isTaken).forEach(name -> taken("data.features." + name, name, findings));
        if (framing.predict() instanceof Prediction.Heads(var heads)) {
            heads.keySet().stream().filter(DataRules::isTaken).forEach(name -> taken("framing.predict." + name, name, findings));
        }
    }

    private static boolean isTaken(String name) {
        return TAKEN.contains(name) || TAKEN_ON_ROWS.contains(name);
    }

    private static void taken(String path, String name, Findings findings) {
        findings.error(path, name + " means something else already", "an expression could not tell them apart", "Choose another name; from reads the header of the file.",
                "DATA-NAME-TAKEN");
    }

    public static void originsExist(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((name, section) -> {
            String path = "data.sources." + name + ".from";
            switch (section.from()) {
                case Origin.Source(String other) when !findings.names("data.sources").contains(other) -> findings.error(path, "no source " + other, "there are no rows",
                        Nearest.remedy(other, data.sources().keySet()) + " A file has an ending: payments.csv.", "DATA-UNKNOWN-SOURCE");
                case Origin.Generated(String generator) when Generators.find(generator).isEmpty() -> findings.error(path, "no generator " + generator,
                        "there are no rows", Nearest.remedy(generator, Generators.names()), "DATA-UNKNOWN-GENERATOR");
                case Origin.Address _ when section.sha256().isEmpty() -> findings.error(path, "an address without sha256", "nobody would notice other bytes",
                        "Write sha256: with the file's hash.", "DATA-NO-HASH");
                case Origin.File _, Origin.Generated _, Origin.Source _, Origin.Address _, Origin.Schedule _ -> { }
            }
        });
    }

    public static void schedulesHaveTheirThings(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((name, section) -> {
            if (!(section.from() instanceof Origin.Schedule schedule)) return;
            String path = "data.sources." + name + ".from";
            Optional<SourceSection> things = Optional.ofNullable(data.sources().get(schedule.source()));
            if (things.isEmpty()) {
                findings.error(path, "no source " + schedule.source(), "there are no rows", Nearest.remedy(schedule.source(), data.sources().keySet()), "DATA-UNKNOWN-SOURCE");
                return;
            }
            if (!ScheduledRows.days().contains(schedule.day())) {
                findings.error(path, "no day is called " + schedule.day(), "nobody knows when a row is due", Nearest.remedy(schedule.day(), ScheduledRows.days()),
                        "DATA-SCHEDULE");
            }
            if (things.get().key().isEmpty()) {
                findings.error(path, schedule.source() + " names no things", "there is nothing to make a row of", "Say what its rows are: key: COLUMN in data.sources."
                        + schedule.source() + ".", "DATA-SCHEDULE");
            }
            findings.names("data.sources." + name + ".columns").stream().filter(column -> !things.get().key().equals(Optional.of(column))).forEach(column ->
                    findings.error("data.sources." + name + ".columns." + column, "a row of a schedule has its key and its time alone", "nobody could fill the column",
                            "Take it by a path: " + things.get().key().orElse("customer") + "." + column + ".", "DATA-SCHEDULE"));
        });
    }

    public static void settingsOfSourcesAreKnown(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((name, section) -> {
            String path = "data.sources." + name;
            if (section.from() instanceof Origin.Generated(String generator)) {
                Map<String, String> settings = new TreeMap<>(section.with());
                settings.remove("zone");
                Generators.find(generator).ifPresent(found -> found.rows(settings, findings.place(path + ".with"), path, findings.problems()));
            } else {
                section.with().keySet().stream().filter(setting -> !setting.equals("zone")).forEach(setting -> findings.error(path + ".with." + setting, "unknown setting",
                        "nothing reads it", Nearest.remedy(setting, List.of("zone")), "DATA-UNKNOWN-SETTING"));
            }
            String zone = section.with().getOrDefault("zone", "UTC");
            if (!zone.equals("UTC") && !ZoneId.getAvailableZoneIds().contains(zone) && !isOffset(zone)) {
                findings.error(path + ".with.zone", "no zone " + zone, "times without an offset could not be read", Nearest.remedy(zone, ZoneId.getAvailableZoneIds()),
                        "DATA-UNKNOWN-ZONE");
            }
        });
    }

    private static boolean isOffset(String zone) {
        try {
            return ZoneId.of(zone) instanceof ZoneOffset;
        } catch (DateTimeException _) {
            return false;
        }
    }

    public static void correctionsAreFound(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((name, section) -> {
            String path = "data.sources." + name;
            section.correctedBy().filter(by -> !by.equals("id")).ifPresent(by -> findings.error(path + ".corrected by", "corrected by " + by,
                    "a row is that of another one only by its id", "Write corrected by: id, and name the id's column by id: " + by + ".", "DATA-CORRECTED-BY"));
            if (section.correctedBy().isPresent() && section.id().isEmpty() && !findings.names(path).contains("id")) {
                findings.error(path + ".corrected by", "corrected by its id, but no column is the id", "nobody could tell what a row corrects", "Write id: COLUMN.",
                        "DATA-CORRECTED-BY");
            }
            if (section.correctedBy().isPresent() && section.key().isPresent()) {
                findings.error(path + ".corrected by", "rows of " + section.key().get() + " are versions of things", "a newer version takes the place of an older one anyway",
                        "Leave corrected by out.", "DATA-CORRECTED-BY");
            }
            if (section.deletedBy().isPresent() && section.correctedBy().isEmpty()) {
                findings.error(path + ".deleted by", "events are taken out, but not corrected", "a second row of an id would be ignored before anybody looks at it",
                        "Write corrected by: id.", "DATA-CORRECTED-BY");
            }
            section.deletedBy().ifPresent(condition -> Expressions.names(condition).stream().filter(column -> isLate(section, column)).forEach(column ->
                    findings.error(path + ".deleted by", column + " becomes known later", "nobody could tell whether a row takes an event out when it comes",
                            "Look at columns that are known with the row.", "DATA-CORRECTED-BY")));
        });
    }

    private static boolean isLate(SourceSection section, String column) {
        return section.columns().containsKey(column) && !(section.columns().get(column).known() instanceof Known.AtOnce);
    }

    public static void columnsAreRead(Framing framing, DataSection data, Findings findings) {
        data.sources().forEach((name, section) -> {
            if (section.columns().isEmpty()) {
                findings.error("data.sources." + name, "no columns", "nothing of the source is read", "List them with their types: columns: {amount: money EUR}.",
                        "DATA-NO-COLUMNS");
            }
        });
    }

    private static Optional<ColumnType> label(Framing framing, DataSection data) {
        if (!(framing.predict() instanceof Prediction.Column(String name)) || !data.sources().containsKey(framing.forEach())) return Optional.empty();
        return Optional.ofNullable(data.sources().get(framing.forEach()).columns().get(name));
    }

    private static String labelPath(Framing framing) {
        return framing.predict() instanceof Prediction.Column(String name) ? "data.sources." + framing.forEach() + ".columns." + name : "framing.predict";
    }

    /// The headers that a column is read from, by name or by `column('Header')`.
    private static Set<String> headers(String name, ColumnType type) {
        if (type.isAhead()) return Set.of();
        if (type.from().isEmpty()) return Set.of(name);
        Set<String> headers = new TreeSet<>(Expressions.names(type.from().get()));
        Expressions.walk(type.from().get(), part -> {
            if (part instanceof Expression.Call call && call.function().equals("column")) headers.add(call.text());
        });
        return headers;
    }

    /// What the label of a design says; for rules of later rooms.
    public static Optional<Map.Entry<String, ColumnType>> labelOf(Framing framing, DataSection data) {
        if (!(framing.predict() instanceof Prediction.Column(String name))) return Optional.empty();
        return label(framing, data).map(type -> Map.entry(name, type));
    }
}
