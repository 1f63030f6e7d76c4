package septet.requirements;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Phrase;

/// What a decision costs, and when: `approve if fraud: amount`.
///
/// @param when   a condition over the row and its truth; empty: always
/// @param amount money
public record Cost(Mark mark, String decision, Optional<Expression> when, Expression amount) {
    public static Cost read(Phrase key, Phrase value) {
        Mark mark = key.mark();
        String decision = key.name();
        Optional<Expression> when = key.take("if") ? Optional.of(key.condition()) : Optional.empty();
        return new Cost(mark, decision, when, value.expression());
    }
}
