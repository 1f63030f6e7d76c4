package septet.model;

import java.util.List;
import septet.design.Type;

/// How the values of one input stand in the columns of a fitted function. Fitted on training rows, stored in words.
sealed interface Encoding {
    /// How many columns it fills.
    int width();

    /// Whether most rows hold something in most of its columns.
    default boolean isDense() {
        return true;
    }

    /// The number itself; missing stays NaN. For trees, which learn where missing values go.
    record Plain() implements Encoding {
        @Override
        public int width() {
            return 1;
        }
    }

    /// The distance from the training mean in standard deviations; missing counts as the mean. Where values were missing in
    /// training, a second column is 1 for a missing value, so that its absence has a weight of its own.
    record Standardised(double mean, double deviation, boolean marksMissing) implements Encoding {
        /// So far from the mean, a value says no more: keeps sums finite whatever a request holds.
        private static final double FARTHEST = 1e12;

        public Standardised {
            if (!(deviation > 0 && Double.isFinite(deviation) && Double.isFinite(mean))) throw new IllegalArgumentException("deviation " + deviation);
        }

        @Override
        public int width() {
            return marksMissing ? 2 : 1;
        }

        double standardised(double value) {
            if (Double.isNaN(value)) return 0;
            return Math.clamp((value - mean) / deviation, -FARTHEST, FARTHEST);
        }
    }

    /// One column for each word (sorted), then one for all other words, then one for a missing value. The column of the
    /// value holds 1, the others nothing.
    record Words(List<String> words) implements Encoding {
        public Words {
            words = List.copyOf(words);
            for (int i = 1; i < words.size(); i++) {
                if (words.get(i - 1).compareTo(words.get(i)) >= 0) throw new IllegalArgumentException("words out of order");
            }
        }

        @Override
        public int width() {
            return words.size() + 2;
        }

        @Override
        public boolean isDense() {
            return false;
        }

        int other() {
            return words.size();
        }

        int missing() {
            return words.size() + 1;
        }
    }

    /// Terms of a text (see [septet.data.TermCutter]): one column for each term of the vocabulary, or for each place of the
    /// table into which terms are hashed. A column holds how often its terms stand in the text; where `weights` has an entry for
    /// each column, 1 and the logarithm of that, times the weight, and the whole row is divided by its Euclidean length (tf-idf:
    /// Salton and Buckley 1988). Terms that training did not meet count for nothing.
    ///
    /// @param vocabulary empty where terms are hashed
    /// @param weights    empty where counts stand as they are
    record Terms(Type.Terms cut, TermIndex vocabulary, float[] weights) implements Encoding {
        public Terms {
            int width = cut.size() > 0 ? cut.size() : vocabulary.size();
            if (cut.size() > 0 && vocabulary.size() > 0) throw new IllegalArgumentException("a vocabulary of hashed terms");
            if (weights.length != 0 && weights.length != width) throw new IllegalArgumentException(weights.length + " weights for " + width + " terms");
            for (float weight : weights) if (!(weight >= 0 && weight < 1e6f)) throw new IllegalArgumentException("the weight " + weight);
        }

        @Override
        public int width() {
            return cut.size() > 0 ? cut.size() : vocabulary.size();
        }

        @Override
        public boolean isDense() {
            return false;
        }
    }

    /// A number for a learner that looks at its mean and spread in each class: 1 where it is known, its distance from the
    /// training mean in standard deviations, and the square of that. A missing value holds nothing.
    ///
    /// @param truth whether it is 0 or 1, and stands as it is
    record Moments(double mean, double deviation, boolean truth) implements Encoding {
        /// So far from the mean, a value says no more.
        private static final double FARTHEST = 10;

        public Moments {
            if (!(deviation > 0 && Double.isFinite(deviation) && Double.isFinite(mean))) throw new IllegalArgumentException("deviation " + deviation);
        }

        @Override
        public int width() {
            return 3;
        }

        double standardised(double value) {
            return Math.clamp((value - mean) / deviation, -FARTHEST, FARTHEST);
        }
    }

    /// An input in whose place numbers stand, each encoded as one. For learners that are told to see it so.
    record Expanded(Expansion expansion, List<Encoding> inner) implements Encoding {
        public Expanded {
            inner = List.copyOf(inner);
            if (inner.size() != expansion.width()) throw new IllegalArgumentException(inner.size() + " encodings of " + expansion.width() + " numbers");
        }

        @Override
        public int width() {
            return inner.stream().mapToInt(Encoding::width).sum();
        }
    }
}
