package septet.requirements;

import java.util.Optional;

/// One requirement: asked by the design, estimated by arithmetic, measured by a run.
///
/// @param requirement its path: `latency.p99`
/// @param asked       as people write it: `at most 20 ms`
/// @param estimated   empty where there is no arithmetic for it
/// @param measured    empty where it was not measured
public record Line(String requirement, String asked, Optional<String> estimated, Optional<String> measured, Verdict verdict) {
    /// Measured values decide; without one it is what the estimate promises.
    public enum Verdict {
        MET, MISSED, PROMISED, DOUBTFUL, NOT_MEASURED;

        public String text() {
            return switch (this) {
                case MET -> "met";
                case MISSED -> "missed";
                case PROMISED -> "promised";
                case DOUBTFUL -> "doubtful";
                case NOT_MEASURED -> "not measured";
            };
        }
    }
}
