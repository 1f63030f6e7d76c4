package septet.framing;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Key;

/// Step 2: the question that the model answers, for which row, and the rule that it must beat.
public record Framing(
        @Key(says = "The kind of question; learners, metrics and endpoints follow from it. Built are binary and multiclass classification and regression.") Task task,
        @Key(says = "The source of which each row is one example, at its time t0. Requests, features and training rows follow from it.", examples = "payments")
        String forEach,
        @Key(says = "The column that is estimated, known later than the row; or heads as NAME: AGGREGATE.", examples = "fraud") Prediction predict,
        @Key(says = "The rule that any model must beat: a condition (true scores 1), of several classes a word, of numbers a number.",
                examples = "amount > 220") Expression baseline,
        @Key(says = "A condition for a row to be an example at all, in training, evaluation and serving; the others get the last decision.")
        Optional<Expression> eligible,
        @Key(says = "The column that the system fills in; every candidate makes a row.", wave = 3) Optional<String> choose,
        @Key(says = "The value of a row, from its heads.", wave = 3) Optional<Expression> score) {
}
