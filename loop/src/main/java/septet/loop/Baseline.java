package septet.loop;

import septet.evaluation.Round;
import septet.model.PlainEstimate;

/// The rule that any model must beat, with the thresholds that serve it best.
///
/// @param plain what it says, and what it says where it is missing: what the training rows say on average
record Baseline(PlainEstimate plain, double[] thresholds) {
    static Baseline of(Material material, Round round, Training training) {
        double[] means = material.means(round.choosing().size() == 1 ? round.choosing().getFirst().train() : round.learn());
        int[] validate = round.validate();
        PlainEstimate alone = new PlainEstimate(material.heads(), means);
        PlainEstimate plain = training.interval().map(share -> alone.between(share, new Baseline(alone, new double[0]).said(material, validate)[0], material.targets(validate)))
                .orElse(alone);
        double[][] said = new Baseline(plain, new double[0]).said(material, validate);
        return new Baseline(plain, training.thresholds(validate, said, round.validateFrom()));
    }

    /// Heads by rows.
    double[][] said(Material material, int[] rows) {
        return Said.of(plain.names().size(), rows.length, (i, heads) -> plain.of(material.baseline()[rows[i]], heads));
    }
}
