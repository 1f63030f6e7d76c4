package septet.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;

/// The histories that the next values to become known will enter: they are looked at before, beside what the present event needs, so that they are near when their time comes.
final class Upcoming {
    /// So many are looked at before they are due, each once.
    private static final int AHEAD = 4;

    private final GroupState[] groups;
    private final Waiting[] waiting;
    /// For each source the groups that its late values enter, and the places of their keys among what its events keep.
    private final int[][] entered;
    private final int[][][] places;
    /// How many were looked at, since the beginning.
    private long fetched;
    private final int[] records = new int[64];
    private final int[] of = new int[64];

    Upcoming(FeaturePlan plan, GroupState[] groups, Waiting[] waiting) {
        this.groups = groups;
        this.waiting = waiting;
        entered = new int[waiting.length][];
        places = new int[waiting.length][][];
        for (int source = 0; source < waiting.length; source++) {
            Lateness lateness = plan.lateness(source);
            List<Integer> found = new ArrayList<>();
            List<int[]> keys = new ArrayList<>();
            for (int group : lateness.groups()) {
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
    long fetch(Agenda agenda) {
        int count = 0;
        long end = agenda.taken() + Math.min(AHEAD, agenda.queued());
        for (fetched = Math.max(fetched, agenda.taken()); fetched < end; fetched++) {
            long target = agenda.queued((int) (fetched - agenda.taken()));
            int source = Agenda.source(target);
            for (int way = 0; way < entered[source].length && count < records.length; way++) {
                of[count] = entered[source][way];
                records[count++] = groups[entered[source][way]].locate(places[source][way], waiting[source], (int) target);
            }
        }
        long seen = 0;
        for (int i = 0; i < count; i++) seen += groups[of[i]].histories().fetch(records[i]);
        return seen;
    }
}
