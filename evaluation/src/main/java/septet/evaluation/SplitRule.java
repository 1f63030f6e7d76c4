package septet.evaluation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// How rows are divided into those that are learned from, chosen on, and judged.
public sealed interface SplitRule {
    /// Parts that follow in time: train, gap, validate, gap, test, the last ending at `until`.
    ///
    /// @param gap      between two parts; default: the longest fixed delay of a label
    /// @param validate default: as long as the test; zero leaves it out, and one gap with it
    /// @param until    microseconds, excluded; default: just after the newest row whose label is known
    record ByTime(Duration train, Optional<Duration> gap, Optional<Duration> validate, Duration test, OptionalLong until) implements SplitRule {
        Duration validation() {
            return validate.orElse(test);
        }
    }

    /// Parts of a share each; in time where the rows have a time, else at random, stratified by the label.
    /// The shares lie in 0..1 and add up to at most 1; what is left over is not used.
    record ByShares(double train, double validate, double test) implements SplitRule {
        public ByShares {
            if (!(train >= 0 && validate >= 0 && test >= 0 && train + validate + test <= 1 + 1e-9)) {
                throw new IllegalArgumentException("shares " + train + ", " + validate + ", " + test);
            }
        }
    }
}
