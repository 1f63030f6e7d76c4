package septet.design;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Expression.Constant;

/// A line of a design that is read word by word: expressions, and the sentences that rooms define
/// (a record that is written as one line has a `static R read(Phrase)`).
/// Methods that do not find what they ask for end the line with a located problem.
public final class Phrase {
    private final String text;
    private final Mark mark;
    private final List<Token> tokens;
    private int next;

    private Phrase(String text, Mark mark) {
        this.text = text;
        this.mark = mark;
        this.tokens = Lexer.tokens(text, mark);
    }

    /// A part of a line, for grammars that cut it themselves; [#end] must follow.
    public static Phrase of(String text, Mark mark) {
        return new Phrase(text, mark);
    }

    /// Reads the whole line; empty, with a problem added, where it does not follow its grammar.
    public static <R> Optional<R> read(String text, Mark mark, String path, Problems problems, Function<Phrase, R> grammar) {
        try {
            Phrase phrase = new Phrase(text, mark);
            R read = grammar.apply(phrase);
            phrase.end();
            return Optional.of(read);
        } catch (Unreadable unreadable) {
            unreadable.report(path, problems);
            return Optional.empty();
        }
    }

    /// The place of the next word.
    public Mark mark() {
        return mark.plus(token().start());
    }

    /// The whole line, as it was written.
    public String text() {
        return text;
    }

    public boolean ended() {
        return token().kind() == Token.Kind.END;
    }

    /// Whether these words and symbols come next.
    public boolean at(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) return false;
        }
        return true;
    }

    /// Takes these words and symbols, if they come next.
    public boolean take(String... words) {
        if (!at(words)) return false;
        next += words.length;
        return true;
    }

    public void expect(String... words) {
        for (String word : words) if (!take(word)) throw expected("'" + word + "'");
    }

    public boolean atName() {
        return token().kind() == Token.Kind.NAME;
    }

    public boolean atLiteral() {
        return token().kind() == Token.Kind.LITERAL;
    }

    public boolean atNumber() {
        return token().value() instanceof Constant.Number && atLiteral();
    }

    public String name() {
        if (!atName()) throw expected("a name");
        return tokens.get(next++).text();
    }

    /// One name or several that stand beside each other, up to a symbol, literal or one of these words.
    public List<String> words(String... until) {
        List<String> words = new ArrayList<>();
        while (atName() && !List.of(until).contains(token().text())) words.add(name());
        if (words.isEmpty()) throw expected("a name");
        return words;
    }

    public Constant literal() {
        if (!atLiteral()) throw expected("a value");
        return tokens.get(next++).value();
    }

    public BigDecimal number() {
        if (token().value() instanceof Constant.Number(BigDecimal value) && atLiteral()) {
            next++;
            return value;
        }
        throw expected("a number");
    }

    /// A whole number from 1 on.
    public int count() {
        if (token().value() instanceof Constant.Number(BigDecimal value) && atLiteral() && value.stripTrailingZeros().scale() <= 0
                && value.signum() > 0 && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            next++;
            return value.intValueExact();
        }
        throw expected("a whole number from 1 on");
    }

    public Duration duration() {
        if (token().value() instanceof Constant.Span(Duration value)) {
            next++;
            return value;
        }
        throw expected("a duration such as 7d");
    }

    /// A path such as `ad.advertiser`.
    public Expression.Path path() {
        Mark start = mark();
        List<String> names = new ArrayList<>(List.of(name()));
        while (take(".")) names.add(name());
        return new Expression.Path(start, List.copyOf(names));
    }

    /// An expression over one row.
    public Expression expression() {
        return new ExpressionParser(this).expression();
    }

    /// A condition, without `if ... else`.
    public Expression condition() {
        return new ExpressionParser(this).condition();
    }

    /// An expression or an aggregate.
    public Expression feature() {
        return new ExpressionParser(this).feature();
    }

    /// What ends the line, because the next word cannot stand there.
    public RuntimeException wrong(String cause, String remedy) {
        return new Unreadable(mark(), cause, remedy, Codes.SYNTAX);
    }

    /// The same, at an earlier place.
    public static RuntimeException wrong(Mark place, String cause, String remedy) {
        return new Unreadable(place, cause, remedy, Codes.SYNTAX);
    }

    RuntimeException expected(String what) {
        String found = ended() ? "the end of the line" : "'" + token().text() + "'";
        return new Unreadable(mark(), "expected " + what + ", found " + found, "", Codes.SYNTAX);
    }

    /// `in first 10` belongs to a rule for a list, not to a condition before it.
    boolean atFirstPlaces() {
        return at("in", "first") && tokens.get(next + 2).kind() == Token.Kind.LITERAL;
    }

    Token token() {
        return tokens.get(next);
    }

    /// Nothing may follow.
    public void end() {
        if (!ended()) throw new Unreadable(mark(), "expected the end of the line, found '" + token().text() + "'", "", Codes.SYNTAX);
    }
}
