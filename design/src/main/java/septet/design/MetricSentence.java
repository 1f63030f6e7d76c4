package septet.design;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `[ENTITY] NAME [at [WHAT] N] [of HEAD|each] [by X] [per D] [after STAGE] [on SOURCE] [where C]`,
/// such as `card precision at 100 per 1d` or `recall at false alarm rate 0.004`.
///
/// @param entity what is ranked or counted (`card`), where one is named
/// @param name   a name of [MetricNames], or what was written where none is known
/// @param of     a head, a class, or `each`
public record MetricSentence(Mark mark, Optional<String> entity, String name, Optional<Point> at, Optional<String> of,
        Optional<Expression> by, Optional<Duration> per, Optional<String> after, Optional<String> on, Optional<Expression> where) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /// Where a metric is read: `at 100` (nothing named), `at false alarm rate 0.004`.
    public record Point(Optional<String> what, BigDecimal value) {}

    public static MetricSentence read(Phrase line) {
        return new Reader(line).read();
    }

    /// The same of another head or class.
    public MetricSentence of(String head) {
        return new MetricSentence(mark, entity, name, at, Optional.of(head), by, per, after, on, where);
    }

    /// The sentence as it would be written in a design.
    public String text() {
        StringBuilder text = new StringBuilder();
        entity.ifPresent(word -> text.append(word).append(' '));
        text.append(name);
        at.ifPresent(point -> text.append(" at ").append(point.what().map(what -> what + " ").orElse("")).append(Units.text(point.value())));
        of.ifPresent(head -> text.append(" of ").append(NAME.matcher(head).matches() ? head : "'" + head + "'"));
        by.ifPresent(x -> text.append(" by ").append(x.text()));
        per.ifPresent(span -> text.append(" per ").append(Units.text(span)));
        after.ifPresent(stage -> text.append(" after ").append(stage));
        on.ifPresent(source -> text.append(" on ").append(source));
        where.ifPresent(condition -> text.append(" where ").append(condition.text()));
        return text.toString();
    }

    /// Each clause at most once, in the order of the grammar.
    private record Reader(Phrase line) {
        MetricSentence read() {
            Mark mark = line.mark();
            List<String> words = words();
            String all = String.join(" ", words);
            int skipped = MetricNames.known(all) || words.size() == 1 || MetricNames.misspelt(all)
                    || !MetricNames.known(String.join(" ", words.subList(1, words.size()))) ? 0 : 1;
            Optional<String> entity = skipped == 1 ? Optional.of(words.getFirst()) : Optional.empty();
            String name = String.join(" ", words.subList(skipped, words.size()));
            Optional<Point> at = line.take("at") ? Optional.of(point()) : Optional.empty();
            return new MetricSentence(mark, entity, name, at, head(),
                    line.take("by") ? Optional.of(line.path()) : Optional.empty(),
                    line.take("per") ? Optional.of(line.duration()) : Optional.empty(), word("after"), word("on"),
                    line.take("where") ? Optional.of(line.condition()) : Optional.empty());
        }

        /// The words of the name; `per` belongs to it in `photos per hour`, a sum that no duration follows.
        private List<String> words() {
            List<String> words = new ArrayList<>(line.words("at", "of", "by", "per", "after", "on", "where", "over", "between", "not", "within"));
            if (line.at("per", "hour")) {
                words.add(line.name());
                words.add(line.name());
            }
            return words;
        }

        private Point point() {
            if (line.atNumber()) return new Point(Optional.empty(), line.number());
            return new Point(Optional.of(String.join(" ", line.words())), line.number());
        }

        /// A name, or a class that is none, in quotes.
        private Optional<String> head() {
            if (!line.take("of")) return Optional.empty();
            return Optional.of(line.token().value() instanceof Expression.Constant.Text(String text) && line.atLiteral() ? quoted(text) : line.name());
        }

        private String quoted(String text) {
            line.literal();
            return text;
        }

        private Optional<String> word(String keyword) {
            return line.take(keyword) ? Optional.of(line.name()) : Optional.empty();
        }
    }
}
