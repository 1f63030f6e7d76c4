package septet.studio;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import septet.loop.SeedRuns;

/// What became of a design with several seeds, as monospaced text.
public final class SeedTable {
    private SeedTable() {}

    public static String text(SeedRuns runs, int width) {
        String taken = runs.taken().stream().collect(Collectors.groupingBy(each -> each.name() + (each.promoted() ? " promoted" : ", not promoted"), java.util.TreeMap::new,
                Collectors.counting()))
                .entrySet().stream().map(each -> each.getKey() + " " + each.getValue() + " times").collect(Collectors.joining("; "));
        List<List<String>> rows = runs.lines().stream().map(line -> List.of(line.contestant(), line.metric(), number(line.mean()), number(line.spread()),
                number(line.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN)),
                        number(line.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN)))).toList();
        return TextTable.paragraph(runs.seeds().size() + " seeds: " + taken + ". Nothing was registered.", 0, width)
                + TextTable.of(List.of("contestant", "metric", "mean", "spread", "least", "most"), rows, 2, width);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
