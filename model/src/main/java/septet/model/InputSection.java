package septet.model;

import septet.design.Expression;
import septet.design.Offers;
import septet.design.Phrase;

/// What a learner sees.
@Offers({"all", "except name"})
public sealed interface InputSection {
    /// Every feature, number, money, boolean and category that is known at t0.
    record All() implements InputSection {}

    /// A feature, a family of features, a column, or a column of an entity.
    record Only(Expression.Path path) implements InputSection {}

    record Except(Expression.Path path) implements InputSection {}

    static InputSection read(Phrase line) {
        if (line.take("all")) return new All();
        return line.take("except") ? new Except(line.path()) : new Only(line.path());
    }
}
