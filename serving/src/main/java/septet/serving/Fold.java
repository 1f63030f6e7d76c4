package septet.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import septet.data.Column;
import septet.data.Known;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;
import septet.features.FeaturePlan;
import septet.features.FeatureState;

/// Everything that an event or a late value does to memory: to the feature state, to the ids that are remembered, to who listens.
/// What happens now and what is read from the log again pass through the same calls.
final class Fold {
    /// A word and its code in the dictionary, about.
    private static final int WORD_BYTES = 120;
    private static final int LOOK_EVENTS = 1_000;
    private final Setup setup;
    private final FeatureState state;
    private final Listener listener;
    private final List<KnownEvents> events = new ArrayList<>();
    /// Events before this number stand among the ingested rows.
    private long logged;
    private long nextLook;
    private long bytes;
    private final boolean asked;
    /// Rows that come next, with what [FeatureState#expect] looks for.
    private Row[] next = {};

    Fold(Setup setup, FeatureState state, Listener listener) {
        this(setup, state, listener, false);
    }

    /// @param asked whether somebody asks what every row shows
    Fold(Setup setup, FeatureState state, Listener listener, boolean asked) {
        this.asked = asked;
        this.setup = setup;
        this.state = state;
        this.listener = listener;
        logged = state.nextEvent();
        state.closes((event, id, slot, value, at) -> {
            if (slot == setup.label()) listener.computed(event, id, value, at);
        });
        for (Intake intake : setup.intakes()) events.add(new KnownEvents(setup.horizon().ids(), intake.late().length));
    }

    /// The record of the event of this id, as far as it came by the log and is remembered; [KnownEvents#NONE] where there is none.
    int find(int source, String id) {
        return id.isEmpty() ? KnownEvents.NONE : events.get(source).find(id);
    }

    /// Whether what is told is the event of the record again: what was known with it, and its time where it gives one.
    boolean isSame(int source, int record, Intake.Told told) {
        Intake intake = setup.intakes().get(source);
        KnownEvents known = events.get(source);
        return known.content(record) == intake.content(told.values()) && intake.isOf(told, known.time(record));
    }

    KnownEvents known(int source) {
        return events.get(source);
    }

    /// The number of the event of this id in the state: of an ingested row, or of one of which only the id is still remembered.
    OptionalLong inState(int source, String id) {
        return id.isEmpty() ? OptionalLong.empty() : state.find(source, id);
    }

    /// Whether later rows of the source correct earlier ones of their id.
    boolean isCorrected(int source) {
        return state.plan().isCorrected(source);
    }

    /// Whether this event stands among the ingested rows.
    boolean isIngested(long event) {
        return event < logged;
    }

    /// Takes an event into the state and fills its row's features.
    /// @return false where one of its id was there before: then nothing has changed
    boolean observe(int source, Row row) {
        return state.observe(source, row, state.nextEvent());
    }

    /// Adds a problem where all that is known takes more memory than it may. It is looked at now and then, more often where little room is left.
    void refuseFull(String place, Problems problems) {
        if (state.nextEvent() >= nextLook) {
            long known = 0;
            for (KnownEvents each : events) known += each.bytes();
            bytes = state.bytes() + known + (long) state.plan().dictionary().size() * WORD_BYTES;
            nextLook = state.nextEvent() + LOOK_EVENTS + untilHalf();
        }
        if (bytes <= setup.horizon().bytes()) return;
        problems.add(Problem.error(place, "finds no room: " + state.keys() + " keys and their events take " + bytes / 1_000_000 + " MB of the "
                + setup.horizon().bytes() / 1_000_000 + " MB that they may", "it was not taken in; labels still are", Horizon.REMEDY, "SERVING-MEMORY-FULL"));
    }

    /// Events that take at most half of the room that is left, if each makes as many keys as it can, and these are as large as those that are there.
    private long untilHalf() {
        long room = Math.max(0, setup.horizon().bytes() - bytes);
        return room / 2 / (Math.max(1, state.mostKeys()) * (1 + bytes / Math.max(1, state.keys())));
    }

    /// Says what comes next of a source, so that the state fetches together what all of it will meet.
    void expect(int source, List<Intake.Told> told) {
        int[] keys = state.expects(source);
        if (keys.length == 0) return;
        if (next.length < told.size()) {
            next = new Row[told.size()];
            for (int i = 0; i < next.length; i++) next[i] = new Row(state.plan().widest());
        }
        for (int i = 0; i < told.size(); i++) for (int slot : keys) next[i].values[slot] = setup.intakes().get(source).word(slot, told.get(i));
        state.expect(source, next, told.size());
    }

