package septet.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Phrase;
import septet.design.Share;

/// One line of the script of a world: what becomes different in the rows that arrive, and from when on.
public sealed interface WorldChange {
    /// Days are counted from the beginning of the rehearsal.
    ///
    /// @param until empty: for good
    record Span(Duration from, Optional<Duration> until) {
        private static Span read(Phrase line) {
            line.expect("from");
            Duration from = line.duration();
            return new Span(from, line.take("to") ? Optional.of(line.duration()) : Optional.empty());
        }

        boolean covers(long sinceBegin) {
            return sinceBegin >= micros(from) && until.map(end -> sinceBegin < micros(end)).orElse(true);
        }

        private static long micros(Duration duration) {
            return duration.toNanos() / 1_000;
        }
    }

    Span span();

    /// What it means, in a sentence.
    default String sentence() {
        return "From now on " + what() + span().until().map(until -> ", for " + new Expression.Constant.Span(until.minus(span().from())).text()).orElse("") + ".";
    }

    /// `amount is missing`.
    default String what() {
        return switch (this) {
            case Broken(String column, Span _) -> column + " is missing";
            case Garbled(String column, Span _) -> column + " is unreadable";
            case Scaled(String column, BigDecimal factor, Span _) -> column + " is " + factor.toPlainString() + " times what it was";
            case Turned(String label, BigDecimal share, Span _, Expression where) -> percent(share) + " of the rows with " + where.text() + " become " + label;
            case Surge(BigDecimal factor, Span _) -> "traffic is " + factor.toPlainString() + " times what it was";
            case Late(Duration by, Span _) -> "labels come later by " + new Expression.Constant.Span(by).text();
            case Lost(BigDecimal share, Span _) -> percent(share) + " of the labels never come";
            case Poisoned(BigDecimal share, Span _) -> percent(share) + " of the labels are the opposite of what is true";
        };
    }

    private static String percent(BigDecimal share) {
        return share.scaleByPowerOfTen(2).stripTrailingZeros().toPlainString() + "%";
    }

    /// `amount missing from 40d to 43d`: an upstream column breaks.
    record Broken(String column, Span span) implements WorldChange {}

    /// `amount garbled from 40d to 43d`: an upstream column becomes what nobody can read; such a request is refused.
    record Garbled(String column, Span span) implements WorldChange {
        /// What stands in it then.
        static final String TEXT = "#VALUE!";
    }

    /// `amount times 1.5 from 30d`: an input drifts.
    record Scaled(String column, BigDecimal factor, Span span) implements WorldChange {}

    /// `fraud in 40% from 28d where amount between 30 and 60`: what was harmless becomes positive, a concept drifts.
    record Turned(String label, BigDecimal share, Span span, Expression where) implements WorldChange {}

    /// `traffic times 3 from 50d to 52d`.
    record Surge(BigDecimal factor, Span span) implements WorldChange {}

    /// `labels late by 5d from 20d`.
    record Late(Duration by, Span span) implements WorldChange {}

    /// `labels lost in 30% from 20d`.
    record Lost(BigDecimal share, Span span) implements WorldChange {}

    /// `labels poisoned in 5% from 20d`: what is told is the opposite of what is true.
    record Poisoned(BigDecimal share, Span span) implements WorldChange {}

    static WorldChange read(Phrase line) {
        if (line.take("traffic")) {
            line.expect("times");
            return new Surge(line.number(), Span.read(line));
        }
        if (line.take("labels")) return labels(line);
        String column = line.name();
        if (line.take("missing")) return new Broken(column, Span.read(line));
        if (line.take("garbled")) return new Garbled(column, Span.read(line));
        if (line.take("times")) return new Scaled(column, line.number(), Span.read(line));
        line.expect("in");
        BigDecimal share = Share.read(line).value();
        Span span = Span.read(line);
        line.expect("where");
        return new Turned(column, share, span, line.condition());
    }

    private static WorldChange labels(Phrase line) {
        if (line.take("late")) {
            line.expect("by");
            return new Late(line.duration(), Span.read(line));
        }
        boolean lost = line.take("lost");
        if (!lost) line.expect("poisoned");
        line.expect("in");
        BigDecimal share = Share.read(line).value();
        return lost ? new Lost(share, Span.read(line)) : new Poisoned(share, Span.read(line));
    }
}
