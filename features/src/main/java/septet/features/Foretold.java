package septet.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import septet.data.Known;
import septet.data.Row;

/// Events of one source of which a single value is awaited, and is told with a time from which it is known: what they contribute enters its histories as soon as it is told, with
/// that time as its own, and no question sees it before. So each history is met once for an event, while it is near, and nothing is kept elsewhere until time has come.
final class Foretold {
    private static final long NOTHING = -1;
    private static final Foretold[] NONE = {};

    private final Lateness lateness;
    private final LateWay[] ways;
    private final GroupState[] groups;
    /// For each way that of the event itself, by the same key: it was found for the one that came last.
    private final Way[] found;
    /// The event that came last, if nothing was told of it yet: most often the next that is heard is its value.
    private long held = NOTHING;
    private long arrival;
    private long time;
    private final long[] kept;

    /// @param groups that the ways lead to
    private Foretold(Lateness lateness, LateWay[] ways, GroupState[] groups, Course course) {
        this.lateness = lateness;
        this.ways = ways;
        this.groups = groups;
        kept = new long[lateness.kept().length];
        found = IntStream.range(0, ways.length).mapToObj(way -> course.way(groups[way], Arrays.stream(ways[way].keys()).map(key -> lateness.kept()[key]).toArray())).toArray(Way[]::new);
        for (GroupState group : groups) group.foretell();
    }

    /// Of a source; none where more is awaited, where something has to be computed, where the order of two that are due at one time would mean something, or where what is known
    /// counts later still.
    static Foretold[] of(FeaturePlan plan, int source, GroupState[] all, Course course) {
        Lateness lateness = plan.lateness(source);
        LateWay[] ways = LateWay.of(plan, source);
        if (ways.length == 0 || lateness.late().size() != 1 || lateness.texts().length > 0) return NONE;
        long delay = lateness.late().getFirst().known() instanceof Known.After after ? Times.micros(after.delay()) : 0;
        for (LateWay way : ways) {
            Group group = all[way.group()].group();
            if (!way.isDirect() || !group.shape().sliding || group.delay() > delay) return NONE;
        }
        return new Foretold[] {new Foretold(lateness, ways, Arrays.stream(ways).map(way -> all[way.group()]).toArray(GroupState[]::new), course)};
    }

    /// Takes in an event.
    void hold(Row row, long event) {
        arrival = row.arrival;
        time = row.time;
        int[] slots = lateness.kept();
        for (int i = 0; i < slots.length; i++) kept[i] = row.values[slots[i]];
        held = event;
    }

    /// Takes in what is told of an event, which is awaited no longer.
    ///
    /// @return false if the event is unknown or forgotten, or it was told before
    boolean tell(Waiting waiting, long event, long value, long told) {
        if (held == event) {
            kept[waiting.latePlace()] = value;
            long due = waiting.due(time, 0, told);
            for (int way = 0; way < ways.length; way++) groups[way].enter(ways[way], kept, 0, due, arrival, found[way].block());
            held = NOTHING;
            return true;
        }
        release(waiting);
        int record = waiting.find(event);
        if (record == Waiting.NONE) return false;
        waiting.tell(record, value);
        long due = waiting.due(waiting.time(record), 0, told);
        for (int way = 0; way < ways.length; way++) groups[way].enter(ways[way], waiting.records(), waiting.place(record), due, waiting.arrival(record), Histories.NONE);
        waiting.release(record);
        return true;
    }

    /// What is held waits as others do from now on.
    void release(Waiting waiting) {
        if (held != NOTHING) waiting.remember(held, arrival, time, kept);
        held = NOTHING;
    }

    int size() {
        return held == NOTHING ? 0 : 1;
    }
}
