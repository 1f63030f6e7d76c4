package septet.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What answers: a model, and what its scores mean as probabilities. The unit that is registered and served.
///
/// @param calibrations one for each head
/// @param interval     of a number; it then has the heads `low` and `high` behind its own
public record CalibratedModel(Model model, List<Calibration> calibrations, Optional<Conformal> interval) {
    static final List<String> ENDS = List.of("low", "high");

    public CalibratedModel {
        calibrations = List.copyOf(calibrations);
        if (calibrations.size() != model.heads().size()) throw new IllegalArgumentException(calibrations.size() + " calibrations for " + model.heads());
        if (interval.isPresent() && calibrations.size() > 1) throw new IllegalArgumentException("an interval of " + model.heads());
    }

    /// Without an interval.
    public CalibratedModel(Model model, List<Calibration> calibrations) {
        this(model, calibrations, Optional.empty());
    }

    /// A model of one head.
    public CalibratedModel(Model model, Calibration calibration) {
        this(model, List.of(calibration));
    }

    /// What it answers: the heads of the model, then the ends of its interval.
    public List<String> heads() {
        return interval.isEmpty() ? model.heads() : Stream.concat(model.heads().stream(), ENDS.stream()).toList();
    }

    /// That of the first head.
    public Calibration calibration() {
        return calibrations.getFirst();
    }

    /// Calibrates the estimates of one row, in place, and adds the ends of the interval where there is room for them: each by itself; those of several classes are then
    /// divided by their sum
    /// (Zadrozny and Elkan 2002, section 4).
    public void calibrate(double[] heads) {
        for (int i = 0; i < calibrations.size(); i++) heads[i] = calibrations.get(i).apply(heads[i]);
        if (calibrations.size() > 1) Link.normalise(heads);
        if (interval.isEmpty() || heads.length == calibrations.size()) return;
        heads[1] = interval.get().low(heads[0]);
        heads[2] = interval.get().high(heads[0]);
    }

    /// The data-only artifact from which [Artifacts#calibrated] reads it again.
    public byte[] artifact() {
        return Artifacts.write(this);
    }
}
