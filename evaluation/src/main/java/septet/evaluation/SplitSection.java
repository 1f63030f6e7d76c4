package septet.evaluation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;

/// Which rows train, choose and judge: in time, by shares, in folds, or one after the other (prequential).
public record SplitSection(
        @Key(says = "Rows to learn from: a time or a share.", examples = {"21d", "60%"}) Optional<Portion> train,
        @Key(says = "Time between the parts, so that the labels of one are known before the next begins. By default the longest fixed label delay.",
                examples = "7d") Optional<Duration> gap,
        @Key(says = "Rows that choose settings, calibration and thresholds. By default as long as test.", examples = {"7d", "20%"}) Optional<Portion> validate,
        @Key(says = "Rows that judge; they are read once, by the final evaluation: a time, a share, or where CONDITION for rows that the data itself names.",
                examples = {"7d", "20%", "where part = 'test'"}) Optional<Portion> test,
        @Key(says = "The end of test. By default the newest row whose label is known.", examples = "2018-08-15") Optional<LocalDateTime> until,
        @Key(says = "After train each row is estimated before its label is used, and the model refitted so often.", examples = "7d") Optional<Duration> refit,
        @Key(says = "Parts that judge in turn, while the others train.", examples = "5") Optional<Integer> folds,
        @Key(says = "Rows of equal value stand on one side; texts are equal but for digits, case and space.", examples = "customer")
        Optional<Expression> together) {
}
