package septet.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import septet.data.EventRecord;
import septet.data.LabelRecord;
import septet.data.Row;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;

/// Takes in rows of a source that nobody asks a decision for: new events, and what became known later of earlier ones. Each row is
/// looked at and, if nothing is wrong with it, taken in before the next one is looked at; only names and texts are sorted before.
final class Telling {
    /// So many rows are read before the first of them is taken in: the state then fetches what all of them meet at once.
    private static final int TOGETHER = 16;
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

    Taken take(String name, List<Event> events, long at) {
        journal.usable();
        int source = source(name);
        setup.intakes().get(source).meet(events);
        Rows rows = new Rows(source, timeline.arrival(at));
        for (int first = 0; first < events.size(); first += TOGETHER) rows.take(events, first, Math.min(events.size(), first + TOGETHER));
        journal.flush();
        return rows.taken();
    }

    boolean hides(String source) {
        return setup.intakes().get(source(source)).hides();
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

    /// A row with what it says, and what is wrong with that.
    private record Sorted(Event event, String place, Intake.Told told, List<Problem> problems) {}

    /// The rows of one request.
    private final class Rows {
        private final int source;
        private final Intake intake;
        private final long arrival;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Taken.Outcome> outcomes = new ArrayList<>();
        private final int[] counts = new int[Taken.Outcome.values().length];
        private final List<Sorted> sorted = new ArrayList<>();
        /// Of the row that is looked at.
        private Problems own = new Problems();

        Rows(int source, long arrival) {
            this.source = source;
            this.arrival = arrival;
            intake = setup.intakes().get(source);
        }

        Taken taken() {
            int events = counts[Taken.Outcome.EVENT.ordinal()] + counts[Taken.Outcome.CORRECTION.ordinal()];
            Receipt receipt = new Receipt(events, counts[Taken.Outcome.LABEL.ordinal()], counts[Taken.Outcome.REPEATED.ordinal()]);
            return new Taken(receipt, outcomes, problems);
        }

        /// Rows that stand side by side.
        void take(List<Event> events, int first, int end) {
            sorted.clear();
            for (int i = first; i < end; i++) sorted.add(sort(events.get(i), events.size() == 1 ? "row" : "rows[" + i + "]"));
            if (sorted.size() > 1) fold.expect(source, sorted.stream().map(Sorted::told).toList());
            for (int i = 0; i < sorted.size(); i++) take(sorted.get(i));
        }

        private Sorted sort(Event event, String place) {
            Intake.Told told = intake.sort(event, place, own);
            Sorted read = new Sorted(event, place, told, own.hasErrors() ? own.list() : List.of());
            if (own.hasErrors()) own = new Problems();
            return read;
        }

        private void take(Sorted each) {
            Event event = each.event();
            each.problems().forEach(own::add);
            Taken.Outcome outcome = look(event, each.told(), each.place());
            outcomes.add(outcome);
            counts[outcome.ordinal()]++;
            if (!event.wrong().isEmpty()) problems.addAll(event.wrong());
            if (outcome == Taken.Outcome.REFUSED) problems.addAll(own.list());
            if (own.hasErrors()) own = new Problems();
        }

        private Taken.Outcome look(Event event, Intake.Told told, String place) {
            boolean tellsEvent = intake.tellsEvent(told);
            if (own.hasErrors() || !event.wrong().isEmpty()) return ofBroken(event, told, tellsEvent, place);
            int known = fold.find(source, told.id());
            if (known != KnownEvents.NONE) return ofKnown(told, known, tellsEvent, place);
            OptionalLong inState = fold.inState(source, told.id());
            if (inState.isPresent()) return ofForgotten(told, inState.getAsLong(), tellsEvent, place);
            if (tellsEvent) return ofEvent(told, false, place);
            if (told.id().isEmpty()) {
                return wrong(place + ".id", "is missing", "nobody knows which event these values belong to", "Send the id of the decision.",
                        "SERVING-MISSING-FIELD");
            }
            return wrong(place + ".id", "names no event that is remembered", "these values belong to nothing",
                    "Send the id that the decision gave; the last " + setup.horizon().ids() + " events are remembered.", "SERVING-UNKNOWN-ID");
        }

        /// What else is wrong with it.
        private Taken.Outcome ofBroken(Event event, Intake.Told told, boolean tellsEvent, String place) {
            row.clear();
            row.arrival = arrival;
            if (tellsEvent) {
                timeline.identify(told.id(), place, own);
                intake.type(told, true, place, row, own);
                row.time = intake.time(told, arrival, place, own);
                timeline.refuseAhead(row, place, own);
                intake.check(told, row, place, own);
            } else if (event.size() > 0) {
                readsLate(told, place);
            }
            return Taken.Outcome.REFUSED;
        }

        /// @param again whether an event of its id was taken in before
        private Taken.Outcome ofEvent(Intake.Told told, boolean again, String place) {
            fold.refuseFull(place, own);
            if (own.hasErrors()) return Taken.Outcome.REFUSED;
            row.clear();
            row.arrival = arrival;
            timeline.identify(told.id(), place, own);
            intake.type(told, true, place, row, own);
            row.time = intake.time(told, arrival, place, own);
            timeline.refuseAhead(row, place, own);
            intake.check(told, row, place, own);
            if (own.hasErrors()) return Taken.Outcome.REFUSED;
            if (!again && intake.deletes(row)) return wrong(place + ".id", "names no event that is remembered", "there is nothing to take out", "Send the id of the event.", "SERVING-UNKNOWN-ID");
            row.id = told.id();
            begin();
            journal.write(new EventRecord(intake.schema().source(), row.time, arrival, arrival, row.id, intake.sealed(told)));
            fold.absorb(source, row);
            fold.remember(source, row, intake.content(told.values()));
            return again ? Taken.Outcome.CORRECTION : Taken.Outcome.EVENT;
        }

        private Taken.Outcome ofKnown(Intake.Told told, int known, boolean tellsEvent, String place) {
            if (tellsEvent && !fold.isSame(source, known, told)) {
                if (fold.isCorrected(source)) return ofEvent(told, true, place);
                return wrong(place + ".id", "was used for another event", "this one was not taken in", "Send each event under an id of its own.",
                        "SERVING-ID-REUSED");
            }
            if (!readsLate(told, place)) return repeated();
            if (!tellsEvent && intake.isDatedOtherwise(told, fold.known(source).time(known))) {
                return wrong(place + ".time", "is not the time of this event", "a label has none of its own: it counts from its arrival on, or from when its column says",
                        "Leave it out; where each label has a time from which it counts, give that a column, and write known at COLUMN in the design.", "SERVING-ID-REUSED");
            }
            boolean any = false;
            for (int i = 0; i < intake.late().length; i++) {
                int slot = intake.late()[i];
                long before = fold.known(source).late(known, i);
                if (row.values[slot] == Values.MISSING) continue;
                boolean differs = before != Values.MISSING && before != row.values[slot];
                any |= differs;
                if (differs && !fold.isCorrected(source)) {
                    wrong(place + "." + intake.schema().columns().get(slot).name(), "contradicts what was told before",
                            "the first one stands, and features have been computed from it",
                            "Look which one is true; a label cannot be taken back.", "SERVING-LABEL-CONTRADICTS");
                }
                any |= before == Values.MISSING;
            }
            return any ? late(told) : repeated();
        }

        /// An event of the files, or one that came so long ago that only its id is remembered: the first counts.
        private Taken.Outcome ofForgotten(Intake.Told told, long event, boolean tellsEvent, String place) {
            if (tellsEvent && fold.isCorrected(source)) return ofEvent(told, true, place);
            if (tellsEvent && fold.isIngested(event)) {
                return wrong(place + ".id", "stands among the ingested rows", "it was not taken in again", "Send only what became known later.",
                        "SERVING-ID-REUSED");
            }
            return readsLate(told, place) ? late(told) : repeated();
        }

        private Taken.Outcome repeated() {
            return own.hasErrors() ? Taken.Outcome.REFUSED : Taken.Outcome.REPEATED;
        }

        /// Takes in the late values that stand in the row.
        private Taken.Outcome late(Intake.Told told) {
            if (own.hasErrors()) return Taken.Outcome.REFUSED;
            row.arrival = arrival;
            row.id = told.id();
            begin();
            journal.write(new LabelRecord(intake.schema().source(), row.id, arrival, arrival, intake.sealed(told)));
            return fold.late(source, row) ? Taken.Outcome.LABEL : Taken.Outcome.REPEATED;
        }

        private void begin() {
            journal.describe(intake.described());
            timeline.pass(arrival);
        }

        /// Reads the late values into the row; false where there is none.
        private boolean readsLate(Intake.Told told, String place) {
            row.clear();
            boolean any = false;
            for (int slot : intake.late()) {
                if (told.values().lacks(slot)) continue;
                intake.value(slot, told.values().text(slot), place, row, own);
                any = true;
            }
            return any;
        }

        private Taken.Outcome wrong(String place, String cause, String consequence, String remedy, String code) {
            own.add(Problem.error(place, cause, consequence, remedy, code));
            return Taken.Outcome.REFUSED;
        }
    }
}
