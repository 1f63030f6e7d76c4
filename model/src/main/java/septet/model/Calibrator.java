package septet.model;

/// Fits a [Calibration] to scores and what came true.
public enum Calibrator {
    NONE, ISOTONIC, PLATT;

    /// What the design asks for.
    public static Calibrator of(CalibrationSection section) {
        return switch (section) {
            case CalibrationSection.Uncalibrated _ -> NONE;
            case CalibrationSection.Isotonic _ -> ISOTONIC;
            case CalibrationSection.Platt _ -> PLATT;
        };
    }

    /// @param scores probabilities as the model gave them, for rows that it did not learn from
    /// @param truth  1 or 0 for each
    public Calibration fit(double[] scores, double[] truth, Provenance provenance) {
        if (scores.length != truth.length) throw new IllegalArgumentException(scores.length + " scores, " + truth.length + " truths");
        return switch (this) {
            case NONE -> new Calibration.None(provenance);
            case ISOTONIC -> IsotonicFit.fit(scores, truth, provenance);
            case PLATT -> PlattFit.fit(scores, truth, provenance);
        };
    }
}
