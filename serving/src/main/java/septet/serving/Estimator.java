package septet.serving;

import java.util.Arrays;
import java.util.List;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.model.Heads;
import septet.model.PlainEstimate;
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

    /// `framing.baseline`.
    ///
    /// @param rule of classes a number: the place of the word
    record Baseline(PlainEstimate plain, Formula rule) implements Estimator {
        /// Of a binary classification.
        public Baseline(String head, Formula rule, double mean) {
            this(new PlainEstimate(new Heads.Truth(head), new double[] {mean}), rule);
        }

        @Override
        public List<String> heads() {
            return plain.names();
        }

        @Override
        public void estimate(Row row, double[] heads) {
            plain.of(Values.input(rule.type(), rule.value(row)), heads);
        }

        @Override
        public List<Reason> reasons(Row row, int most) {
            return List.of();
        }
    }

    /// A model that could not be loaded.
    ///
    /// @param why as it goes on behind its name: `could not be loaded (MODEL-ARTIFACT-DAMAGED)`
    record Lost(List<String> heads, String why) implements Estimator {
        public Lost {
            heads = List.copyOf(heads);
        }

        @Override
        public void estimate(Row row, double[] heads) {
            Arrays.fill(heads, Double.NaN);
        }

        @Override
        public List<Reason> reasons(Row row, int most) {
            return List.of();
        }
    }
}
