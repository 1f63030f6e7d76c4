package septet.serving;

import java.util.List;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.model.Predictor;
import septet.model.Reason;

/// What gives a row its heads.
public sealed interface Estimator {
    List<String> heads();

    /// @param heads receives one estimate for each head; one that is not finite counts as a failure
    void estimate(Row row, double[] heads);

    /// What moved the first head most, strongest first.
    List<Reason> reasons(Row row, int most);

    /// A fitted model.
    record Learned(Predictor predictor) implements Estimator {
        @Override
        public List<String> heads() {
            return predictor.heads();
        }

        @Override
        public void estimate(Row row, double[] heads) {
            predictor.predict(row, heads);
        }

        @Override
        public List<Reason> reasons(Row row, int most) {
            return predictor.reasons(row, most);
        }
    }

    /// `framing.baseline`: true scores 1, false 0, a number by [#score], missing the mean of the labels.
    record Baseline(String head, Formula rule, double mean) implements Estimator {
        @Override
        public List<String> heads() {
            return List.of(head);
        }

        @Override
        public void estimate(Row row, double[] heads) {
            heads[0] = score(Values.input(rule.type(), rule.value(row)), mean);
        }

        /// A probability is itself; any other number keeps its order within 0..1.
        public static double score(double value, double mean) {
            if (Double.isNaN(value)) return mean;
            return value >= 0 && value <= 1 ? value : 0.5 + 0.5 * value / (1 + Math.abs(value));
        }

        @Override
        public List<Reason> reasons(Row row, int most) {
            return List.of();
        }
    }

    /// A model that could not be loaded.
    ///
    /// @param why as it goes on behind its name: `could not be loaded (MODEL-ARTIFACT-DAMAGED)`
    record Lost(String head, String why) implements Estimator {
        @Override
        public List<String> heads() {
            return List.of(head);
        }

        @Override
        public void estimate(Row row, double[] heads) {
            heads[0] = Double.NaN;
        }

        @Override
        public List<Reason> reasons(Row row, int most) {
            return List.of();
        }
    }
}
