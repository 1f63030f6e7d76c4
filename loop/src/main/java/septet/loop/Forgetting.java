package septet.loop;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.LogReader;
import septet.data.Personal;
import septet.data.Records;
import septet.data.SourceRecord;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.Store;
import septet.monitoring.Fields;
import septet.serving.Response;
import septet.serving.Route;
import septet.world.Disk;
import septet.world.World;

/// Takes somebody out of a store: the key is destroyed that leads from a value to its pseudonym and opens what the log has sealed.
public final class Forgetting {
    /// Where a server is asked to forget.
    public static final String PATH = "/subjects/forget";

    private static final String UNKNOWN = "COMMAND-NO-SUBJECT";

    private Forgetting() {}

    /// What is left of a subject, under a pseudonym that leads to nobody.
    ///
    /// @param events in the log whose personal values nobody can read any more
    /// @param labels likewise
    /// @param beside other personal columns of these events, with the pseudonyms that stand there
    public record Forgotten(String pseudonym, long events, long labels, Map<String, Set<String>> beside) {
        /// The pseudonyms in these columns.
        public Set<String> in(Collection<String> columns) {
            Set<String> pseudonyms = new TreeSet<>();
            columns.forEach(column -> pseudonyms.addAll(beside.getOrDefault(column, Set.of())));
            return pseudonyms;
        }
    }

    /// The kind of values that a column has: the entity whose things it names, or its own name.
    ///
    /// @throws Refused COMMAND-NOT-PERSONAL where the design has no personal column of that name
    public static String kind(SystemDesign design, String column) {
        Personal personal = Personal.of(design.requirements(), design.data());
        Set<String> names = new TreeSet<>(personal.kinds());
        for (Map<String, String> columns : personal.sources().values()) {
            if (columns.containsKey(column)) return columns.get(column);
            names.addAll(columns.keySet());
        }
        if (names.contains(column)) return column;
        throw notPersonal(column, names);
    }

    /// The same by a store alone, where it is the name of an entity, or of a column that names none.
    public static String kind(Disk disk, Path store, String name) {
        Set<String> kinds = Subjects.kinds(disk, Store.keys(store)).orElse(Set.of());
        if (kinds.contains(name)) return name;
        throw notPersonal(name, kinds);
    }

    private static Refused notPersonal(String column, Set<String> names) {
        return new Refused(Fault.DESIGN, Problem.error(column, "is no personal column", "nothing was done", names.isEmpty()
                ? "Name it in the design: requirements: {privacy: {personal: [" + column + "]}}." : Nearest.remedy(column, names), "COMMAND-NOT-PERSONAL"));
    }

    /// Forgets a subject for good: its key is gone from the device when this returns.
    ///
    /// @param kind as [#kind] says
    /// @param with columns whose values in its events are forgotten, too
    /// @throws Refused COMMAND-NO-SUBJECT where nothing is known of it
    public static Forgotten of(Store store, World world, Named named, Collection<String> with) {
        Subjects subjects = store.subjects(world);
        String pseudonym = subjects.find(named.kind(), named.value().strip()).orElseThrow(() -> unknown(named.kind()));
        store.log().flush();
        try (LogReader reader = store.log().reader(0)) {
            Forgotten forgotten = about(pseudonym, reader);
            if (!subjects.has(pseudonym) && forgotten.events() + forgotten.labels() == 0) throw unknown(named.kind());
            Set<String> all = forgotten.in(with);
            all.add(pseudonym);
            subjects.forget(all);
            return forgotten;
        }
    }

    /// Whom a person names.
    ///
    /// @param value that stood in a source, or the pseudonym that stands for it
    public record Named(String kind, String value) {}

    /// Nobody is known by it.
    public static Refused unknown(String kind) {
        return new Refused(Fault.DATA, Problem.error(kind, "nobody is known by this " + kind, "nothing was changed",
                "Look for a slip of the pen; somebody who was forgotten before is not known either.", UNKNOWN));
    }

    /// Whether that, also of a server.
    public static boolean isUnknown(Refused refused) {
        return refused.problems().stream().anyMatch(problem -> problem.code().equals(UNKNOWN));
    }

    /// What a log holds of whom a pseudonym stands for.
    ///
    /// @param reader from the beginning of the log
    public static Forgotten about(String pseudonym, LogReader reader) {
        Map<String, List<String>> columns = new HashMap<>();
        Map<String, Set<String>> beside = new TreeMap<>();
        long events = 0;
        long labels = 0;
        while (reader.next()) {
            switch (Records.read(reader.kind(), reader.payload())) {
                case SourceRecord source -> columns.put(source.source(), source.columns());
                case EventRecord event -> events += count(event.values(), pseudonym, columns.getOrDefault(event.source(), List.of()), beside);
                case LabelRecord label -> labels += count(label.values(), pseudonym, columns.getOrDefault(label.source(), List.of()), beside);
                default -> { }
            }
        }
        return new Forgotten(pseudonym, events, labels, beside);
    }

    static boolean isAbout(TextRow row, String pseudonym) {
        for (int i = 0; i < row.size(); i++) if (row.hides(i) && row.text(i).equals(pseudonym)) return true;
        return false;
    }

    /// 1 where the row is about it, else 0.
    private static int count(TextRow row, String pseudonym, List<String> columns, Map<String, Set<String>> beside) {
        boolean about = isAbout(row, pseudonym);
        for (int i = 0; i < Math.min(row.size(), columns.size()) && about; i++) {
            if (row.hides(i) && !row.text(i).equals(pseudonym)) beside.computeIfAbsent(columns.get(i), _ -> new TreeSet<>()).add(row.text(i));
        }
        return about ? 1 : 0;
    }

    /// `POST /subjects/forget {key, value}`: while it serves; or `{pseudonyms}`, with spaces between; or all of them, and then all are forgotten or none. Empty where nothing is personal.
    static List<Route> routes(Job job) {
        if (Personal.of(job.design().requirements(), job.design().data()).isEmpty()) return List.of();
        return List.of(Route.post(PATH, request -> {
            Map<String, String> fields = Fields.of(request);
            Subjects subjects = job.store().subjects(job.world());
            Set<String> pseudonyms = fields.containsKey("pseudonyms") ? new TreeSet<>(List.of(fields.get("pseudonyms").strip().split(" +"))) : Set.of();
            if (!pseudonyms.isEmpty() && !fields.containsKey("key")) return Response.json(RunJson.MAPPER.writeValueAsBytes(Map.of("forgotten", subjects.forget(pseudonyms))));
            String kind = kind(job.design(), Fields.get(fields, "key"));
            String pseudonym = subjects.forget(kind, Fields.get(fields, "value").strip(), pseudonyms).orElseThrow(() -> unknown(kind));
            return Response.json(RunJson.MAPPER.writeValueAsBytes(Map.of("forgotten", pseudonym)));
        }).aside());
    }

    /// Forgets in a store that was made of an older copy whom another store, or a newer copy, had forgotten since.
    ///
    /// @return how many
    public static int again(Store store, World world, Path other) {
        Optional<Set<String>> forgotten = Subjects.forgotten(world.disk(), Store.keys(other));
        if (forgotten.isEmpty()) {
            throw new Refused(Fault.DESIGN, Problem.error(other.toString(), "holds no keys", "nobody was forgotten again", "Name a store, or a copy of one.", "MODEL-STORE-MISSING"));
        }
        return store.subjects(world).forget(forgotten.get());
    }
}
