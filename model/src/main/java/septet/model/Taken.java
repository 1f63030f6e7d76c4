package septet.model;

import java.util.List;
import septet.design.Expression;
import septet.design.Phrase;
import septet.design.Whole;

/// What a brought model takes: a kind of value, or columns.
public sealed interface Taken {
    record Value(String type) implements Taken {
        public static Value read(Phrase line) {
            return new Value(String.join(" ", line.words()));
        }
    }

    record Columns(@Whole List<Expression> columns) implements Taken {}
}
