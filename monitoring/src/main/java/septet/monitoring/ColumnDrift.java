package septet.monitoring;

import java.util.List;
import java.util.Optional;

/// How one column of a table stands beside the same column of another.
///
/// @param holds      number, word, text (of which the length is compared), time or key (of which only what is missing is compared)
/// @param missing    share of rows that lack it, before and now
/// @param fresh      share of rows of the second table with a value that the first has not: a number out of its range, what is no number, a word that it never had; empty where the first has
///                   too many different words to keep
/// @param examples   of such words, or of what is no number
/// @param range      of its numbers, before and now; empty where there are none
/// @param chance     that chance alone makes such a difference, of the two tests the smaller one doubled; `adjusted` for all columns that are compared
/// @param bins       counts, in both tables
public record ColumnDrift(String column, String holds, Verdict verdict, Sizes sizes, double chance, double adjusted, Shares missing, Optional<Double> fresh,
        List<String> examples, Optional<Range> before, Optional<Range> now, List<Bin> bins) {
    /// What is to be said of a column.
    public enum Verdict {
        /// More than chance explains, and large enough to matter.
        DRIFTED,
        /// Only the first table has it.
        GONE,
        /// Only the second table has it.
        ADDED,
        /// More than chance explains, and small.
        MOVED,
        STABLE;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param psi                population stability index over the bins that are shown
    /// @param jensenShannon      distance, 0 to 1
    /// @param kolmogorovSmirnov  the greatest difference of the shares below any value; empty for words
    /// @param chiSquared         over the bins that are shown
    public record Sizes(double psi, double jensenShannon, Optional<Double> kolmogorovSmirnov, double chiSquared) {
        static final Sizes NONE = new Sizes(0, 0, Optional.empty(), 0);
    }

    public record Shares(double before, double now) {}

    public record Range(double low, double high) {}

    public record Bin(String name, long before, long now) {}

    /// A column that only one of the tables has.
    static ColumnDrift alone(String column, Verdict verdict) {
        return new ColumnDrift(column, "", verdict, Sizes.NONE, 0, 0, new Shares(0, 0), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());
    }
}
