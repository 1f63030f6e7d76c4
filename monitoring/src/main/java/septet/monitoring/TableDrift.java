package septet.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Two tables side by side.
///
/// @param rows    of the first, and `now` of the second
/// @param unread  lines that are no rows
/// @param columns first those that drifted, the farthest first
public record TableDrift(String first, String second, long rows, long now, Unread unread, List<ColumnDrift> columns) {
    /// Of the first table, and of the second.
    public record Unread(long before, long now) {
        static final Unread NONE = new Unread(0, 0);
    }

    public TableDrift {
        columns = List.copyOf(columns);
    }

    /// Judges columns among each other.
    static TableDrift of(String first, String second, long rows, long now, List<Compared> compared) {
        double[] adjusted = ManyTests.falseDiscoveryRate(compared.stream().mapToDouble(Compared::chance).toArray());
        List<ColumnDrift> columns = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) columns.add(compared.get(i).judged(adjusted[i]));
        return new TableDrift(first, second, rows, now, Unread.NONE, columns).ranked();
    }

    private TableDrift ranked() {
        List<ColumnDrift> ranked = columns.stream().sorted(Comparator.comparing(ColumnDrift::verdict).thenComparingDouble(each -> -each.sizes().psi())
                .thenComparing(ColumnDrift::column)).toList();
        return new TableDrift(first, second, rows, now, unread, ranked);
    }

    /// The same beside columns that only one table has, and lines that are no rows.
    TableDrift with(List<ColumnDrift> alone, Unread unread) {
        List<ColumnDrift> all = new ArrayList<>(columns);
        all.addAll(alone);
        return new TableDrift(first, second, rows, now, unread, all).ranked();
    }

    public long count(ColumnDrift.Verdict verdict) {
        return columns.stream().filter(column -> column.verdict() == verdict).count();
    }
}
