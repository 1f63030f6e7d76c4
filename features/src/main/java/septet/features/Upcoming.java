package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;

/// The histories that the next values to become known will enter: they are looked up before their time comes, each in four steps of which every event takes one. A step needs
/// what the one before it has fetched from memory, so that none has to wait.
final class Upcoming {
    /// So many are on their way.
    private static final int AHEAD = 8;
    private static final int[] NONE = {};

    private final Agenda agenda;
    private final GroupState[] groups;
    private final Waiting[] waiting;
    /// For each source the groups that its late values enter, and the places of their keys among what its events keep.
    private final int[][] entered;
    private final int[][][] places;
    /// How many have taken each step, since the beginning: their event was looked at, where the index has their keys, where their histories stand, the last entries there.
    private long looked;
    private long indexed;
    private long located;
    private long fetched;
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
        entered = new int[waiting.length][];
        places = new int[waiting.length][][];
        for (int source = 0; source < waiting.length; source++) {
            Lateness lateness = plan.lateness(source);
            List<Integer> found = new ArrayList<>();
            List<int[]> keys = new ArrayList<>();
            // where events may be corrected, another key may come before the value does
            for (int group : lateness.corrected() ? NONE : lateness.groups()) {
                int[] key = plan.groups().get(group).keys().stream().map(Formula::slot).mapToInt(slot -> place(lateness.kept(), slot)).toArray();
                if (IntStream.of(key).anyMatch(place -> place < 0)) continue;
                found.add(group);
                keys.add(key);
            }
            entered[source] = found.stream().mapToInt(Integer::intValue).toArray();
            places[source] = keys.toArray(int[][]::new);
        }
    }

    private static int place(int[] kept, int slot) {
        for (int i = 0; i < kept.length; i++) if (kept[i] == slot && slot >= 0) return i;
        return -1;
    }

    /// @return a number that means nothing
    long fetch() {
        long first = agenda.taken();
        long seen = 0;
        for (fetched = Math.max(fetched, first); fetched < located; fetched++) seen += fetch((int) fetched & AHEAD - 1);
        for (located = Math.max(located, first); located < indexed; located++) locate((int) located & AHEAD - 1, target(located));
        for (indexed = Math.max(indexed, first); indexed < looked; indexed++) seen += index(target(indexed));
        long end = first + Math.min(AHEAD, agenda.queued());
        for (looked = Math.max(looked, first); looked < end; looked++) seen += waiting[Agenda.source(target(looked))].look((int) target(looked));
        return seen;
    }

    private long target(long number) {
        return agenda.queued((int) (number - agenda.taken()));
    }

    private long index(long target) {
        int source = Agenda.source(target);
        long seen = 0;
        for (int way = 0; way < entered[source].length; way++) seen += groups[entered[source][way]].look(places[source][way], waiting[source], (int) target);
        return seen;
    }

    private void locate(int at, long target) {
        int source = Agenda.source(target);
        Arrays.fill(blocks[at], Histories.NONE);
        for (int way = 0; way < entered[source].length; way++) {
            int group = entered[source][way];
            blocks[at][group] = groups[group].locate(places[source][way], waiting[source], (int) target);
            moves[at][group] = groups[group].histories().moves();
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
        boolean isLocated = agenda.taken() > place && place < located;
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
