package septet.loop;

import java.util.ArrayList;
import java.util.List;
import septet.data.Column;
import septet.data.Row;
import septet.data.Table;
import septet.data.Values;
import septet.features.FeatureState;
import septet.features.KnownTimes;
import septet.features.Replay;
import septet.serving.Event;

/// The rows of a rehearsal in the order in which they arrive, as a caller tells them, and what becomes known of them later.
final class Rows {
    private final Performance.Score score;
    private final Replay replay;
    private final Row[] rows;
    private final LateValues late = new LateValues();
    private boolean ready;

    /// @param told the rows with the times at which values really become known: columns that the served plan does not have stand behind its own
    Rows(Performance.Score score, List<Table> told) {
        this.score = score;
        replay = new Replay(score.truth(), told);
        rows = new Row[score.truth().sources()];
        for (int i = 0; i < rows.length; i++) rows[i] = new Row(Math.max(score.truth().slots(i), score.served().plan().slots(i)));
    }

    /// Everything that had arrived before the beginning goes into the state; of it only what was known by then, the rest will be told.
    void warm(FeatureState state) {
        ready = replay.next(rows, state);
        while (ready && arrival() < score.from()) {
            int source = replay.source();
            Row row = row();
            List<Integer> slots = lateSlots(source, row);
            // The state puts features where the times stand.
            long[] times = slots.stream().mapToLong(slot -> KnownTimes.of(score.truth().schema(source), slot, row)).toArray();
            state.absorb(source, row, state.nextEvent());
            long event = state.counted();
            for (int i = 0; i < times.length; i++) {
                int slot = slots.get(i);
                long known = times[i];
                if (known == Values.MISSING) continue;
                if (known < score.from() || !score.named().get(source)) state.learn(source, event, slot, row.values[slot], known);
                else late.add(known, name(source), score.spoken().get(source).late(row.id, slot, row));
            }
            ready = replay.next(rows, state);
        }
    }

    /// Whether a row stands ready.
    boolean isReady() {
        return ready;
    }

    void next() {
        ready = replay.next(rows);
    }

    int source() {
        return replay.source();
    }

    Row row() {
        return rows[replay.source()];
    }

    long arrival() {
        return row().arrival;
    }

    /// By which a caller names the row; empty where its source has no ids.
    String id() {
        return score.named().get(replay.source()) ? row().id : "";
    }

    /// The row as a caller tells it: with an id without what becomes known later.
    Event event() {
        int source = replay.source();
        RawEvent spoken = score.spoken().get(source);
        boolean main = source == score.served().plan().mainSource();
        return main || score.named().get(source) ? spoken.event(row()) : spoken.whole(row());
    }

    /// The example that the row is; [Ledger#NOTHING] where it is none.
    int place() {
        Row row = row();
        if (replay.source() != score.served().plan().mainSource()) return Ledger.NOTHING;
        return score.byPlace().length == 0 ? score.byId().getOrDefault(row.id, Ledger.NOTHING) : score.byPlace()[replay.row()];
    }

    /// What becomes known of the row later will be told then.
    ///
    /// @param id by which whoever takes it in knows the row; empty for none
    void tellLater(String id) {
        int source = replay.source();
        if (id.isEmpty()) return;
        for (int slot : lateSlots(source, row())) {
            long known = KnownTimes.of(score.truth().schema(source), slot, row());
            if (known != Values.MISSING) late.add(known, name(source), score.spoken().get(source).late(id, slot, row()));
        }
    }

    /// Tells what is known by then; where the ear fails, it is still to be told.
    void tell(long until, LateValues.Ear ear) {
        late.tell(until, ear);
    }

    /// How many late values were told.
    long told() {
        return late.told();
    }

    private String name(int source) {
        return score.truth().schema(source).source();
    }

    private List<Integer> lateSlots(int source, Row row) {
        List<Integer> slots = new ArrayList<>();
        List<Column> columns = score.truth().schema(source).columns();
        // Columns that nobody serves stand behind those that somebody does.
        int served = score.served().plan().schema(source).columns().size();
        for (int slot = 0; slot < served; slot++) {
            if (!columns.get(slot).knownAtOnce() && !score.truth().isAhead(source, slot) && row.values[slot] != Values.MISSING) slots.add(slot);
        }
        return slots;
    }
}
