package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;

/// The histories that the next values to become known will enter: they are found and looked at beside what the present event needs, so that
/// they are near when their time comes.
final class Upcoming {
    /// So many are looked at before they are due, each once.
    private static final int AHEAD = 4;
    private static final int[] NONE = {};

    private final Agenda agenda;
    private final GroupState[] groups;
    private final Waiting[] waiting;
    /// For each source the groups that its late values enter, and the places of their keys among what its events keep.
    private final int[][] entered;
    private final int[][][] places;
    /// How many were looked at, since the beginning.
    private long fetched;
    /// Where the histories of the first so many were is not known any more.
    private long known;
    /// Of each that was looked at, by the lower bits of its number: its history in each group.
    private final int[][] records;
    private int[] taken = NONE;

    Upcoming(FeaturePlan plan, GroupState[] groups, Waiting[] waiting, Agenda agenda) {
        this.agenda = agenda;
        this.groups = groups;
        this.waiting = waiting;
        records = new int[AHEAD][groups.length];
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
        long end = agenda.taken() + Math.min(AHEAD, agenda.queued());
        long begin = Math.max(fetched, agenda.taken());
        for (fetched = begin; fetched < end; fetched++) {
            long target = agenda.queued((int) (fetched - agenda.taken()));
            int source = Agenda.source(target);
            int[] found = records[(int) fetched & AHEAD - 1];
            Arrays.fill(found, Histories.NONE);
            for (int way = 0; way < entered[source].length; way++) {
                int group = entered[source][way];
                found[group] = groups[group].locate(places[source][way], waiting[source], (int) target);
            }
        }
        long seen = 0;
        for (long each = begin; each < end; each++) {
            int[] found = records[(int) each & AHEAD - 1];
            for (int group = 0; group < found.length; group++) if (found[group] != Histories.NONE) seen += groups[group].histories().fetchLast(found[group]);
        }
        return seen;
    }

    /// Takes the next one from the agenda; [#record] then says where it goes.
    void take() {
        long place = agenda.taken();
        agenda.take();
        boolean isFetched = agenda.taken() > place && place < fetched && place >= known;
        taken = isFetched ? records[(int) place & AHEAD - 1] : NONE;
    }

    /// Histories stand somewhere else now: what was found is found again when it is taken.
    void clear() {
        known = fetched;
    }

    Agenda agenda() {
        return agenda;
    }

    /// What was taken has entered.
    void done() {
        taken = NONE;
    }

    /// The history of a group that what was taken enters; [Histories#NONE] where that is not known.
    int record(int group) {
        return taken.length == 0 ? Histories.NONE : taken[group];
    }
}
