package septet.features;

import java.util.Arrays;

/// The histories that the next values to become known will enter: they are looked up before their time comes, in steps of which each needs what the one before it has
/// fetched from memory. Between two steps some other values take theirs, so that none has to wait.
final class Upcoming {
    /// So many are on their way, and so many lie between two steps.
    private static final int AHEAD = 8;
    private static final int STEP = 3;

    private final Agenda agenda;
    private final GroupState[] groups;
    private final Waiting[] waiting;
    /// For each source the ways that its late values take.
    private final LateWay[][] ways;
    /// How many have begun, since the beginning: it was looked at where the index has their keys. Some before it their histories are located, and then the last entries there.
    private long begun;
    /// Of each that is on its way, by the lower bits of its number: its history in each group, and what tells whether it still stands there.
    private final int[][] blocks;
    private final long[][] moves;
    /// The one that was taken; -1: one that was not located.
    private int taken = -1;

    Upcoming(FeaturePlan plan, GroupState[] groups, Waiting[] waiting, Agenda agenda) {
        this.agenda = agenda;
        this.groups = groups;
        this.waiting = waiting;
        blocks = new int[AHEAD][groups.length];
        moves = new long[AHEAD][groups.length];
        ways = new LateWay[waiting.length][];
        for (int source = 0; source < waiting.length; source++) ways[source] = Arrays.stream(LateWay.of(plan, source)).filter(LateWay::isKeyed).toArray(LateWay[]::new);
    }

    /// @return a number that means nothing
    long fetch() {
        long first = agenda.taken();
        long end = first + Math.min(AHEAD, agenda.queued());
        long seen = 0;
        for (begun = Math.max(begun, first); begun < end; begun++) seen += begin(begun, first);
        return seen;
    }

    /// One begins, and those before it take their next steps, as far as they are not taken by now.
    private long begin(long number, long first) {
        long target = agenda.queued((int) (number - first));
        long seen = 0;
        for (LateWay way : ways[Agenda.source(target)]) seen += groups[way.group()].look(way.keys(), waiting[Agenda.source(target)].records(), waiting[Agenda.source(target)].place((int) target));
        if (number - STEP >= first) locate((int) (number - STEP) & AHEAD - 1, agenda.queued((int) (number - STEP - first)));
        if (number - 2 * STEP >= first) seen += fetch((int) (number - 2 * STEP) & AHEAD - 1);
        return seen;
    }

    private void locate(int at, long target) {
        int source = Agenda.source(target);
        for (int group = 0; group < groups.length; group++) blocks[at][group] = Histories.NONE;
        for (LateWay way : ways[source]) {
            GroupState group = groups[way.group()];
            blocks[at][way.group()] = group.locate(way.keys(), waiting[source].records(), waiting[source].place((int) target));
            moves[at][way.group()] = group.histories().moves();
        }
    }

    private long fetch(int at) {
        long seen = 0;
        for (int group = 0; group < groups.length; group++) if (block(at, group) != Histories.NONE) seen += groups[group].histories().fetchLast(blocks[at][group]);
        return seen;
    }

    private int block(int at, int group) {
        return moves[at][group] == groups[group].histories().moves() ? blocks[at][group] : Histories.NONE;
    }

    /// Takes the next one from the agenda; [#block] then says where it goes.
    void take() {
        long place = agenda.taken();
        agenda.take();
        boolean isLocated = agenda.taken() > place && place + STEP < begun;
        taken = isLocated ? (int) place & AHEAD - 1 : -1;
    }

    Agenda agenda() {
        return agenda;
    }

    /// What was taken has entered.
    void done() {
        taken = -1;
    }

    /// The history of a group that what was taken enters; [Histories#NONE] where that is not known.
    int block(int group) {
        return taken < 0 ? Histories.NONE : block(taken, group);
    }
}
