package septet.model;

import septet.design.Expression.Constant;
import septet.design.Mark;
import septet.design.Phrase;

/// A value that the design gives to a learner.
public sealed interface Setting {
    record Number(double value) implements Setting {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }
    }

    record Word(String value) implements Setting {
        @Override
        public String toString() {
            return value;
        }
    }

    /// "Choose for me": drawn by the search, both ends included.
    record Range(double low, double high) implements Setting {
        public Range {
            if (!(low < high)) throw new IllegalArgumentException(low + ".." + high);
        }

        /// Ranges whose ends are positive and 100 times apart or more are drawn on a logarithmic scale.
        public boolean logarithmic() {
            return low > 0 && high / low >= 100;
        }

        @Override
        public String toString() {
            return new Number(low) + ".." + new Number(high);
        }
    }

    /// A number or a range of numbers.
    static Setting read(Phrase line) {
        Mark mark = line.mark();
        double sign = line.take("-") ? -1 : 1;
        return switch (line.literal()) {
            case Constant.Number number -> new Number(sign * number.value().doubleValue());
            case Constant.Range(Constant.Number low, Constant.Number high) when low.value().doubleValue() < high.value().doubleValue() ->
                new Range(sign * low.value().doubleValue(), high.value().doubleValue());
            case Constant other -> throw Phrase.wrong(mark, "expected a number or a range of numbers, found " + other.text(), "Write it like 6 or 3..10.");
        };
    }
}
