package septet.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Key;

/// Settings that learners have in common.
public record LearnerKeys(
        @Key(says = "What this learner sees, instead of model.inputs.", examples = "[all, except night]") Optional<List<InputSection>> inputs,
        @Key(says = "How much a row counts: none (each the same), balanced (both classes weigh the same in sum), a factor for positives, "
                + "or an expression. Rarely helps trees; calibrate when you use it.", byDefault = "none", examples = {"balanced", "2 if amount > 100 else 1"})
        Weight weight,
        @Key(says = "How it sees an input, by name: target (a word by the mean label of other rows), frequency (by its share of the rows), or 10 bins (a number by its range).",
                byDefault = "{}", examples = "{terminal: target, amount: 10 bins}") Map<String, EncoderChoice> encode,
        @Key(says = "The heads that it estimates.", wave = 3) Optional<List<String>> predicts,
        @Key(says = "The rows that it learns from, where they are not those of the framing.", wave = 3, examples = "watches where minutes >= 2")
        Optional<Examples> examples,
        @Key(says = "What was not chosen: in batch, 200 random, 8 hard where C, 10% shown.", wave = 3, byDefault = "[]") List<Negatives> negatives,
        @Key(says = "Columns that are seen in training and constant when served.", wave = 3, byDefault = "[]") List<String> correctFor,
        @Key(says = "The version that training starts from.", wave = 3, examples = "previous") Optional<String> startFrom) {

    /// The keys of a learner, of those kinds too that are built later; empty for those that have none.
    public static Optional<LearnerKeys> of(LearnerSection learner) {
        return switch (learner) {
            case LearnerSection.LogisticRegression it -> Optional.of(it.keys());
            case LearnerSection.BoostedTrees it -> Optional.of(it.keys());
            case LearnerSection.NaiveBayes it -> Optional.of(it.keys());
            case LearnerSection.LinearSvm it -> Optional.of(it.keys());
            case LearnerSection.LinearRegression it -> Optional.of(it.keys());
            case LaterLearner.OnlineLogisticRegression it -> Optional.of(it.keys());
            case LaterLearner.NeuralNetwork it -> Optional.of(it.keys());
            case LaterLearner.TwoTowers it -> Optional.of(it.keys());
            case LaterLearner.ItemToItem it -> Optional.of(it.keys());
            case LaterLearner.Ease it -> Optional.of(it.keys());
            case LaterLearner.ItemEmbeddings it -> Optional.of(it.keys());
            case LaterLearner.NodeEmbeddings it -> Optional.of(it.keys());
            case LaterLearner.Detector it -> Optional.of(it.keys());
            case LearnerSection.Brought _, LaterLearner.LanguageModel _, LaterLearner.TunedLanguageModel _, LaterLearner.BestPassage _ -> Optional.empty();
        };
    }
}
