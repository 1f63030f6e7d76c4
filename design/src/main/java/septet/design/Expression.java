package septet.design;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The tree of one expression of the design language; each part knows its place in the file.
/// Grammar: `docs/language.md`.
public sealed interface Expression {
    Mark mark();

    /// The expression as it would be written in a design; reads as the same tree.
    default String text() {
        return ExpressionText.of(this);
    }

    /// `5`, `0.5`, `true`, `'text'`, `7d`, `220 EUR`, `3..10`.
    record Literal(Mark mark, Constant value) implements Expression {}

    /// `amount`, `payments.amount`, `ad.bid`.
    record Path(Mark mark, List<String> names) implements Expression {
        @Override
        public String text() {
            return String.join(".", names);
        }
    }

    /// `hour(time)`. Names of aggregates appear here only inside an [Aggregate].
    record Call(Mark mark, String function, List<Expression> arguments) implements Expression {}

    record Negation(Mark mark, Expression operand) implements Expression {}

    record Not(Mark mark, Expression operand) implements Expression {}

    record Arithmetic(Mark mark, Operation operation, Expression left, Expression right) implements Expression {
        public enum Operation { PLUS, MINUS, TIMES, DIVIDE, MODULO }
    }

    record Comparison(Mark mark, Relation relation, Expression left, Expression right) implements Expression {
        public enum Relation { EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST }
    }

    record Logic(Mark mark, boolean and, Expression left, Expression right) implements Expression {}

    record Between(Mark mark, Expression value, Expression low, Expression high, boolean negated) implements Expression {}

    /// `x in ('a', 'b')`: the options are literals, or one path.
    record In(Mark mark, Expression value, List<Expression> options, boolean negated) implements Expression {}

    record IsMissing(Mark mark, Expression value, boolean negated) implements Expression {}

    /// `a if c else b`; without `else` (costs only) the other branch is empty.
    record Conditional(Mark mark, Expression value, Expression condition, Optional<Expression> otherwise) implements Expression {}

    /// `mean(fraud) where c by terminal over 1d, 7d known after 7d`.
    ///
    /// @param reach   how the windows reach from t0; empty where there is no window (since the beginning)
    /// @param windows empty together with `reach`
    record Aggregate(Mark mark, Call call, Optional<Expression> where, List<Key> by, Optional<Reach> reach,
            List<Window> windows, Optional<Duration> knownAfter) implements Expression {}

    enum Reach { OVER, WITHIN }

    /// A key of an aggregate: `card` (the column of that name on both sides) or `follower = viewer`.
    record Key(Mark mark, Expression ofEvent, Expression ofRow) {}

    sealed interface Window {
        /// As it is written in a design: `7d`, `today`, `session(30m)`.
        default String text() {
            return ExpressionText.window(this);
        }

        /// The end of a family member's name: `card_spend_7d`, `clicks_session_30m`.
        default String suffix() {
            return text().replace('(', '_').replace(")", "");
        }

        record Sliding(Duration width) implements Window {}

        record Today() implements Window {}

        record Session(Duration gap) implements Window {}
    }

    sealed interface Constant {
        record Number(BigDecimal value) implements Constant {}

        record Text(String value) implements Constant {}

        record Truth(boolean value) implements Constant {}

        record Span(Duration value) implements Constant {
            /// The shortest way to write a duration: `7d`, `90m`, `1500ms`.
            public static String text(Duration span) {
                return Units.text(span);
            }
        }

        record Money(BigDecimal amount, String currency) implements Constant {}

        /// Another unit: `50 km`, `24 px`, `8 MB`, `500/d`.
        record Measure(BigDecimal value, String unit) implements Constant {}

        record Range(Constant low, Constant high) implements Constant {}

        /// As it would be written in a design.
        default String text() {
            return ExpressionText.of(this);
        }
    }
}
