package septet.framing;

import java.util.Map;
import septet.design.Expression;
import septet.design.Phrase;
import septet.design.Whole;

/// What is estimated.
public sealed interface Prediction {
    /// A column of the row that becomes known later.
    record Column(String name) implements Prediction {
        public static Column read(Phrase line) {
            return new Column(line.name());
        }
    }

    /// Named heads, computed from what happens after t0.
    record Heads(@Whole Map<String, Expression> heads) implements Prediction {}
}
