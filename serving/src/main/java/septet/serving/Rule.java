package septet.serving;

import septet.data.Formula;
import septet.data.Row;
import septet.model.Gauge;
import septet.model.MostLikely;

/// One line of `serving.decide` as it acts, its threshold chosen. The first that holds decides.
public sealed interface Rule {
    String decision();

    boolean holds(Row row, double[] heads);

    /// `block when score >= 0.31`.
    record AtScore(String decision, Gauge score, double threshold) implements Rule {
        /// By the first head.
        public AtScore(String decision, double threshold) {
            this(decision, new Gauge.Head(0), threshold);
        }

        @Override
        public boolean holds(Row row, double[] heads) {
            return score.of(heads) >= threshold;
        }
    }

    /// `review when amount > 5000`: a condition over the row's columns and features.
    record When(String decision, Formula condition) implements Rule {
        @Override
        public boolean holds(Row row, double[] heads) {
            return condition.holds(row);
        }
    }

    /// `ask when score < 0.6`: a condition over the estimates alone.
    record OfHeads(String decision, HeadsCondition condition) implements Rule {
        @Override
        public boolean holds(Row row, double[] heads) {
            return condition.holds(heads);
        }
    }

    /// A class that is answered where no other is likelier: what is decided in a classification without `serving.decide`.
    record Likeliest(String decision, int place) implements Rule {
        @Override
        public boolean holds(Row row, double[] heads) {
            return MostLikely.of(heads) == place;
        }
    }

    record Otherwise(String decision) implements Rule {
        @Override
        public boolean holds(Row row, double[] heads) {
            return true;
        }
    }
}
