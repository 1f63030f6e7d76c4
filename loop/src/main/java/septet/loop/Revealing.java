package septet.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.LogReader;
import septet.data.LoopRecord;
import septet.data.Personal;
import septet.data.Pseudonym;
import septet.data.Records;
import septet.data.SourceRecord;
import septet.data.Subjects;
import septet.data.TextRow;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.monitoring.Fields;
import septet.serving.Decider;
import septet.serving.Response;
import septet.serving.Route;

/// Shows a person who may read the keys what the log has sealed of somebody. That it was shown stands in the log before it is, with who asked and why.
public final class Revealing {
    /// Where a server is asked to write down that somebody looks.
    public static final String PATH = "/subjects/reveal";
    static final String ACTION = "reveal";

    private Revealing() {}

    /// Who looks, at whom, and why.
    public record Look(String kind, String pseudonym, String by, String why) {
        public Map<String, String> fields() {
            return Map.of("kind", kind, "pseudonym", pseudonym, "by", by, "why", why);
        }

        /// As the log has it.
        public LoopRecord record(long at) {
            return new LoopRecord(at, ACTION, "", "", "What is sealed of one " + kind + " (" + pseudonym + ") was shown to " + by + ": " + why + ".", List.of());
        }
    }

    /// An event or a label as it was told.
    ///
    /// @param at     microseconds: when it arrived
    /// @param values by column; pseudonyms where the key of somebody else in it was destroyed
    public record Shown(long at, String source, String id, Map<String, String> values) {}

    /// What the log holds of somebody, the oldest first.
    ///
    /// @param reader from the beginning of the log
    public static List<Shown> of(String pseudonym, Subjects subjects, LogReader reader) {
        Map<String, List<String>> columns = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        while (reader.next()) {
            switch (Records.read(reader.kind(), reader.payload())) {
                case SourceRecord source -> columns.put(source.source(), source.columns());
                case EventRecord event when Forgetting.isAbout(event.values(), pseudonym) ->
                        shown.add(new Shown(event.arrival(), event.source(), event.id(), values(subjects.open(event.values()), columns.getOrDefault(event.source(), List.of()))));
                case LabelRecord label when Forgetting.isAbout(label.values(), pseudonym) ->
                        shown.add(new Shown(label.arrival(), label.source(), label.id(), values(subjects.open(label.values()), columns.getOrDefault(label.source(), List.of()))));
                default -> { }
            }
        }
        return shown;
    }

    private static Map<String, String> values(TextRow row, List<String> columns) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) if (!row.lacks(i)) values.put(columns.get(i), row.text(i));
        return values;
    }

    /// `POST /subjects/reveal {kind, pseudonym, by, why}`: it is on the device when this is answered. Empty where nothing is personal.
    static List<Route> routes(Job job, Decider decider, LongSupplier now) {
        if (Personal.of(job.design().requirements(), job.design().data()).isEmpty()) return List.of();
        return List.of(Route.post(PATH, request -> {
            Map<String, String> fields = Fields.of(request);
            String pseudonym = Fields.get(fields, "pseudonym");
            if (!Pseudonym.is(pseudonym)) throw new Refused(Fault.DATA, Problem.error("body.pseudonym", "is none", "nothing was written down", "septet reveal sends it.", "COMMAND-NO-SUBJECT"));
            Look look = new Look(Forgetting.kind(job.design(), Fields.get(fields, "kind")), pseudonym, Fields.by(fields), Fields.why(fields));
            decider.act(look.record(now.getAsLong()));
            return Response.json(RunJson.MAPPER.writeValueAsBytes(Map.of("written", pseudonym))).acknowledging();
        }));
    }
}
