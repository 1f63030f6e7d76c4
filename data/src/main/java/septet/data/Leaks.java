package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The leak detectors: columns of plain arrays in, suspicions out. Each rests on something that no honest column can do, not on being strong: an honest
/// column may know the label well, but not the chance in labels that it has not seen, not what happens later, and not when a label is entered.
public final class Leaks {
    private static final int FEWEST = 80;
    /// Of more rows, so many are asked: a share of the label's uncertainty is then known to a hundredth.
    private static final int ROWS = 30_000;

    private Leaks() {}

    /// One entry for each column that is suspected, the strongest first; what concerns whole rows last.
    public static List<Leak> find(LeakTable table) {
        int[] labelled = labelled(table);
        if (!isEnough(table, labelled)) return List.of();
        List<Leak> found = new ArrayList<>(columns(table, labelled));
        found.addAll(LateLabels.find(table));
        found.addAll(CrossCopies.find(table));
        return List.copyOf(found);
    }

    /// Only those of columns.
    static List<Leak> ofColumns(LeakTable table) {
        int[] labelled = labelled(table);
        return isEnough(table, labelled) ? columns(table, labelled) : List.of();
    }

    private static boolean isEnough(LeakTable table, int[] labelled) {
        return labelled.length >= FEWEST && IntStream.of(labelled).mapToDouble(row -> table.label()[row]).distinct().limit(2).count() == 2;
    }

    private static List<Leak> columns(LeakTable table, int[] labelled) {
        List<Leak> found = new ArrayList<>();
        LeakTable recent = recent(table);
        add(LabelChanges.find(recent, new Knowledge(recent, labelled(recent))), found);
        add(GroupMeans.find(table), found);
        LeakTable some = labelled.length <= ROWS ? table : table.only(spread(labelled, ROWS));
        add(Decisive.find(some, new Knowledge(some, labelled(some))), found);
        List<String> decisive = found.stream().filter(leak -> leak.kind() == Leak.Kind.DECIDES).map(Leak::column).toList();
        List<String> means = found.stream().filter(leak -> leak.kind() == Leak.Kind.GROUP_MEAN).map(Leak::column).toList();
        List<Leak> windows = FutureWindows.find(table, decisive, means);
        // A window past t0 has nothing in it at the end of the file.
        found.removeIf(leak -> windows.stream().anyMatch(window -> window.column().equals(leak.column())));
        add(windows, found);
        found.sort(Comparator.comparingDouble(Leak::strength).reversed());
        return found;
    }

    private static int[] labelled(LeakTable table) {
        return IntStream.range(0, table.size()).filter(table::labelled).toArray();
    }

    /// So many of them, spread over all.
    private static int[] spread(int[] rows, int most) {
        return IntStream.range(0, most).map(i -> rows[(int) ((long) i * rows.length / most)]).toArray();
    }

    /// The newest rows, and some of those before.
    private static LeakTable recent(LeakTable table) {
        if (table.size() <= 2 * ROWS || !table.hasTime()) return table;
        long[] sorted = table.times().clone();
        Arrays.sort(sorted);
        long from = sorted[sorted.length - ROWS];
        int[] older = spread(IntStream.range(0, table.size()).filter(row -> table.times()[row] < from).toArray(), ROWS);
        return table.only(IntStream.concat(IntStream.of(older), IntStream.range(0, table.size()).filter(row -> table.times()[row] >= from)).toArray());
    }

    /// What explains most stands first, and one reason is enough.
    private static void add(List<Leak> more, List<Leak> found) {
        for (Leak leak : more) if (found.stream().noneMatch(known -> known.column().equals(leak.column()))) found.add(leak);
    }
}
