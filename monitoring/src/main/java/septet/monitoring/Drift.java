package septet.monitoring;

/// Whether values still fall where they fell in training.
///
/// The size of a change is the population stability index, the sum over bins of (p - q) ln(p / q); half a count is added to each bin
/// (Jeffreys), so that an empty one has a logarithm. Chance alone makes it positive: for counts n and m from one distribution,
/// PSI / (1/n + 1/m) follows a chi-squared distribution with one degree of freedom less than there are bins (Yurdakul 2018). So a
/// verdict needs both: a size that matters, and more than chance explains.
public sealed interface Drift {
    /// A change of this size matters: the common reading of the index.
    double MATTERS = 0.2;

    double psi();

    /// No change that matters, and one would have been seen.
    record Stable(double psi) implements Drift {}

    /// A change that matters and that chance does not explain.
    record Drifted(double psi) implements Drift {}

    /// Too few values to tell.
    ///
    /// @param needed how many would be enough
    record TooFew(double psi, long needed) implements Drift {}

    static Drift of(Counts training, Counts now) {
        return of(training, now, Doubt.NONE);
    }

    static Drift of(Counts training, Counts now, Doubt doubt) {
        double psi = psi(training, now);
        double chance = ChiSquared.rarelyAbove(bins(training, now) - 1, doubt.errors());
        double spread = 1.0 / Math.max(1, training.total()) + 1.0 / Math.max(1, now.total());
        if (psi > chance * spread && psi >= MATTERS) return psi > doubt.usual() ? new Drifted(psi) : new TooFew(psi, Long.MAX_VALUE);
        if (chance * spread <= MATTERS) return new Stable(psi);
        double left = MATTERS / chance - 1.0 / Math.max(1, training.total());
        return new TooFew(psi, left <= 0 ? Long.MAX_VALUE : (long) Math.ceil(1 / left));
    }

    /// What a change must exceed beside what matters.
    ///
    /// @param usual  how far spans of training lay from the whole of it by themselves: a change within that may be the calendar's
    /// @param errors what chance explains: as far out as a normal quantile
    record Doubt(double usual, double errors) {
        /// Once in a thousand times.
        static final Doubt NONE = new Doubt(0, 3.090232306167813);

        static Doubt of(double usual) {
            return new Doubt(usual, NONE.errors);
        }
    }

    static double psi(Counts training, Counts now) {
        double psi = 0;
        int bins = training.bins();
        double before = training.total() + bins / 2.0;
        double after = now.total() + bins / 2.0;
        for (int i = 0; i < bins; i++) {
            double q = (training.count(i) + 0.5) / before;
            double p = (now.count(i) + 0.5) / after;
            psi += (p - q) * StrictMath.log(p / q);
        }
        return psi;
    }

    /// Bins that are empty in both say nothing.
    private static int bins(Counts training, Counts now) {
        int bins = 0;
        for (int i = 0; i < training.bins(); i++) if (training.count(i) + now.count(i) > 0) bins++;
        return Math.max(2, bins);
    }
}
