package septet.model;

import septet.design.Expression;
import septet.design.Phrase;

/// How much a row counts in training.
public sealed interface Weight {
    /// `none`, `balanced`, or a factor for positive rows, which may be a range.
    record OfPositives(Setting setting) implements Weight {}

    record OfRow(Expression expression) implements Weight {}

    static Weight read(Phrase line) {
        if (line.take("none")) return new OfPositives(new Setting.Word("none"));
        if (line.take("balanced")) return new OfPositives(new Setting.Word("balanced"));
        Expression expression = line.expression();
        if (!(expression instanceof Expression.Literal literal)) return new OfRow(expression);
        return new OfPositives(Setting.read(Phrase.of(literal.value().text(), literal.mark())));
    }
}
