package septet.serving;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Phrase;

/// `block when score >= 0..1`; without `when` it always holds.
public record DecisionRule(Mark mark, String decision, Optional<Expression> when) {
    public static DecisionRule read(Phrase line) {
        Mark mark = line.mark();
        String decision = line.name();
        return new DecisionRule(mark, decision, line.take("when") ? Optional.of(line.condition()) : Optional.empty());
    }

    /// As it is written in a design.
    public String text() {
        return decision + when.map(condition -> " when " + condition.text()).orElse("");
    }
}
