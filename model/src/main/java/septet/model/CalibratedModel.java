package septet.model;

/// What answers: a model, and what its score means as a probability. The unit that is registered and served.
public record CalibratedModel(Model model, Calibration calibration) {
    /// The data-only artifact from which [Artifacts#calibrated] reads it again.
    public byte[] artifact() {
        return Artifacts.write(this);
    }
}
