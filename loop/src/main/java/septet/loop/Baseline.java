package septet.loop;

import java.util.stream.IntStream;
import septet.evaluation.Round;

/// The rule that any model must beat, with the thresholds that serve it best.
///
/// @param meanLabel what it says where it is missing: the share of positives among the training rows
record Baseline(double meanLabel, double[] thresholds) {
    static Baseline of(Material material, Round round, Training training) {
        double mean = material.meanLabel(round.choosing().size() == 1 ? round.choosing().getFirst().train() : round.learn());
        int[] validate = round.validate();
        double[] scores = new Baseline(mean, new double[0]).scores(material, validate);
        return new Baseline(mean, training.thresholds(validate, scores, round.validateFrom()));
    }

    /// True scores 1, false 0; a number that is no probability keeps its order within 0..1.
    double[] scores(Material material, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> score(material.baseline()[row])).toArray();
    }

    private double score(double value) {
        return score(value, meanLabel);
    }

    static double score(double value, double meanLabel) {
        if (Double.isNaN(value)) return meanLabel;
        return value >= 0 && value <= 1 ? value : 0.5 + 0.5 * value / (1 + Math.abs(value));
    }
}
