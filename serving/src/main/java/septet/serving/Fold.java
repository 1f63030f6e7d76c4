package septet.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import septet.data.Column;
import septet.data.Known;
import septet.data.Row;
import septet.data.Values;
import septet.features.FeatureState;

/// Everything that an event or a late value does to memory: to the feature state, to the ids that are remembered, to who listens.
/// What happens now and what is read from the log again pass through the same calls.
final class Fold {
    private final Setup setup;
    private final FeatureState state;
    private final Listener listener;
    private final List<Recent<KnownEvent>> events = new ArrayList<>();

    Fold(Setup setup, FeatureState state, Listener listener) {
        this.setup = setup;
        this.state = state;
        this.listener = listener;
        for (int i = 0; i < setup.intakes().size(); i++) events.add(new Recent<>(setup.horizon().ids()));
    }

    /// The event of this id, as far as it came by the log.
    Optional<KnownEvent> find(int source, String id) {
        return id.isEmpty() ? Optional.empty() : events.get(source).find(id);
    }

    /// The number of the event of this id among the ingested rows.
    OptionalLong ingested(int source, String id) {
        return id.isEmpty() ? OptionalLong.empty() : state.find(source, id);
    }

    /// Takes an event into the state and fills its row's features.
    /// @return false where one of its id was there before: then nothing has changed
    boolean observe(int source, Row row) {
        return state.observe(source, row, state.nextEvent());
    }

    /// Remembers the event that was observed last, takes in what its row already knows, and tells of it.
    void remember(int source, Row row, long content) {
        long event = state.nextEvent() - 1;
        Intake intake = setup.intakes().get(source);
        long[] late = new long[intake.late().length];
        Arrays.fill(late, Values.MISSING);
        KnownEvent known = new KnownEvent(event, row.time, content, late);
        if (!row.id.isEmpty()) events.get(source).put(row.id, known);
        listener.arrived(intake.schema().source(), row.time, row.arrival);
        learn(source, known, row);
    }

    private boolean learn(int source, KnownEvent known, Row row) {
        boolean any = false;
        int[] slots = setup.intakes().get(source).late();
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            long value = row.values[slot];
            if (value == Values.MISSING || known.late()[i] != Values.MISSING) continue;
            known.late()[i] = value;
            any = true;
            long from = knownFrom(source, slot, known.time(), row);
            state.learn(source, known.event(), slot, value, from);
            if (source == setup.source() && slot == setup.label()) listener.labelled(row.id, value, from);
        }
        return any;
    }

    /// Takes in what became known later of the event of the row's id, wherever that stands.
    /// @return whether any was new; of an ingested event, whatever its row says itself stands
    boolean late(int source, Row row) {
        Optional<KnownEvent> known = find(source, row.id);
        if (known.isPresent()) return learn(source, known.get(), row);
        OptionalLong event = ingested(source, row.id);
        boolean any = false;
        if (event.isEmpty()) return false;
        for (int slot : setup.intakes().get(source).late()) {
            if (row.values[slot] != Values.MISSING) any |= state.learn(source, event.getAsLong(), slot, row.values[slot],
                    knownFrom(source, slot, Long.MIN_VALUE, row));
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

    long stateHash() {
        return state.stateHash();
    }
}
