package septet.model;

import java.util.List;
import java.util.Optional;
import septet.design.Key;

/// Settings that learners have in common.
public record LearnerKeys(
        @Key(says = "What this learner sees, instead of model.inputs.", examples = "[all, except night]") Optional<List<InputSection>> inputs,
        @Key(says = "How much a row counts: none (each the same), balanced (both classes weigh the same in sum), a factor for positives, "
                + "or an expression. Rarely helps trees; calibrate when you use it.", byDefault = "none", examples = {"balanced", "2 if amount > 100 else 1"})
        Weight weight,
        @Key(says = "The heads that it estimates.", wave = 3) Optional<List<String>> predicts,
        @Key(says = "The rows that it learns from, where they are not those of the framing.", wave = 3, examples = "watches where minutes >= 2")
        Optional<Examples> examples,
        @Key(says = "What was not chosen: in batch, 200 random, 8 hard where C, 10% shown.", wave = 3, byDefault = "[]") List<Negatives> negatives,
        @Key(says = "Columns that are seen in training and constant when served.", wave = 3, byDefault = "[]") List<String> correctFor,
        @Key(says = "The version that training starts from.", wave = 3, examples = "previous") Optional<String> startFrom) {
}
