package septet.monitoring;

import java.util.List;
import java.util.Optional;
import septet.evaluation.Distributions;
import septet.monitoring.ColumnDrift.Range;
import septet.monitoring.ColumnDrift.Sizes;
import septet.monitoring.ColumnDrift.Verdict;

/// One column of two tables, counted; before it is judged among all columns.
///
/// @param ordered the test on finer bins; empty for words
record Compared(String column, String holds, Bins bins, Counts before, Counts now, Optional<Kolmogorov> ordered, Fresh fresh, Optional<Range> first, Optional<Range> second) {
    /// A share of psi, or a distance of shares, that matters.
    private static final double MATTERS = 0.1;
    /// The share of false ones that is allowed among all columns said to have changed.
    private static final double FALSE_SHARE = 0.05;

    /// What the second table has and the first has not.
    record Fresh(Optional<Double> share, List<String> examples) {
        static final Fresh NONE = new Fresh(Optional.of(0.0), List.of());
    }

    /// Whether so many rows can show anything: that a column of both, with nothing in common, differs by more than chance.
    static boolean tells(long before, long now) {
        return 2 * Distributions.kolmogorovAbove(1, before, now) <= FALSE_SHARE;
    }

    Distances distances() {
        return Distances.of(before, now);
    }

    double chance(Distances sizes) {
        return ordered.map(test -> Math.min(1, 2 * Math.min(test.chance(), sizes.chance()))).orElse(sizes.chance());
    }

    /// @param sizes    its own distances
    /// @param adjusted its chance among those of all columns
    ColumnDrift judged(Distances sizes, double adjusted) {
        boolean large = sizes.psi() >= MATTERS || ordered.map(Kolmogorov::distance).orElse(0.0) >= MATTERS;
        Verdict verdict = adjusted > FALSE_SHARE ? Verdict.STABLE : large ? Verdict.DRIFTED : Verdict.MOVED;
        return new ColumnDrift(column, holds, verdict, new Sizes(sizes.psi(), sizes.jensenShannon(), ordered.map(Kolmogorov::distance), sizes.chiSquared()), chance(sizes), adjusted,
                new ColumnDrift.Shares(missing(before), missing(now)), fresh.share(), fresh.examples(), first, second, new ShownBins(bins, before, now));
    }

    /// The last bin is for what is missing.
    private static double missing(Counts counts) {
        return counts.total() == 0 ? 0 : counts.count(counts.bins() - 1) / (double) counts.total();
    }
}
