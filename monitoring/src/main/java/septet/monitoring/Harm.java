package septet.monitoring;

/// What a drift costs, as far as scores tell: rows have moved between bins, and some bins are worse to decide on than others. A feature that moves where all rows are
/// equally easy does no harm.
///
/// @param loss   by which the expected loss of a decision has changed because its mix of bins did, in the unit of the losses
/// @param share  the same as a share of what it would be without the change
/// @param errors the same in standard errors: those of the mix, and of the mean loss of each bin, which is known from its rows alone
/// @param unseen share of rows, beyond training's, that are missing or unlike anything frequent in training: there scores are guesses
record Harm(double loss, double share, double errors, double unseen) {
    static final Harm NONE = new Harm(0, 0, 0, 0);
    /// A rise of the expected loss that matters.
    static final double MATTERS = 0.05;
    /// A share of rows like none in training that matters whatever the scores say.
    static final double STRANGE = 0.1;
    private static final double FAR = 3;

    /// Not a number where nobody knows what loss to expect, as of estimated numbers.
    ///
    /// @param losses  the sum of expected losses of the rows of each bin now
    /// @param squares the sum of their squares, of all rows
    static Harm of(Reference training, Counts now, Counts losses, double squares) {
        double rows = now.total();
        double before = training.counts().total();
        if (rows == 0 || before == 0) return NONE;
        if (losses.total() == 0) return new Harm(Double.NaN, Double.NaN, Double.NaN, unseen(training, now));
        double mean = losses.total() / rows;
        double change = 0;
        double spread = 0;
        double variance = Math.max(0, squares / rows - mean * mean);
        double noise = 0;
        for (int bin = 0; bin < now.bins(); bin++) {
            double here = now.count(bin) == 0 ? mean : losses.count(bin) / (double) now.count(bin);
            double share = now.count(bin) / rows;
            double moved = share - training.counts().count(bin) / before;
            change += moved * here;
            noise += moved * moved * variance / (now.count(bin) == 0 ? rows : now.count(bin));
            spread += share * (here - mean) * (here - mean);
        }
        double error = Math.sqrt(spread / rows + noise);
        double without = mean - change;
        return new Harm(change, without > 0 ? change / without : 0, error > 0 ? change / error : 0, unseen(training, now));
    }

    /// Bins for what is missing and for words that were not frequent.
    private static double unseen(Reference training, Counts now) {
        int from = training.bins() instanceof Bins.Words ? now.bins() - 2 : now.bins() - 1;
        double more = 0;
        for (int bin = from; bin < now.bins(); bin++) more += now.count(bin) / (double) now.total() - training.counts().count(bin) / (double) training.counts().total();
        return Math.max(0, more);
    }

    /// The least that it may be, at three standard errors; what may as well be chance is none. 0 where nobody knows.
    double least() {
        return errors > FAR ? share * (1 - FAR / errors) : 0;
    }

    /// Whether somebody should look: the expected loss has risen, or the model is asked about what it does not know, or nobody knows the loss.
    boolean matters() {
        return Double.isNaN(share) || share >= MATTERS && errors >= FAR || unseen >= STRANGE;
    }
}
