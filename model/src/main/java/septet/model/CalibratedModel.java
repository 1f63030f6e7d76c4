package septet.model;

import java.util.List;

/// What answers: a model, and what its scores mean as probabilities. The unit that is registered and served.
///
/// @param calibrations one for each head
public record CalibratedModel(Model model, List<Calibration> calibrations) {
    public CalibratedModel {
        calibrations = List.copyOf(calibrations);
        if (calibrations.size() != model.heads().size()) throw new IllegalArgumentException(calibrations.size() + " calibrations for " + model.heads());
    }

    /// A model of one head.
    public CalibratedModel(Model model, Calibration calibration) {
        this(model, List.of(calibration));
    }

    /// That of the first head.
    public Calibration calibration() {
        return calibrations.getFirst();
    }

    /// Calibrates the estimates of one row, in place: each by itself; those of several classes are then divided by their sum
    /// (Zadrozny and Elkan 2002, section 4).
    public void calibrate(double[] heads) {
        for (int i = 0; i < heads.length; i++) heads[i] = calibrations.get(i).apply(heads[i]);
        if (heads.length > 1) Link.normalise(heads);
    }

    /// The data-only artifact from which [Artifacts#calibrated] reads it again.
    public byte[] artifact() {
        return Artifacts.write(this);
    }
}
