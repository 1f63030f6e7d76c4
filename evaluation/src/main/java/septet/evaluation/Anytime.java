package septet.evaluation;

/// An estimate with an interval of a confidence sequence: the intervals of all times hold the truth together with the promised chance. So one may look as often as one
/// likes, stop when one likes, and go on when one likes (Darling and Robbins 1967; Howard, Ramdas, McAuliffe and Sekhon 2021).
///
/// @param value the estimate; NaN where there is none yet
/// @param low   and `high`: infinite, or the ends of what is possible, where nothing is known yet
public record Anytime(double value, double low, double high) {
    public Anytime {
        if (!(low <= high)) throw new IllegalArgumentException("from " + low + " to " + high);
    }

    static Anytime around(double value, double half) {
        return new Anytime(value, value - half, value + half);
    }

    /// Nothing is known.
    static final Anytime UNKNOWN = new Anytime(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public boolean holds(double truth) {
        return low <= truth && truth <= high;
    }

    /// Whether the truth is above this, and no more looking can be asked for.
    public boolean isAbove(double bound) {
        return low > bound;
    }

    public boolean isBelow(double bound) {
        return high < bound;
    }

    public double width() {
        return high - low;
    }

    /// What both say; the error chances of the two add up.
    public Anytime and(Anytime other) {
        return new Anytime(value, Math.min(Math.max(low, other.low), high), Math.max(Math.min(high, other.high), low));
    }

    /// This less another; the error chances of the two add up.
    public Anytime less(Anytime other) {
        return new Anytime(value - other.value, low - other.high, high - other.low);
    }
}
