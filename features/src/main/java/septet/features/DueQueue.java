package septet.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import septet.data.Row;

/// Events of one source of which a single value is awaited, and was told with a time from which it is known: most often one delay for all, so that they become known in the
/// order in which they were told. What they contribute stands in a queue, one behind the other: when it is due, the histories' keys and values are there, and nothing
/// is looked up. Whatever comes out of order waits as [Waiting] and [Agenda] have it; checkpoints know only these.
///
/// The histories that the next ones will enter are fetched from memory before their time, those of many at once as [Expected] has it.
final class DueQueue {
    private static final int DUE = 0;
    private static final int EVENT = 1;
    private static final int ARRIVAL = 2;
    private static final int TIME = 3;
    private static final int KEPT = 4;
    /// Of so many at once, once so few are left of those before.
    private static final int AHEAD = 16;
    private static final int FEW = 2;

    private static final long NOTHING = -1;

    private final Lateness lateness;
    private final LateWay[] ways;
    private final GroupState[] groups;
    private final int stride;
    /// Room for a power of two of them.
    private long[] queue;
    private int mask = 63;
    private long taken;
    private int length;
    private long last = Long.MIN_VALUE;
    /// The event that came last, if nothing was told of it yet: it stands behind those that wait.
    private long held = NOTHING;
    /// Of how many, since the beginning, the histories were fetched.
    private long fetched;
    private final int[] blocks = new int[AHEAD];

    /// @param groups that the ways lead to
    private DueQueue(Lateness lateness, LateWay[] ways, GroupState[] groups) {
        this.lateness = lateness;
        this.ways = ways;
        this.groups = groups;
        stride = KEPT + lateness.kept().length;
        queue = new long[(mask + 1) * stride];
    }

    /// Of a source; none where more is awaited, where something has to be computed, or where the order of two that are due at one time would mean something.
    static DueQueue[] of(FeaturePlan plan, int source, GroupState[] all) {
        Lateness lateness = plan.lateness(source);
        LateWay[] ways = LateWay.of(plan, source);
        boolean direct = ways.length > 0 && Arrays.stream(ways).allMatch(way -> way.isDirect() && all[way.group()].lane().isPresent());
        if (lateness.late().size() != 1 || !direct || lateness.texts().length > 0) return new DueQueue[0];
        return new DueQueue[] {new DueQueue(lateness, ways, Arrays.stream(ways).map(way -> all[way.group()]).toArray(GroupState[]::new))};
    }

    /// Takes an event over, if it is due no earlier than those that wait.
    boolean add(Waiting waiting, int record, long due, long value) {
        if (length > 0 && due < last) return false;
        if (length > mask) grow();
        int at = at(taken + length++);
        queue[at + DUE] = due;
        queue[at + EVENT] = waiting.event(record);
        queue[at + ARRIVAL] = waiting.arrival(record);
        queue[at + TIME] = waiting.time(record);
        waiting.give(record, value, queue, at + KEPT);
        last = due;
        return true;
    }

    /// Takes in an event, of which most often the next that is heard is its value.
    void hold(Row row, long event) {
        if (length > mask) grow();
        int at = at(taken + length);
        queue[at + EVENT] = event;
        queue[at + ARRIVAL] = row.arrival;
        queue[at + TIME] = row.time;
        int[] kept = lateness.kept();
        for (int i = 0; i < kept.length; i++) queue[at + KEPT + i] = row.values[kept[i]];
        held = event;
    }

    /// Takes in what is told of the event that is held.
    ///
    /// @return false if it is another one, or has to wait elsewhere
    boolean tell(Waiting waiting, long event, long value, long told) {
        if (held != event) return false;
        int at = at(taken + length);
        long due = waiting.due(queue[at + TIME], 0, told);
        if (length > 0 && due < last) return false;
        queue[at + DUE] = due;
        queue[at + KEPT + waiting.latePlace()] = value;
        length++;
        last = due;
        held = NOTHING;
        return true;
    }

    /// What is held waits as others do from now on.
    void release(Waiting waiting) {
        if (held == NOTHING) return;
        int at = at(taken + length);
        waiting.remember(held, queue[at + ARRIVAL], queue[at + TIME], Arrays.copyOfRange(queue, at + KEPT, at + stride));
        held = NOTHING;
    }

    private int at(long number) {
        return ((int) number & mask) * stride;
    }

    private void grow() {
        long[] grown = new long[2 * queue.length];
        int wider = 2 * mask + 1;
        for (long number = taken; number < taken + length; number++) System.arraycopy(queue, at(number), grown, ((int) number & wider) * stride, stride);
        queue = grown;
        mask = wider;
    }

    int size() {
        return length + (held == NOTHING ? 0 : 1);
    }

    /// When the next one is due; the end of time if there is none.
    long nextDue() {
        return length == 0 ? Long.MAX_VALUE : queue[at(taken) + DUE];
    }

    /// The next one enters its histories.
    ///
    /// @param present the time that arrivals have come to
    void enter(long present) {
        int at = at(taken);
        taken++;
        length--;
        for (int way = 0; way < ways.length; way++) {
            Entry entry = groups[way].entry(ways[way], queue, at + KEPT);
            entry.time = Math.max(queue[at + DUE], Times.plus(queue[at + TIME], groups[way].group().delay()));
            entry.arrival = Math.max(queue[at + DUE], present);
            groups[way].enter(ways[way], queue, at + KEPT);
        }
    }

    /// Looks at what those that are due next will meet.
    ///
    /// @return a number that means nothing
    long fetch() {
        fetched = Math.max(fetched, taken);
        if (fetched - taken > FEW) return 0;
        int many = (int) Math.min(AHEAD, taken + length - fetched);
        long seen = 0;
        for (int way = 0; way < ways.length; way++) {
            Histories histories = groups[way].histories();
            for (int i = 0; i < many; i++) blocks[i] = groups[way].guess(ways[way].keys(), queue, at(fetched + i) + KEPT);
            for (int i = 0; i < many; i++) if (blocks[i] != Histories.NONE) seen += histories.arrived(blocks[i]);
            for (int i = 0; i < many; i++) if (blocks[i] != Histories.NONE) seen += histories.fetchLast(blocks[i]);
        }
        fetched += many;
        return seen;
    }

    /// All of them wait as others do from now on.
    void giveBack(Waiting waiting, Agenda agenda, int source) {
        release(waiting);
        if (length == 0) return;
        int late = waiting.latePlace();
        for (; length > 0; length--) {
            int at = at(taken++);
            long[] kept = IntStream.range(at + KEPT, at + stride).mapToLong(i -> queue[i]).toArray();
            int record = waiting.takeBack(queue[at + EVENT], queue[at + ARRIVAL], queue[at + TIME], kept);
            waiting.announce(record, 0);
            agenda.add(queue[at + DUE], Agenda.target(source, 0, record), kept[late]);
        }
        waiting.order();
    }
}
