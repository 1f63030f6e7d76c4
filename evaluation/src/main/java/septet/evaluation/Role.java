package septet.evaluation;

/// What one row is used for.
public enum Role {
    /// A learner is fitted on it.
    TRAIN,
    /// Ranges, calibration and thresholds are chosen on it.
    VALIDATE,
    /// The final evaluation reads it, once.
    TEST,
    /// Before training, in a gap, or after the end: nothing reads it.
    OUTSIDE,
    /// In a part by its time, but its label was not known when that part was used.
    UNKNOWN,
    /// Belongs together with a row of an earlier part.
    TWIN
}
