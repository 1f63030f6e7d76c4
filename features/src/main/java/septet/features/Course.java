package septet.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import septet.data.Formula;
import septet.data.Row;

/// The steps that an event of one source takes, and the histories that it will meet as far as its columns alone say so: these are found before the first step, all at
/// once, since memory that lies far away is fetched many times as fast together as one after the other.
final class Course {
    private static final int NONE = -1;

    final Step[] steps;
    /// For each step that reads, how.
    final Reads[] reads;
    /// How many steps an event must take although nobody asks for its row: those up to the last that other events see.
    final int absorbing;
    /// Columns that something waits for.
    final LateColumn[] late;
    private final Way[] ways;
    /// For each step its way in, or -1.
    private final int[] taken;
    /// Means nothing; it is there so that what was fetched was.
    private long seen;

    Course(FeaturePlan plan, int source, GroupState[] groups) {
        steps = plan.steps(source).toArray(Step[]::new);
        late = LateColumn.of(plan, source);
        reads = new Reads[steps.length];
        taken = new int[steps.length];
        int columns = plan.schema(source).columns().size();
        List<Way> found = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            taken[i] = switch (steps[i]) {
                case Step.Update(int group) -> way(groups[group], plan.groups().get(group).keys(), columns, found);
                case Step.Read(Reader reader) -> {
                    reads[i] = Reads.of(reader, plan.groups().get(reader.group()));
                    yield way(groups[reader.group()], reader.keys(), columns, found);
                }
                case Step.Compute _, Step.Look _, Step.Store _ -> NONE;
            };
        }
        ways = found.toArray(Way[]::new);
        absorbing = absorbing(plan.lateness(source), columns);
    }

    private static int way(GroupState group, List<Formula> keys, int columns, List<Way> found) {
        if (!keys.stream().allMatch(key -> key.slot() >= 0 && key.slot() < columns)) return NONE;
        int[] slots = keys.stream().mapToInt(Formula::slot).toArray();
        for (int at = 0; at < found.size(); at++) if (found.get(at).isInto(group, slots)) return at;
        found.add(new Way(group, slots));
        return found.size() - 1;
    }

    private int absorbing(Lateness lateness, int columns) {
        if (IntStream.of(lateness.kept()).anyMatch(slot -> slot >= columns)) return steps.length;
        int needed = steps.length;
        while (needed > 0 && !(steps[needed - 1] instanceof Step.Update) && !(steps[needed - 1] instanceof Step.Store)) needed--;
        return needed;
    }

    /// For rows that come next.
    Expected expected() {
        return new Expected(ways);
    }

    /// Finds all histories that a row will meet. Their blocks are then on their way from memory.
    ///
    /// @param isNear whether they are there already
    void locate(Row row, boolean isNear) {
        for (Way way : ways) {
            way.locate(row);
            if (!isNear && way.block() != Histories.NONE) seen += way.histories().arrived(way.block());
        }
    }

    /// Looks at what will be needed of them.
    long fetch() {
        long seen = 0;
        for (Way way : ways) if (way.block() != Histories.NONE) seen += way.histories().fetch(way.block());
        return seen;
    }

    /// The way into a group by a key that stands in these slots; where events do not take it, one that leads nowhere.
    Way way(GroupState group, int[] key) {
        return Arrays.stream(ways).filter(way -> way.isInto(group, key)).findFirst().orElseGet(() -> new Way(group, key));
    }

    /// The same of a step that goes into a group.
    Way wayOf(int step, GroupState group) {
        return taken[step] < 0 ? new Way(group, new int[0]) : ways[taken[step]];
    }

    /// The history that a step will meet; [Histories#NONE] where that is not known.
    int blockOf(int step) {
        return taken[step] < 0 ? Histories.NONE : ways[taken[step]].block();
    }
}