    /// Takes an event into the state of which nobody asks what its row shows.
    void absorb(int source, Row row) {
        if (asked) observe(source, row);
        else state.absorb(source, row, state.nextEvent());
    }

    /// Remembers the event that was taken in last, takes in what its row already knows, and tells of it.
    void remember(int source, Row row, long content) {
        boolean tooLate = state.counted() < 0;
        listener.arrived(setup.intakes().get(source).schema().source(), row.time, row.arrival);
        listener.happened(setup.intakes().get(source).schema().source(), row);
        // a correction that counts nowhere leaves what is known of its event
        if (tooLate && find(source, row.id) != KnownEvents.NONE) return;
        long event = tooLate ? state.nextEvent() - 1 : state.counted();
        int record = row.id.isEmpty() ? KnownEvents.NONE : events.get(source).put(row.id, event, row.time, content);
        if (!setup.intakes().get(source).deletes(row)) learn(source, record, event, row.time, row);
    }

    /// @param record where what was told is noted, so that only the first value of a column counts
    private boolean learn(int source, int record, long event, long time, Row row) {
        boolean any = false;
        int[] slots = setup.intakes().get(source).late();
        KnownEvents known = events.get(source);
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            long value = row.values[slot];
            long before = record == KnownEvents.NONE ? Values.MISSING : known.late(record, i);
            if (value == Values.MISSING || before != Values.MISSING && !isCorrected(source)) continue;
            if (value == before) {
                // a correction may have moved the time from which it counts
                state.learn(source, event, slot, value, knownFrom(source, slot, time, row));
                continue;
            }
            if (record != KnownEvents.NONE) known.know(record, i, value);
            any = true;
            long from = knownFrom(source, slot, time, row);
            state.learn(source, event, slot, value, from);
            if (source == setup.source() && slot == setup.label()) listener.labelled(row.id, value, from);
        }
        return any;
    }

    /// Takes in what became known later of the event of the row's id, wherever that stands.
    /// @return whether any was new; of an event that is not remembered here, whatever the state knows of it stands
    boolean late(int source, Row row) {
        int record = find(source, row.id);
        if (record != KnownEvents.NONE) return learn(source, record, events.get(source).event(record), events.get(source).time(record), row);
        OptionalLong event = inState(source, row.id);
        boolean any = false;
        if (event.isEmpty()) return false;
        for (int slot : setup.intakes().get(source).late()) {
            if (row.values[slot] == Values.MISSING) continue;
            long from = knownFrom(source, slot, Long.MIN_VALUE, row);
            boolean isNew = state.learn(source, event.getAsLong(), slot, row.values[slot], from);
            if (isNew && source == setup.source() && slot == setup.label()) listener.labelled(row.id, row.values[slot], from);
            any |= isNew;
        }
        return any;
    }

    /// From when on the value may be used: when it has arrived, and not before its column says.
    private long knownFrom(int source, int slot, long time, Row row) {
        Column column = setup.intakes().get(source).schema().columns().get(slot);
        return switch (column.known()) {
            case Known.AtOnce _, Known.Later _ -> row.arrival;
            case Known.After(Duration delay) -> Math.max(row.arrival, time == Long.MIN_VALUE ? time : time + delay.toNanos() / 1_000);
            case Known.At(String other) -> Math.max(row.arrival, row.values[setup.intakes().get(source).schema().slot(other)]);
        };
    }

    /// Whether the row observed last was older than what its windows keep.
    boolean tooOld() {
        return state.degraded();
    }

    void write(StateWriter to) {
        to.section("events 1");
        to.number(logged);
        state.write(to);
        for (int i = 0; i < events.size(); i++) events.get(i).write(lateTypes(i), to);
    }

    void read(StateReader from) {
        from.section("events 1");
        logged = from.number();
        state.read(from);
        for (int i = 0; i < events.size(); i++) events.get(i).read(lateTypes(i), from);
    }

    private List<Type> lateTypes(int source) {
        Intake intake = setup.intakes().get(source);
        return IntStream.of(intake.late()).mapToObj(slot -> intake.schema().columns().get(slot).type()).toList();
    }

    FeaturePlan plan() {
        return state.plan();
    }

    long stateHash() {
        return state.stateHash();
    }
}
