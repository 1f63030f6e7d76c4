package septet.model;

import java.util.List;

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
}
