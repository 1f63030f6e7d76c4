package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import septet.data.Column;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;
import septet.design.Type;
import septet.world.Chance;

/// Rows whose windows ahead are still open, and what has been seen of the events that will count in them.
final class AheadState {
    private static final int FREE = -1;

    private final Ahead ahead;
    private final FeaturePlan plan;
    private final FeatureState state;
    private final Row[] told;
    private final Agenda agenda = new Agenda();
    /// Open rows as they were at t0; of each how many of its heads are still to come.
    private final List<Row> rows = new ArrayList<>();
    private long[] events = new long[16];
    private int[] left = new int[16];
    private final Numbers free = new Numbers();

    /// Hears what became known of a row.
    interface Closed {
        /// @param head  its place among the heads
        /// @param value missing where the window tells nothing
        /// @param at    microseconds: when its window had closed
        void closed(long event, String id, int head, long value, long at);
    }

    AheadState(Ahead ahead) {
        this.ahead = ahead;
        this.plan = ahead.plan();
        this.state = new FeatureState(plan);
        this.told = new Row[plan.sources()];
        for (int source = 0; source < told.length; source++) told[source] = new Row(plan.slots(source));
    }

    /// Closes the windows that ended before something arrives.
    void advance(long arrival, Closed hears) {
        while (agenda.size() > 0 && agenda.nextDue() <= arrival) {
            long due = agenda.nextDue();
            agenda.take();
            int record = (int) agenda.target();
            int head = (int) agenda.value();
            Row row = rows.get(record);
            state.advance(due);
            state.lookAhead(row);
            long event = events[record];
            long value = row.values[ahead.heads().get(head).slot()];
            if (--left[record] == 0) release(record);
            hears.closed(event, row.id, head, value, due);
        }
    }

    private void release(int record) {
        events[record] = FREE;
        free.add(record);
    }

    /// Takes in an event that counts, or corrects another one. A row that is corrected looks ahead as it was.
    ///
    /// @return the number under which it counts; -1: nowhere
    long take(int source, Row row, long event) {
        Row own = told[source];
        int columns = plan.schema(source).columns().size();
        own.time = row.time;
        own.arrival = row.arrival;
        own.id = row.id;
        System.arraycopy(row.values, 0, own.values, 0, columns);
        System.arraycopy(row.texts, 0, own.texts, 0, columns);
        if (source != plan.mainSource()) {
            state.absorb(source, own, event);
        } else if (state.observe(own, event)) {
            int record = record(own, event);
            for (int head = 0; head < ahead.heads().size(); head++) await(record, head);
        }
        return state.counted();
    }

    private void await(int record, int head) {
        Row row = rows.get(record);
        // (t0, t0 + D] has closed when anything arrives after its end
        agenda.add(Math.max(row.arrival, Times.plus(Times.plus(row.time, ahead.heads().get(head).delay()), 1)), record, head);
        left[record]++;
    }

    private int record(Row row, long event) {
        int record = free.isEmpty() ? rows.size() : (int) free.takeLast();
        if (record == rows.size()) rows.add(new Row(plan.slots()));
        if (record == events.length) {
            events = Arrays.copyOf(events, 2 * record);
            left = Arrays.copyOf(left, 2 * record);
        }
        Row kept = rows.get(record);
        kept.time = row.time;
        kept.arrival = row.arrival;
        kept.id = row.id;
        System.arraycopy(row.values, 0, kept.values, 0, kept.values.length);
        System.arraycopy(row.texts, 0, kept.texts, 0, kept.texts.length);
        events[record] = event;
        left[record] = 0;
        return record;
    }

    /// A value that becomes known later, of a column that a head may ask for.
    void learn(int source, long event, int column, long value, long knownAt) {
        if (column < plan.schema(source).columns().size()) state.learn(source, event, column, value, knownAt);
    }

    /// Takes in all late values of a row that holds them already.
    void learnAll(int source, Row row, long event) {
        state.learnAll(source, row, event);
    }

    /// How many rows still wait.
    int open() {
        return rows.size() - free.size();
    }

    long bytes() {
        return state.bytes() + (long) rows.size() * 8 * plan.slots();
    }

    void write(StateWriter to) {
        to.section("ahead");
        state.write(to);
        to.number(open());
        for (int record = 0; record < rows.size(); record++) {
            if (events[record] == FREE) continue;
            Row row = rows.get(record);
            to.number(events[record]);
            to.number(row.time);
            to.number(row.arrival);
            to.text(row.id);
            for (Feature kept : kept()) {
                to.value(kept.type(), row.values[kept.slot()]);
                if (PlanParts.isText(kept.type())) to.text(row.texts[kept.slot()]);
            }
        }
        to.number(agenda.size());
        agenda.forEach((due, record, head) -> {
            to.number(due);
            to.number(events[(int) record]);
            to.number(head);
        });
    }

    /// Of a new state only.
    void read(StateReader from) {
        from.section("ahead");
        state.read(from);
        java.util.Map<Long, Integer> records = new java.util.HashMap<>();
        for (int count = from.count(); count > 0; count--) {
            Row row = new Row(plan.slots());
            long event = from.number();
            row.time = from.number();
            row.arrival = from.number();
            row.id = from.text();
            for (Feature kept : kept()) {
                row.values[kept.slot()] = from.value(kept.type());
                if (PlanParts.isText(kept.type())) row.texts[kept.slot()] = from.text();
            }
            records.put(event, record(row, event));
        }
        for (int count = from.count(); count > 0; count--) {
            long due = from.number();
            int record = records.get(from.number());
            agenda.add(due, record, from.number());
            left[record]++;
        }
    }

    /// What of a row is needed when its windows close: its columns, and what it looked up.
    private List<Feature> kept() {
        List<Feature> kept = new ArrayList<>();
        List<Column> columns = plan.schema().columns();
        for (int slot = 0; slot < columns.size(); slot++) kept.add(new Feature(columns.get(slot).name(), columns.get(slot).name(), columns.get(slot).type(), slot));
        kept.addAll(plan.paths());
        return kept;
    }

    /// A number that equal states share.
    long hash() {
        long[] sum = {state.stateHash()};
        agenda.forEach((due, record, head) -> sum[0] += Chance.mix(Hashes.of(Hashes.of(due, events[(int) record]), head)));
        return sum[0];
    }
}
