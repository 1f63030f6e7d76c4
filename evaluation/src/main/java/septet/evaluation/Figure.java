package septet.evaluation;

/// A metric's value with its 95% interval, or why none can be given.
public sealed interface Figure {
    /// `low <= value <= high`.
    record Measured(double value, double low, double high) implements Figure {
        public Measured {
            if (!(low <= value && value <= high)) throw new IllegalArgumentException(value + " is not within " + low + ".." + high);
        }
    }

    /// Too few rows, positives or clusters for an interval that deserves the name.
    ///
    /// @param why in words, without a full stop
    record TooFew(String why) implements Figure {}
}
