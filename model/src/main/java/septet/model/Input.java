package septet.model;

import java.util.List;
import java.util.Optional;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;

/// What a learner knows of an input: its name and how its values are to be read.
///
/// @param terms how a text is cut; empty for other kinds
public record Input(String name, Kind kind, Optional<Type.Terms> terms) {
    public enum Kind {
        /// A size: number, money, duration, and truth as 0 and 1.
        NUMBER,
        /// One of a set of words; a value is the code of the word in the running dictionary.
        CATEGORY,
        /// A text, cut into terms; a value is the number of the text in the running dictionary.
        TERMS
    }

    public Input {
        if (terms.isPresent() != (kind == Kind.TERMS)) throw new IllegalArgumentException(kind + " " + name + " with " + terms);
    }

    /// A number or a category.
    public Input(String name, Kind kind) {
        this(name, kind, Optional.empty());
    }

    /// The inputs that these features make.
    ///
    /// @throws Refused with `MODEL-INPUT-TYPE` where a type (text, time) gives a learner nothing to compare
    public static List<Input> of(List<Feature> features) {
        return features.stream().map(Input::of).toList();
    }

    private static Input of(Feature feature) {
        return switch (feature.type()) {
            case Type.Number _, Type.Money _, Type.Duration _, Type.Bool _ -> new Input(feature.name(), Kind.NUMBER);
            case Type.Category _, Type.Key _ -> new Input(feature.name(), Kind.CATEGORY);
            case Type.Terms terms -> new Input(feature.name(), Kind.TERMS, Optional.of(terms));
            case Type.ListOf list -> throw new Refused(Fault.DESIGN, Problem.error("model.inputs", feature.name() + " is a list of values that are no words",
                    "no learner here can use it", "Compute something from it: mean, max or quantile of the same values, or x in " + feature.name() + ".", "MODEL-INPUT-TYPE"));
            case Type.Text _, Type.Time _, Type.Raw _, Type.Place _, Type.Later _ -> throw new Refused(Fault.DESIGN, Problem.error(
                    "model.inputs", feature.name() + " is neither a number nor a category", "no learner here can use it",
                    "Compute something from it, for instance " + example(feature), "MODEL-INPUT-TYPE"));
        };
    }

    private static String example(Feature feature) {
        if (feature.type() instanceof Type.Time) return "hour(" + feature.name() + ").";
        return feature.type() instanceof Type.Place ? "distance(" + feature.name() + ", OTHER PLACE)." : "tfidf(words(" + feature.name() + ", 1, 2)).";
    }
}
