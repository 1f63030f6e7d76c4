package septet.monitoring;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Two tables side by side.
///
/// @param rows    of the first, and `now` of the second
/// @param unread  lines that are no rows
/// @param columns first those that drifted, the farthest first, then those that only one of the tables has
public record TableDrift(String first, String second, long rows, long now, Unread unread, List<ColumnDrift> columns) {
    /// Of the first table, and of the second.
    public record Unread(long before, long now) {
        static final Unread NONE = new Unread(0, 0);
    }

    public TableDrift {
        columns = List.copyOf(columns);
    }

    TableDrift ranked() {
        List<ColumnDrift> ranked = columns.stream().sorted(Comparator.comparing(ColumnDrift::verdict).thenComparingDouble(each -> -each.sizes().psi())
                .thenComparing(ColumnDrift::column)).toList();
        return new TableDrift(first, second, rows, now, unread, ranked);
    }

    /// Judges columns among each other.
    static List<ColumnDrift> judged(List<Compared> compared) {
        List<Distances> sizes = compared.stream().map(Compared::distances).toList();
        double[] adjusted = ManyTests.falseDiscoveryRate(IntStream.range(0, sizes.size()).mapToDouble(i -> compared.get(i).chance(sizes.get(i))).toArray());
        return IntStream.range(0, sizes.size()).mapToObj(i -> compared.get(i).judged(sizes.get(i), adjusted[i])).toList();
    }

    public long count(ColumnDrift.Verdict verdict) {
        return columns.stream().filter(column -> column.verdict() == verdict).count();
    }
}
