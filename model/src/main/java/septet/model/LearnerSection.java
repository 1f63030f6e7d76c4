package septet.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Flat;
import septet.design.Key;
import septet.design.Kind;

/// A learner of the design with its settings: `KIND`, `{KIND: settings}`, or `{from: FILE, ...}`.
/// The kinds of later waves stand in [LaterLearner].
public sealed interface LearnerSection permits LearnerSection.LogisticRegression, LearnerSection.BoostedTrees, LearnerSection.NaiveBayes, LearnerSection.LinearSvm,
        LearnerSection.LinearRegression, LearnerSection.Brought, LaterLearner {

    @Kind(says = "A weighted sum of the inputs, as a probability. Quick, steady, and its reasons are plain.")
    record LogisticRegression(@Flat LearnerKeys keys,
            @Key(says = LOSS) Optional<Loss> loss,
            @Key(says = "Penalty on the squared weights of standardised inputs, against the summed loss (1/C elsewhere). Raise it with few rows or many words.",
                    byDefault = "1", examples = "1e-6..1") Setting l2) implements LearnerSection {}

    @Kind(says = "Many small decision trees, each correcting those before. Usually the strongest on tables.")
    record BoostedTrees(@Flat LearnerKeys keys,
            @Key(says = LOSS) Optional<Loss> loss,
            @Key(says = "How many trees. More trees need a smaller learning rate; too many learn the noise.", byDefault = "200", examples = "50..800")
            Setting rounds,
            @Key(says = "How many questions lead to a leaf: how many inputs can act together. Deeper needs more rows.", byDefault = "4", examples = "3..10")
            Setting depth,
            @Key(says = "How much of each tree is added. Halve it and double the rounds for a little more quality.", byDefault = "0.1",
                    examples = "0.01..0.3") Setting learningRate,
            @Key(says = "The least a leaf may rest on, in rows that are still undecided (sum of hessians). Raise it against noise.", byDefault = "5") Setting minChildWeight,
            @Key(says = "The share of the rows, drawn anew for each tree. Less than 1 may help noisy data.", byDefault = "1") Setting rowShare,
            @Key(says = "The share of the columns, drawn anew for each tree. Less than 1 helps when many inputs say the same.", byDefault = "1")
            Setting columnShare,
            @Key(says = "Penalty on the squared values of the leaves.", byDefault = "1") Setting l2,
            @Key(says = "Numbers along which the score may only rise (up) or only fall (down), whatever the rows say.", byDefault = "{}", examples = "{income: up}")
            Map<String, Direction> monotone) implements LearnerSection {

        /// Which way a score goes with an input.
        public enum Direction { UP, DOWN }
    }

    @Kind(says = "Counts words in each class and takes them as independent. Learns from few rows.")
    record NaiveBayes(@Flat LearnerKeys keys,
            @Key(says = "What is added to each count, so that a new word does not decide alone.", byDefault = "1", examples = "0.01..1")
            Setting smoothing) implements LearnerSection {}

    @Kind(says = "The line between two classes with the widest margin. Strong on text.")
    record LinearSvm(@Flat LearnerKeys keys,
            @Key(says = LOSS) Optional<Loss> loss,
            @Key(says = "How much a row on the wrong side costs, against the squared weights. Lower it with few rows or much noise.", byDefault = "1",
                    examples = "0.01..10") Setting c) implements LearnerSection {}

    @Kind(says = "A weighted sum of the inputs, as a number.")
    record LinearRegression(@Flat LearnerKeys keys,
            @Key(says = LOSS) Optional<Loss> loss,
            @Key(says = "Penalty on the squared weights of standardised inputs, against the summed loss of a target of spread 1. Raise it with few rows or many words.",
                    byDefault = "0.0001") Setting l2) implements LearnerSection {}

    @Kind(byKey = "from", says = "A model that was trained elsewhere; gates, serving, log and drift work alike.")
    record Brought(
            @Key(says = "The model's file, beside the design.", examples = "model.ubj") String from,
            @Key(says = "What it sees, in its own order.") Optional<List<InputSection>> inputs,
            @Key(says = "What a media model takes.", wave = 4) Optional<Taken> takes,
            @Key(says = "What a media model gives.", wave = 4, examples = "vector 384") Optional<String> gives,
            @Key(says = "How vectors of words become one.", wave = 4, examples = "mean") Optional<String> pooling) implements LearnerSection {}

    String LOSS = "What training lowers; by default the usual one: classes log (or focal), numbers squared (or absolute, poisson, quantile at 0.9), svm hinge (or squared hinge).";
}
