package septet.model;

import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.Flat;
import septet.design.Key;
import septet.design.Kind;

/// Kinds of later waves: their settings are read, so that a design for them can be written now.
public sealed interface LaterLearner extends LearnerSection {
    String SIZE = "The size of a vector.";
    String RATE = "How far a step goes.";
    String ROUNDS = "How often all rows are seen.";

    @Kind(wave = 3, says = "Logistic regression that learns from each row as it comes.")
    record OnlineLogisticRegression(@Flat LearnerKeys keys, @Key(says = RATE, byDefault = "0.1", wave = 3) Setting learningRate,
            @Key(says = "Pulls weights to exactly zero.", byDefault = "0", wave = 3) Setting l1,
            @Key(says = "Pulls weights towards zero.", byDefault = "0", wave = 3) Setting l2,
            @Key(says = "Weights are 2 to this power.", byDefault = "22", wave = 3) Setting hashBits) implements LaterLearner {}

    @Kind(wave = 3, says = "Layers of sums and bends; several heads share them.")
    record NeuralNetwork(@Flat LearnerKeys keys, @Key(says = LearnerSection.LOSS, wave = 3) Optional<Loss> loss,
            @Key(says = "The width of each layer.", byDefault = "[64]", wave = 3) List<Integer> layers,
            @Key(says = "Layers that multiply inputs with each other.", byDefault = "0", wave = 3) Setting crosses,
            @Key(says = "Tables for words are 2 to this power.", byDefault = "20", wave = 3) Setting hashBits,
            @Key(says = "Networks beside each other that heads choose from.", byDefault = "1", wave = 3) Setting experts,
            @Key(says = RATE, byDefault = "0.001", wave = 3) Setting learningRate,
            @Key(says = ROUNDS, byDefault = "5", wave = 3) Setting epochs) implements LaterLearner {}

    @Kind(wave = 3, says = "A vector for the query and one for the item, near each other where they match.")
    record TwoTowers(@Flat LearnerKeys keys, @Key(says = LearnerSection.LOSS, wave = 3) Optional<Loss> loss,
            @Key(says = "What stands on the query's side.", wave = 3) List<InputSection> query,
            @Key(says = "What stands on the item's side.", wave = 3) List<InputSection> item,
            @Key(says = "One encoder for both sides.", byDefault = "false", wave = 3) boolean shared,
            @Key(says = "The model that training starts from.", wave = 3) Optional<String> base,
            @Key(says = SIZE, byDefault = "64", wave = 3) Setting dimensions,
            @Key(says = "How sharply near and far differ.", byDefault = "0.05", wave = 3) Setting temperature,
            @Key(says = ROUNDS, byDefault = "5", wave = 3) Setting epochs) implements LaterLearner {}

    @Kind(wave = 3, says = "Items that the same people or sessions chose.")
    record ItemToItem(@Flat LearnerKeys keys, @Key(says = "A list of items for each row.", wave = 3) Optional<Expression> sequences,
            @Key(says = "How many are kept for each item.", byDefault = "200", wave = 3) Setting neighbours) implements LaterLearner {}

    @Kind(wave = 3, says = "A linear model from items to items in closed form.")
    record Ease(@Flat LearnerKeys keys, @Key(says = "Pulls weights towards zero.", byDefault = "500", wave = 3) Setting l2) implements LaterLearner {}

    @Kind(wave = 3, says = "A vector for each item, from the order in which items are seen.")
    record ItemEmbeddings(@Flat LearnerKeys keys, @Key(says = "A list of items for each row.", wave = 3) Optional<Expression> sequences,
            @Key(says = "A head whose item belongs to every window.", wave = 3) Optional<String> context,
            @Key(says = SIZE, byDefault = "32", wave = 3) Setting dimensions,
            @Key(says = "Columns from which a new item gets a vector.", byDefault = "[]", wave = 3) List<Expression> newItemsFrom) implements LaterLearner {}

    @Kind(wave = 3, says = "A vector for each node of a graph, from random walks.")
    record NodeEmbeddings(@Flat LearnerKeys keys, @Key(says = "The source whose rows are the edges.", wave = 3) String edges,
            @Key(says = SIZE, byDefault = "64", wave = 3) Setting dimensions,
            @Key(says = "Nodes of a walk.", byDefault = "40", wave = 3) Setting walkLength,
            @Key(says = "Walks from each node.", byDefault = "10", wave = 3) Setting walks) implements LaterLearner {}

    @Kind(wave = 4, says = "Finds regions in pictures.")
    record Detector(@Flat LearnerKeys keys, @Key(says = LearnerSection.LOSS, wave = 4) Optional<Loss> loss,
            @Key(says = "The model that training starts from.", wave = 4) String base,
            @Key(says = "Pictures are cut into squares of this size.", wave = 4) Optional<Constant.Measure> tiles,
            @Key(says = "How far squares reach into each other.", wave = 4) Optional<Constant.Measure> overlap,
            @Key(says = ROUNDS, byDefault = "0", wave = 4) Setting epochs,
            @Key(says = RATE, byDefault = "0.001", wave = 4) Setting learningRate) implements LaterLearner {}

    @Kind(wave = 4, says = "A language model with a prompt.")
    record LanguageModel(@Key(says = "The model.", wave = 4) String name, @Key(says = "A name of model.prompts.", wave = 4) Optional<String> prompt,
            @Key(says = "How freely it chooses words.", byDefault = "0", wave = 4) Setting temperature,
            @Key(says = "The longest answer.", byDefault = "400", wave = 4) Setting maxTokens) implements LaterLearner {}

    @Kind(wave = 4, says = "A language model that is trained further.", name = "fine-tuned language model")
    record TunedLanguageModel(@Key(says = "The model that training starts from.", wave = 4) String base,
            @Key(says = "A name of model.prompts.", wave = 4) String prompt,
            @Key(says = "Small matrices that are trained instead of the model.", wave = 4) Optional<LowRank> lora,
            @Key(says = RATE, byDefault = "0.0001", wave = 4) Setting learningRate,
            @Key(says = "Rows of a step.", byDefault = "64", wave = 4) Setting batch,
            @Key(says = ROUNDS, byDefault = "3", wave = 4) Setting epochs,
            @Key(says = "The longest row.", byDefault = "1024", wave = 4) Setting length,
            @Key(says = "The longest answer.", byDefault = "400", wave = 4) Setting maxTokens) implements LaterLearner {}

    /// Low-rank adapters (Hu and others 2021).
    record LowRank(@Key(says = "The rank of the matrices.", byDefault = "16", wave = 4) Setting rank,
            @Key(says = "How much they count.", byDefault = "16", wave = 4) Setting alpha,
            @Key(says = "Where they stand.", byDefault = "all linear", wave = 4) String layers) {}

    @Kind(wave = 4, says = "The best passage, as it stands.")
    record BestPassage() implements LaterLearner {}
}
