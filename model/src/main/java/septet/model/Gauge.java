package septet.model;

/// The one number of an answer that thresholds and people look at.
public sealed interface Gauge {
    double of(double[] heads);

    /// `score`: the chance of true, the chance of the likeliest class, or the number that is estimated.
    static Gauge score(Heads heads) {
        return switch (heads) {
            case Heads.Truth _, Heads.Amount _ -> new Head(0);
            case Heads.Classes _ -> new Highest();
        };
    }

    /// One head.
    record Head(int place) implements Gauge {
        @Override
        public double of(double[] heads) {
            return heads[place];
        }
    }

    /// The highest of all heads.
    record Highest() implements Gauge {
        @Override
        public double of(double[] heads) {
            return heads[MostLikely.of(heads)];
        }
    }
}
