package septet.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.LogReader;
import septet.data.Personal;
import septet.data.Records;
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
import septet.world.World;

/// Takes somebody out of a store: the key is destroyed that leads from a value to its pseudonym and opens what the log has sealed.
public final class Forgetting {
    /// Where a server is asked to forget.
    public static final String PATH = "/subjects/forget";

    private Forgetting() {}

    /// What is left of a subject, under a pseudonym that leads to nobody.
    ///
    /// @param events in the log whose personal values nobody can read any more
    /// @param labels likewise
    public record Forgotten(String pseudonym, long events, long labels) {}

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
        throw new Refused(Fault.DESIGN, Problem.error(column, "is no personal column of the design", "nobody was forgotten", names.isEmpty()
                ? "Name it in the design: requirements: {privacy: {personal: [" + column + "]}}." : Nearest.remedy(column, names), "COMMAND-NOT-PERSONAL"));
    }

    /// Forgets a subject for good: its key is gone from the device when this returns.
    ///
    /// @param kind as [#kind] says
    /// @throws Refused COMMAND-NO-SUBJECT where nothing is known of it
    public static Forgotten of(Store store, World world, String kind, String value) {
        String pseudonym = pseudonym(store, world, kind, value);
        store.log().flush();
        try (LogReader reader = store.log().reader(0)) {
            return about(pseudonym, reader);
        }
    }

    private static String pseudonym(Store store, World world, String kind, String value) {
        return store.subjects(world).forget(kind, value.strip()).orElseThrow(() -> new Refused(Fault.DATA, Problem.error(kind, "nobody is known by this " + kind,
                "nothing was changed", "Look for a slip of the pen; somebody who was forgotten before is not known either.", "COMMAND-NO-SUBJECT")));
    }

    /// What a log holds of whom a pseudonym stood for.
    ///
    /// @param reader from the beginning of the log
    public static Forgotten about(String pseudonym, LogReader reader) {
        long events = 0;
        long labels = 0;
        while (reader.next()) {
            switch (Records.read(reader.kind(), reader.payload())) {
                case EventRecord event -> events += isAbout(event.values(), pseudonym) ? 1 : 0;
                case LabelRecord label -> labels += isAbout(label.values(), pseudonym) ? 1 : 0;
                default -> { }
            }
        }
        return new Forgotten(pseudonym, events, labels);
    }

    /// `POST /subjects/forget {key, value}`: while it serves. Empty where nothing is personal.
    static List<Route> routes(Job job) {
        if (Personal.of(job.design().requirements(), job.design().data()).isEmpty()) return List.of();
        return List.of(Route.post(PATH, request -> {
            Map<String, String> fields = Fields.of(request);
            String pseudonym = pseudonym(job.store(), job.world(), kind(job.design(), Fields.get(fields, "key")), Fields.get(fields, "value"));
            return Response.json(RunJson.MAPPER.writeValueAsBytes(Map.of("forgotten", pseudonym)));
        }));
    }

    private static boolean isAbout(TextRow row, String pseudonym) {
        for (int i = 0; i < row.size(); i++) if (!row.lacks(i) && row.text(i).equals(pseudonym)) return true;
        return false;
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
