package septet.model;

import java.util.Optional;
import septet.design.Expression;
import septet.design.Phrase;

/// `top 400 by EXPR [where C]`
public record Retrieval(int top, Expression by, Optional<Expression> where) {
    public static Retrieval read(Phrase line) {
        line.expect("top");
        int top = line.count();
        line.expect("by");
        return new Retrieval(top, line.expression(), line.take("where") ? Optional.of(line.condition()) : Optional.empty());
    }
}
