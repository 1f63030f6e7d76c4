package septet.model;

import java.math.BigDecimal;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Phrase;

/// What stands for the things that were not chosen.
public sealed interface Negatives {
    /// The positives of the other rows of a batch.
    record InBatch() implements Negatives {}

    record Drawn(int count, boolean hard, Optional<Expression> where) implements Negatives {}

    /// A share of what was shown and not chosen; corrected for.
    record Shown(BigDecimal share) implements Negatives {}

    static Negatives read(Phrase line) {
        if (line.take("in", "batch")) return new InBatch();
        BigDecimal number = line.number();
        if (line.take("shown")) return new Shown(number);
        boolean hard = line.take("hard");
        if (!hard) line.expect("random");
        Optional<Expression> where = line.take("where") ? Optional.of(line.condition()) : Optional.empty();
        return new Drawn(number.intValue(), hard, where);
    }
}
