package septet.model;

import java.math.BigDecimal;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Phrase;

/// A rule for the list as a whole.
public sealed interface Reranking {
    /// `at most|at least N per X|where C [in first K]`
    record Quota(boolean most, int count, Optional<Expression> per, Optional<Expression> where, Optional<Integer> inFirst) implements Reranking {}

    /// `spread by X [strength S]`
    record Spread(Expression by, Optional<BigDecimal> strength) implements Reranking {}

    static Reranking read(Phrase line) {
        if (line.take("spread")) {
            line.expect("by");
            return new Spread(line.expression(), line.take("strength") ? Optional.of(line.number()) : Optional.empty());
        }
        boolean most = line.take("at", "most");
        if (!most) line.expect("at", "least");
        int count = line.count();
        Optional<Expression> per = line.take("per") ? Optional.of(line.expression()) : Optional.empty();
        if (per.isEmpty()) line.expect("where");
        Optional<Expression> where = per.isEmpty() ? Optional.of(line.condition()) : Optional.empty();
        return new Quota(most, count, per, where, line.take("in", "first") ? Optional.of(line.count()) : Optional.empty());
    }
}
