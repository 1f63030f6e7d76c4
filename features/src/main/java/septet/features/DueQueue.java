package septet.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Events of one source of which a single value is awaited, and was told with a time from which it is known: most often one delay for all, so that they become known in the
/// order in which they were told. What they contribute stands in a queue, one behind the other: when it is due, the histories' keys and values are there, and nothing
/// is looked up. Whatever comes out of order waits as [Waiting] and [Agenda] have it; checkpoints know only these.
///
/// The histories are found before their time, in steps of which each needs what the one before it has fetched from memory. Between two steps others take theirs, so that
/// none has to wait.
final class DueQueue {
    private static final int DUE = 0;
    private static final int EVENT = 1;
    private static final int ARRIVAL = 2;
    private static final int TIME = 3;
    private static final int KEPT = 4;
    /// So many are on their way to their histories, and so many lie between two steps.
    private static final int AHEAD = 8;
    private static final int STEP = 3;

    private final LateWay[] ways;
    private final GroupState[] groups;
    private final int stride;
    /// Room for a power of two of them.
    private long[] queue;
    private int mask = 63;
    private long taken;
    private int length;
    private long last = Long.MIN_VALUE;
    /// How many have begun, since the beginning.
    private long begun;
    /// Of each way of each that is on its way, by the lower bits of its number: its block, and what tells whether it still stands there.
    private final int[] blocks;
    private final long[] moves;

    /// @param groups that the ways lead to
    private DueQueue(LateWay[] ways, GroupState[] groups, int kept) {
        this.ways = ways;
        this.groups = groups;
        stride = KEPT + kept;
        queue = new long[(mask + 1) * stride];
        blocks = new int[AHEAD * ways.length];
        moves = new long[AHEAD * ways.length];
    }

    /// Of a source; none where more is awaited, where something has to be computed, or where the order of two that are due at one time would mean something.
    static DueQueue[] of(FeaturePlan plan, int source, GroupState[] all) {
        Lateness lateness = plan.lateness(source);
        LateWay[] ways = LateWay.of(plan, source);
        boolean direct = ways.length > 0 && Arrays.stream(ways).allMatch(way -> way.isDirect() && all[way.group()].lane().isPresent());
        if (lateness.late().size() != 1 || !direct || lateness.texts().length > 0) return new DueQueue[0];
        return new DueQueue[] {new DueQueue(ways, Arrays.stream(ways).map(way -> all[way.group()]).toArray(GroupState[]::new), lateness.kept().length)};
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
        return length;
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
        boolean isLocated = taken + STEP < begun;
        int place = (int) (taken & AHEAD - 1) * ways.length;
        taken++;
        length--;
        for (int way = 0; way < ways.length; way++) {
            boolean stands = isLocated && moves[place + way] == groups[way].histories().moves();
            Entry entry = groups[way].entry(ways[way], queue, at + KEPT);
            entry.time = Math.max(queue[at + DUE], Times.plus(queue[at + TIME], groups[way].group().delay()));
            entry.arrival = Math.max(queue[at + DUE], present);
            groups[way].enter(ways[way], queue, at + KEPT, stands ? blocks[place + way] : Histories.NONE);
        }
    }

    /// Those that are due next take their steps.
    ///
    /// @return a number that means nothing
    long fetch() {
        long seen = 0;
        long end = taken + Math.min(AHEAD, length);
        for (begun = Math.max(begun, taken); begun < end; begun++) seen += begin(begun);
        return seen;
    }

    private long begin(long number) {
        long seen = 0;
        for (int way = 0; way < ways.length; way++) {
            seen += groups[way].look(ways[way].keys(), queue, at(number) + KEPT);
            if (number - STEP >= taken) locate(way, number - STEP);
            if (number - 2 * STEP >= taken) seen += fetch(way, (int) (number - 2 * STEP & AHEAD - 1) * ways.length);
        }
        return seen;
    }

    private void locate(int way, long number) {
        int place = (int) (number & AHEAD - 1) * ways.length + way;
        blocks[place] = groups[way].locate(ways[way].keys(), queue, at(number) + KEPT);
        moves[place] = groups[way].histories().moves();
    }

    private long fetch(int way, int place) {
        boolean stands = blocks[place + way] != Histories.NONE && moves[place + way] == groups[way].histories().moves();
        return stands ? groups[way].histories().fetchLast(blocks[place + way]) : 0;
    }

    /// All of them wait as others do from now on.
    void giveBack(Waiting waiting, Agenda agenda, int source) {
        if (length == 0) return;
        int late = waiting.latePlace();
        for (; length > 0; length--) {
            int at = at(taken++);
            long[] kept = IntStream.range(at + KEPT, at + stride).mapToLong(i -> queue[i]).toArray();
            int record = waiting.takeBack(queue[at + EVENT], queue[at + ARRIVAL], queue[at + TIME], kept);
            agenda.add(queue[at + DUE], Agenda.target(source, 0, record), kept[late]);
        }
        waiting.order();
    }
}
