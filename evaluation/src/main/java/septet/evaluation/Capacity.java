package septet.evaluation;

import java.time.Duration;
import septet.design.Expression.Constant;

/// How often a decision may be taken: at most `most` times in each `per`, counted from the beginning of the rows.
public record Capacity(String decision, long most, Duration per) {
    /// `review: 500 in 1d`.
    String text() {
        return decision + ": " + most + " in " + new Constant.Span(per).text();
    }
}
