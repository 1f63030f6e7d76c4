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

    /// A way into a group's histories.
    ///
    /// @param slots of the row that hold the key
    private record Path(int group, List<Integer> slots) {}

    final Step[] steps;
    /// For each step that reads, how.
    final Reads[] reads;
    /// How many steps an event must take although nobody asks for its row: those up to the last that other events see.
    final int absorbing;
    /// Columns that something waits for.
    final LateColumn[] late;
    /// Of each way in its group and the slots of its key.
    private final int[] groups;
    private final int[][] slots;
    /// For each step its way in, or -1.
    private final int[] paths;
    /// Of each way in the block of the history, for the event that is under way; [Histories#NONE] where there is none yet; and what tells whether it still stands there.
    private final int[] blocks;
    private final Histories[] histories;
    private final long[] moves;
    /// Means nothing; it is there so that what was fetched was.
    private long seen;

    Course(FeaturePlan plan, int source) {
        steps = plan.steps(source).toArray(Step[]::new);
        late = LateColumn.of(plan, source);
        reads = new Reads[steps.length];
        paths = new int[steps.length];
        int columns = plan.schema(source).columns().size();
        List<Path> found = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            paths[i] = switch (steps[i]) {
                case Step.Update(int group) -> path(group, plan.groups().get(group).keys(), columns, found);
                case Step.Read(Reader reader) -> {
                    reads[i] = Reads.of(reader, plan.groups().get(reader.group()));
                    yield path(reader.group(), reader.keys(), columns, found);
                }
                case Step.Compute _, Step.Look _, Step.Store _ -> NONE;
            };
        }
        groups = found.stream().mapToInt(Path::group).toArray();
        slots = found.stream().map(path -> path.slots().stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        blocks = new int[groups.length];
        Arrays.fill(blocks, Histories.NONE);
        histories = new Histories[groups.length];
        moves = new long[groups.length];
        absorbing = absorbing(plan.lateness(source), columns);
    }

    private static int path(int group, List<Formula> keys, int columns, List<Path> found) {
        if (!keys.stream().allMatch(key -> key.slot() >= 0 && key.slot() < columns)) return NONE;
        Path path = new Path(group, keys.stream().map(Formula::slot).toList());
        if (!found.contains(path)) found.add(path);
        return found.indexOf(path);
    }

    private int absorbing(Lateness lateness, int columns) {
        if (IntStream.of(lateness.kept()).anyMatch(slot -> slot >= columns)) return steps.length;
        int needed = steps.length;
        while (needed > 0 && !(steps[needed - 1] instanceof Step.Update) && !(steps[needed - 1] instanceof Step.Store)) needed--;
        return needed;
    }

    /// For rows that come next.
    Expected expected(GroupState[] all) {
        return new Expected(Arrays.stream(groups).mapToObj(group -> all[group]).toArray(GroupState[]::new), slots);
    }

    /// Finds all histories that a row will meet. Their blocks are then on their way from memory.
    ///
    /// @param isNear whether they are there already
    void locate(GroupState[] all, Row row, boolean isNear) {
        for (int path = 0; path < groups.length; path++) {
            histories[path] = all[groups[path]].histories();
            blocks[path] = all[groups[path]].locate(slots[path], row);
            moves[path] = histories[path].moves();
            if (!isNear && blocks[path] != Histories.NONE) seen += histories[path].arrived(blocks[path]);
        }
    }

    /// Looks at what will be needed of them.
    long fetch() {
        long seen = 0;
        for (int path = 0; path < groups.length; path++) if (found(path) != Histories.NONE) seen += histories[path].fetch(blocks[path]);
        return seen;
    }

    /// The way into a group by a key that stands in these slots; -1 if events do not take it.
    int path(int group, int[] key) {
        for (int path = 0; path < groups.length; path++) if (groups[path] == group && Arrays.equals(slots[path], key)) return path;
        return NONE;
    }

    /// The history that a way leads to; [Histories#NONE] where that is not known.
    int block(int path) {
        return path < 0 ? Histories.NONE : found(path);
    }

    private int found(int path) {
        return histories[path].moves() == moves[path] ? blocks[path] : Histories.NONE;
    }

    /// The history that a step will meet; [Histories#NONE] where that is not known.
    int blockOf(int step) {
        return block(paths[step]);
    }
}
