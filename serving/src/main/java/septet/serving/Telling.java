package septet.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.Row;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;

/// Takes in rows of a source that nobody asks a decision for: new events, and what became known later of earlier ones. First all rows
/// are looked at; only if nothing is wrong with any is the first one taken in.
final class Telling {
    /// What a row turned out to be.
    private sealed interface Step {
        record New(Intake.Told told) implements Step {}

        record Late(Intake.Told told) implements Step {}

        record Repeated() implements Step {}
    }

    private final Setup setup;
    private final Fold fold;
    private final Journal journal;
    private final Timeline timeline;
    private final Row row;

    Telling(Setup setup, Fold fold, Journal journal, Timeline timeline, Row row) {
        this.setup = setup;
        this.fold = fold;
        this.journal = journal;
        this.timeline = timeline;
        this.row = row;
    }

    Receipt tell(String name, List<Event> events, long at) {
        journal.usable();
        int source = source(name);
        long arrival = timeline.arrival(at);
        List<Step> steps = new Look(source, arrival).at(events);
        journal.describe(setup.intakes().get(source).described());
        timeline.pass(arrival);
        int news = 0;
        int labels = 0;
        int repeated = 0;
        for (Step step : steps) {
            switch (step) {
                case Step.New(Intake.Told told) -> {
                    take(source, told, arrival);
                    news++;
                }
                case Step.Late(Intake.Told told) -> {
                    if (late(source, told, arrival)) labels++;
                    else repeated++;
                }
                case Step.Repeated() -> repeated++;
            }
        }
        journal.flush();
        return new Receipt(news, labels, repeated);
    }

    private void take(int source, Intake.Told told, long arrival) {
        Intake intake = setup.intakes().get(source);
        fill(intake, told, arrival);
        row.time = intake.time(told, arrival, "", new Problems());
        row.id = told.id();
        journal.write(new EventRecord(intake.schema().source(), row.time, arrival, arrival, row.id, told.values()));
        fold.observe(source, row);
        fold.remember(source, row, intake.content(told.values()));
    }

    private boolean late(int source, Intake.Told told, long arrival) {
        Intake intake = setup.intakes().get(source);
        fill(intake, told, arrival);
        row.id = told.id();
        journal.write(new LabelRecord(intake.schema().source(), row.id, arrival, arrival, told.values()));
        return fold.late(source, row);
    }

    private void fill(Intake intake, Intake.Told told, long arrival) {
        row.clear();
        row.arrival = arrival;
        intake.again(told.values(), row);
    }

    private int source(String name) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < setup.intakes().size(); i++) {
            if (setup.intakes().get(i).schema().source().equals(name)) return i;
            names.add(setup.intakes().get(i).schema().source());
        }
        throw new Refused(Fault.DATA, Problem.error("sources", "there is no such source", "nothing was taken in", Nearest.remedy(name, names),
                "SERVING-UNKNOWN-SOURCE"));
    }

    /// Looks at all rows of a request before any is taken in.
    private final class Look {
        private final int source;
        private final Intake intake;
        private final long arrival;
        private final Problems problems = new Problems();
        /// What this request itself says of ids: what is known with the event, and what is known later.
        private final Map<String, KnownEvent> said = new HashMap<>();

        Look(int source, long arrival) {
            this.source = source;
            this.arrival = arrival;
            intake = setup.intakes().get(source);
        }

        List<Step> at(List<Event> events) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                String place = events.size() == 1 ? "row" : "rows[" + i + "]";
                Problems own = new Problems();
                Intake.Told told = intake.sort(events.get(i), place, own);
                if (!own.hasErrors()) steps.add(step(told, place));
                own.list().forEach(problems::add);
            }
            problems.refuse(Fault.DATA);
            return steps;
        }

        private Step step(Intake.Told told, String place) {
            boolean tellsEvent = intake.tellsEvent(told.values());
            KnownEvent known = said.containsKey(told.id()) ? said.get(told.id()) : fold.find(source, told.id()).orElse(null);
            if (known != null) return ofKnown(told, known, tellsEvent, place);
            if (fold.ingested(source, told.id()).isPresent()) return ofIngested(told, tellsEvent, place);
            if (tellsEvent) return ofNew(told, place);
            if (told.id().isEmpty()) {
                return wrong(place + ".id", "is missing", "nobody knows which event these values belong to", "Send the id of the decision.",
                        "SERVING-MISSING-FIELD");
            }
            return wrong(place + ".id", "names no event that is remembered", "these values belong to nothing",
                    "Send the id that the decision gave; the last " + setup.horizon().ids() + " events are remembered.", "SERVING-UNKNOWN-ID");
        }

        private Step ofNew(Intake.Told told, String place) {
            row.clear();
            row.arrival = arrival;
            Problems own = new Problems();
            timeline.identify(told.id(), place, own);
            intake.type(told, true, place, row, own);
            row.time = intake.time(told, arrival, place, own);
            timeline.refuseAhead(row, place, own);
            if (!own.hasErrors()) intake.check(row, place, own);
            own.list().forEach(problems::add);
            if (!own.hasErrors() && !told.id().isEmpty()) {
                long[] late = IntStream.of(intake.late()).mapToLong(slot -> row.values[slot]).toArray();
                said.put(told.id(), new KnownEvent(-1, row.time, intake.content(told.values()), late));
            }
            return new Step.New(told);
        }

        private Step ofKnown(Intake.Told told, KnownEvent known, boolean tellsEvent, String place) {
            if (tellsEvent && known.content() != intake.content(told.values())) {
                return wrong(place + ".id", "was used for another event", "nothing was taken in", "Send each event under an id of its own.", "SERVING-ID-REUSED");
            }
            if (!readsLate(told, place)) return new Step.Repeated();
            long[] late = known.late().clone();
            boolean any = false;
            for (int i = 0; i < late.length; i++) {
                int slot = intake.late()[i];
                if (row.values[slot] == Values.MISSING) continue;
                if (late[i] != Values.MISSING && late[i] != row.values[slot]) {
                    wrong(place + "." + intake.schema().columns().get(slot).name(), "contradicts what was told before",
                            "the first one stands, and features have been computed from it",
                            "Look which one is true; a label cannot be taken back.", "SERVING-LABEL-CONTRADICTS");
                }
                any |= late[i] == Values.MISSING;
                late[i] = row.values[slot];
            }
            said.put(told.id(), new KnownEvent(known.event(), known.time(), known.content(), late));
            return any ? new Step.Late(told) : new Step.Repeated();
        }

        private Step ofIngested(Intake.Told told, boolean tellsEvent, String place) {
            if (tellsEvent) return wrong(place + ".id", "stands among the ingested rows", "nothing was taken in", "Send only what became known later.",
                    "SERVING-ID-REUSED");
            return readsLate(told, place) ? new Step.Late(told) : new Step.Repeated();
        }

        /// Reads the late values into the row; false where there is none.
        private boolean readsLate(Intake.Told told, String place) {
            row.clear();
            boolean any = false;
            for (int slot : intake.late()) {
                if (told.values().lacks(slot)) continue;
                intake.value(slot, told.values().text(slot), place, row, problems);
                any = true;
            }
            return any;
        }

        private Step wrong(String place, String cause, String consequence, String remedy, String code) {
            problems.add(Problem.error(place, cause, consequence, remedy, code));
            return new Step.Repeated();
        }
    }
}
