package septet.evaluation;

import septet.design.Expression;
import septet.design.Offers;
import septet.design.Phrase;

/// Parts of the rows that are measured on their own.
@Offers({"4 bands of amount", "top 10 of merchant"})
public sealed interface Slice {
    Expression of();

    /// As it is written in a design.
    String text();

    /// A part for each value of it; of a condition, where it holds and where not.
    record Values(Expression of) implements Slice {
        @Override
        public String text() {
            return of.text();
        }
    }

    /// `4 bands of X`: parts of about equal size, by its order.
    record Bands(int count, Expression of) implements Slice {
        @Override
        public String text() {
            return count + " bands of " + of.text();
        }
    }

    /// `top 10 of X`: a part for each of its most frequent values.
    record Top(int count, Expression of) implements Slice {
        @Override
        public String text() {
            return "top " + count + " of " + of.text();
        }
    }

    static Slice read(Phrase line) {
        if (line.take("top")) {
            int count = line.count();
            line.expect("of");
            return new Top(count, line.expression());
        }
        if (!line.atNumber()) return new Values(line.expression());
        int count = line.count();
        line.expect("bands", "of");
        return new Bands(count, line.expression());
    }
}
