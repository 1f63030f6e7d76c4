package septet.model;

import java.time.Duration;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;
import septet.design.Kind;

/// How scores become probabilities.
public sealed interface CalibrationSection {
    @Kind(name = "none", says = "Scores stay as the learner gives them.")
    record Uncalibrated() implements CalibrationSection {}

    @Kind(says = "A step function that only rises; follows any curve, needs some thousand validation rows.")
    record Isotonic(
            @Key(says = "Fitted again on the labels of so long a time.", wave = 2) Optional<Duration> over,
            @Key(says = "One curve for each value of it.", wave = 2) Optional<Expression> by) implements CalibrationSection {}

    @Kind(says = "A logistic curve; two numbers, so that few validation rows are enough.")
    record Platt() implements CalibrationSection {}
}
