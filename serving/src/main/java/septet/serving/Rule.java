package septet.serving;

import septet.data.Formula;
import septet.data.Row;

/// One line of `serving.decide` as it acts, its threshold chosen. The first that holds decides.
public sealed interface Rule {
    String decision();

    boolean holds(Row row, double score);

    /// `block when score >= 0.31`.
    record AtScore(String decision, double threshold) implements Rule {
        @Override
        public boolean holds(Row row, double score) {
            return score >= threshold;
        }
    }

    /// `review when amount > 5000`: a condition over the row's columns and features.
    record When(String decision, Formula condition) implements Rule {
        @Override
        public boolean holds(Row row, double score) {
            return condition.holds(row);
        }
    }

    record Otherwise(String decision) implements Rule {
        @Override
        public boolean holds(Row row, double score) {
            return true;
        }
    }
}
