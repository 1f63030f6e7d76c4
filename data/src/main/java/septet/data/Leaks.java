package septet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The leak detectors: columns of plain arrays in, suspicions out. Each rests on something that no honest column can do, not on being strong: an honest
/// column may know the label well, but not the chance in labels that it has not seen, not what happens later, and not when a label is entered.
public final class Leaks {
    private static final int FEWEST = 80;

    private Leaks() {}

    /// One entry for each column that is suspected, the strongest first; what concerns whole rows last.
    public static List<Leak> find(LeakTable table) {
        int[] labelled = IntStream.range(0, table.size()).filter(table::labelled).toArray();
        if (labelled.length < FEWEST || IntStream.of(labelled).mapToDouble(row -> table.label()[row]).distinct().limit(2).count() < 2) return List.of();
        Knowledge knowledge = new Knowledge(table, labelled);
        List<Leak> found = new ArrayList<>();
        add(LabelChanges.find(table, knowledge), found);
        add(GroupMeans.find(table), found);
        add(Decisive.find(table, knowledge), found);
        List<String> settled = found.stream().filter(leak -> leak.kind() != Leak.Kind.WRITTEN_LATER).map(Leak::column).toList();
        List<Leak> windows = FutureWindows.find(table, settled);
        // A window past t0 has nothing in it at the end of the file.
        found.removeIf(leak -> windows.stream().anyMatch(window -> window.column().equals(leak.column())));
        add(windows, found);
        found.sort(Comparator.comparingDouble(Leak::strength).reversed());
        found.addAll(LateLabels.find(table));
        found.addAll(CrossCopies.find(table));
        return List.copyOf(found);
    }

    /// What explains most stands first, and one reason is enough.
    private static void add(List<Leak> more, List<Leak> found) {
        for (Leak leak : more) if (found.stream().noneMatch(known -> known.column().equals(leak.column()))) found.add(leak);
    }
}
