package septet.features;

import java.util.List;
import septet.data.Known;
import septet.data.Row;

/// What enters histories later than with its row, and what leaves them again: values that become known later, and corrections.
final class LateEntries {
    private final FeaturePlan plan;
    private final GroupState[] groups;
    private final Waiting[] waiting;
    private final Upcoming upcoming;
    private final Agenda agenda;
    private final Witness witness;
    private final Row[] scratch;
    private final LateWay[][] ways;

    LateEntries(FeaturePlan plan, GroupState[] groups, Waiting[] waiting, Upcoming upcoming, Witness witness) {
        this.upcoming = upcoming;
        agenda = upcoming.agenda();
        this.plan = plan;
        this.groups = groups;
        this.waiting = waiting;
        this.witness = witness;
        scratch = new Row[plan.sources()];
        ways = new LateWay[plan.sources()][];
        for (int source = 0; source < scratch.length; source++) {
            scratch[source] = new Row(plan.lateness(source).slots());
            ways[source] = LateWay.of(plan, source);
        }
    }

    /// A column became known: the event enters the groups that waited for nothing else.
    ///
    /// @param now the last event
    void know(int source, int record, int bit, long arrival, long now) {
        if (waiting[source].isGone(record)) return;
        boolean loaded = false;
        int[] entered = plan.lateness(source).groups();
        for (int i = 0; i < entered.length; i++) {
            int index = entered[i];
            long mask = groups[index].group().late();
            if (!waiting[source].isComplete(record, mask, bit) || enterDirectly(source, record, i, arrival)) continue;
            if (!loaded) waiting[source].load(record, scratch[source]);
            loaded = true;
            enter(source, record, index, arrival, now);
        }
    }

    private boolean enterDirectly(int source, int record, int way, long arrival) {
        if (witness != Witness.NOBODY || ways[source].length == 0 || !ways[source][way].isDirect()) return false;
        return groups[ways[source][way].group()].update(ways[source][way], waiting[source], record, arrival, upcoming.block(ways[source][way].group()));
    }

    private void enter(int source, int record, int index, long arrival, long now) {
        long known = waiting[source].due(record, groups[index].group().late());
        long event = waiting[source].event(record);
        groups[index].update(scratch[source], known, arrival, event, upcoming.block(index));
        witness.entered(index, scratch[source], known, event, now);
    }

    /// Whether a later row of an event's id says anything else of it, as far as anybody asks: a row that was only sent twice changes nothing.
    boolean differs(int source, Row row, long event, boolean deletes) {
        int record = waiting[source].find(event);
        return waiting[source].isGone(record) ? !deletes : deletes || !waiting[source].says(record, row, plan.schema(source).columns().size());
    }

    /// Takes an event out of everything that it has entered.
    void takeBack(int source, long event, long now) {
        int record = waiting[source].find(event);
        if (waiting[source].isGone(record)) return;
        waiting[source].load(record, scratch[source]);
        for (int index : plan.lateness(source).immediate()) leave(source, index, scratch[source].time, event, now);
        for (int index : plan.lateness(source).groups()) leaveLate(source, record, index, now);
    }

    /// After it was taken back: it enters all of it again.
    void putBack(int source, long event, long now) {
        int record = waiting[source].find(event);
        if (waiting[source].isGone(record)) return;
        waiting[source].load(record, scratch[source]);
        for (int index : plan.lateness(source).immediate()) {
            groups[index].update(scratch[source], scratch[source].time, scratch[source].arrival, event, Histories.NONE);
            witness.entered(index, scratch[source], scratch[source].time, event, now);
        }
        for (int index : plan.lateness(source).groups()) {
            if (waiting[source].isComplete(record, groups[index].group().late())) enter(source, record, index, scratch[source].arrival, now);
        }
    }

    /// What was known of a column until now was not true.
    void takeBackLabel(int source, int record, int bit, long now) {
        if (waiting[source].isGone(record)) return;
        waiting[source].load(record, scratch[source]);
        for (int index : plan.lateness(source).groups()) if ((groups[index].group().late() >>> bit & 1) == 1) leaveLate(source, record, index, now);
    }

    private void leaveLate(int source, int record, int index, long now) {
        long mask = groups[index].group().late();
        if (waiting[source].isComplete(record, mask)) leave(source, index, waiting[source].due(record, mask), waiting[source].event(record), now);
    }

    private void leave(int source, int index, long known, long event, long now) {
        groups[index].remove(scratch[source], known, event);
        witness.left(index, scratch[source], event, now);
    }

    /// After the event was taken back, and what its later row says at once has entered: what became known of it meanwhile enters again.
    ///
    void correct(int source, Row row, long event, long now) {
        int record = waiting[source].find(event);
        waiting[source].correct(record, row);
        waiting[source].load(record, scratch[source]);
        for (int index : plan.lateness(source).groups()) {
            if (waiting[source].isComplete(record, groups[index].group().late())) enter(source, record, index, row.arrival, now);
        }
        postpone(source, record, row.time);
    }

    /// What is not known yet of the event becomes known no earlier than its new time says.
    private void postpone(int source, int record, long time) {
        List<Lateness.Late> late = plan.lateness(source).late();
        for (int bit = 0; bit < late.size(); bit++) {
            long due = waiting[source].nextDue(record, bit);
            if (due == Waiting.NOTHING || !(late.get(bit).known() instanceof Known.After after)) continue;
            long later = Math.max(due, Times.plus(time, Times.micros(after.delay())));
            if (later == due) continue;
            waiting[source].postpone(record, bit, later);
            agenda.add(later, Agenda.target(source, bit, record), waiting[source].nextValue(record, bit));
        }
    }
}
