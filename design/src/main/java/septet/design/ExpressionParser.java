package septet.design;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import septet.design.Expression.Aggregate;
import septet.design.Expression.Arithmetic;
import septet.design.Expression.Arithmetic.Operation;
import septet.design.Expression.Comparison;
import septet.design.Expression.Comparison.Relation;
import septet.design.Expression.Constant;
import septet.design.Expression.Key;
import septet.design.Expression.Reach;
import septet.design.Expression.Window;

/// Expressions by recursive descent; the grammar stands in `docs/language.md`.
public final class ExpressionParser {
    /// Words that cannot be names of columns or features.
    public static final Set<String> RESERVED = Set.of("if", "else", "or", "and", "not", "between", "in", "is", "missing", "where", "by", "over",
            "within", "known", "mod", "true", "false");
    private static final int DEEPEST = 60;
    private static final int MOST_LINKS = 200;

    private final Phrase line;
    private int depth;
    private int links;

    ExpressionParser(Phrase line) {
        this.line = line;
    }

    /// An expression or an aggregate; empty, with a problem added, where the text is neither.
    public static Optional<Expression> parse(String text, Mark mark, String path, Problems problems) {
        return Phrase.read(text, mark, path, problems, Phrase::feature);
    }

    /// The same for text that stands in no file.
    public static Expression parse(String text) {
        Problems problems = new Problems();
        Optional<Expression> expression = parse(text, new Mark("expression", 1, 1), text, problems);
        problems.refuse(Fault.DESIGN);
        return expression.orElseThrow();
    }

    /// `expr | aggregate`
    Expression feature() {
        Expression value = expression();
        if (!atAggregate()) return value;
        if (value instanceof Expression.Call call) return aggregate(call);
        throw wrong("'" + line.token().text() + "' after what is no call", "An aggregate is written like mean(amount) by card over 7d; "
                + "as a part of a larger expression it stands in parentheses.");
    }

    /// `or [ "if" or "else" expr ]`
    Expression expression() {
        Mark mark = line.mark();
        enter();
        Expression value = condition();
        if (line.take("if")) {
            Expression condition = condition();
            Optional<Expression> otherwise = line.take("else") ? Optional.of(expression()) : Optional.empty();
            value = new Expression.Conditional(mark, value, condition, otherwise);
        }
        depth--;
        return value;
    }

    /// `and { "or" and }`
    Expression condition() {
        Expression left = and();
        while (line.take("or")) left = linked(new Expression.Logic(left.mark(), false, left, and()));
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (line.take("and")) left = linked(new Expression.Logic(left.mark(), true, left, not()));
        return left;
    }

    private Expression not() {
        Mark mark = line.mark();
        if (!line.take("not")) return comparison();
        enter();
        Expression.Not not = new Expression.Not(mark, not());
        depth--;
        return not;
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<Relation> relation = relation();
        if (relation.isPresent()) return new Comparison(left.mark(), relation.get(), left, sum());
        boolean negated = line.at("not", "between") || line.at("not", "in");
        if (negated) line.take("not");
        if (line.take("between")) {
            Expression low = sum();
            line.expect("and");
            return new Expression.Between(left.mark(), left, low, sum(), negated);
        }
        if (!line.atFirstPlaces() && line.take("in")) return new Expression.In(left.mark(), left, options(), negated);
        if (line.take("is")) {
            negated = line.take("not");
            line.expect("missing");
            return new Expression.IsMissing(left.mark(), left, negated);
        }
        return left;
    }

    private Optional<Relation> relation() {
        if (line.take("=")) return Optional.of(Relation.EQUAL);
        if (line.take("!=")) return Optional.of(Relation.NOT_EQUAL);
        if (line.take("<=")) return Optional.of(Relation.AT_MOST);
        if (line.take(">=")) return Optional.of(Relation.AT_LEAST);
        if (line.take("<")) return Optional.of(Relation.LESS);
        if (line.take(">")) return Optional.of(Relation.GREATER);
        return Optional.empty();
    }

    private List<Expression> options() {
        if (!line.take("(")) return List.of(line.path());
        List<Expression> options = new ArrayList<>();
        do options.add(constant()); while (line.take(","));
        line.expect(")");
        return List.copyOf(options);
    }

    private Expression sum() {
        Expression left = term();
        while (line.at("+") || line.at("-")) {
            Operation operation = line.take("+") ? Operation.PLUS : Operation.MINUS;
            if (operation == Operation.MINUS) line.expect("-");
            left = linked(new Arithmetic(left.mark(), operation, left, term()));
        }
        return left;
    }

    private Expression term() {
        Expression left = unary();
        while (true) {
            if (line.take("*")) left = linked(new Arithmetic(left.mark(), Operation.TIMES, left, unary()));
            else if (line.take("/")) left = linked(new Arithmetic(left.mark(), Operation.DIVIDE, left, unary()));
            else if (line.take("mod")) left = linked(new Arithmetic(left.mark(), Operation.MODULO, left, unary()));
            else return left;
        }
    }

    private Expression unary() {
        Mark mark = line.mark();
        return line.take("-") ? new Expression.Negation(mark, operand()) : operand();
    }

    private Expression operand() {
        if (line.at("(")) return parenthesis();
        if (line.atLiteral() || line.at("true") || line.at("false")) return constant();
        if (!line.atName() || RESERVED.contains(line.token().text())) throw expectedValue();
        Expression.Path path = line.path();
        if (!line.at("(")) return path;
        if (path.names().size() > 1) throw wrong("a call of " + path.text(), "Functions have one plain name.");
        return call(path.mark(), path.text());
    }

    private Expression parenthesis() {
        line.expect("(");
        Expression inner = feature();
        line.expect(")");
        return inner;
    }

    private Expression call(Mark mark, String function) {
        enter();
        line.expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!line.at(")")) {
            if (!arguments.isEmpty() && !line.take(",")) throw line.expected("')'");
            arguments.add(expression());
        }
        line.expect(")");
        depth--;
        return new Expression.Call(mark, function, List.copyOf(arguments));
    }

    private Expression constant() {
        Mark mark = line.mark();
        if (line.take("true")) return new Expression.Literal(mark, new Constant.Truth(true));
        if (line.take("false")) return new Expression.Literal(mark, new Constant.Truth(false));
        return new Expression.Literal(mark, line.literal());
    }

    private boolean atAggregate() {
        return line.at("where") || line.at("by") || line.at("over") || line.at("within");
    }

    private Aggregate aggregate(Expression.Call call) {
        Optional<Expression> where = line.take("where") ? Optional.of(condition()) : Optional.empty();
        List<Key> by = new ArrayList<>();
        if (line.take("by")) do by.add(key()); while (line.take(","));
        Optional<Reach> reach = line.at("over") ? Optional.of(Reach.OVER) : line.at("within") ? Optional.of(Reach.WITHIN) : Optional.empty();
        List<Window> windows = new ArrayList<>();
        if (line.take("over") || line.take("within")) do windows.add(window()); while (line.take(","));
        if (by.isEmpty() && reach.isEmpty()) throw wrong("an aggregate without by, over and within", "Say over what it runs: count() by card over 7d.");
        Optional<Duration> knownAfter = line.take("known", "after") ? Optional.of(line.duration()) : Optional.empty();
        return new Aggregate(call.mark(), call, where, List.copyOf(by), reach, List.copyOf(windows), knownAfter);
    }

    private Key key() {
        Expression ofEvent = sum();
        return new Key(ofEvent.mark(), ofEvent, line.take("=") ? sum() : ofEvent);
    }

    private Window window() {
        if (line.take("today")) return new Window.Today();
        if (line.take("session", "(")) {
            Duration gap = line.duration();
            line.expect(")");
            return new Window.Session(gap);
        }
        Mark mark = line.mark();
        Duration width = line.duration();
        if (width.isZero()) throw new Unreadable(mark, "a window of no length", "Write a duration above 0, such as 1h.", Codes.EXPRESSION);
        return new Window.Sliding(width);
    }

    /// Each operator of a chain stands over those before it, so a long one is as deep as it is long.
    private Expression linked(Expression chain) {
        if (++links > MOST_LINKS) throw wrong("an expression of more than " + MOST_LINKS + " operators", "Name parts of it as features.");
        return chain;
    }

    private void enter() {
        if (++depth > DEEPEST) throw wrong("an expression nested more than " + DEEPEST + " deep", "Name parts of it as features.");
    }

    private RuntimeException expectedValue() {
        String found = line.ended() ? "the end of the line" : "'" + line.token().text() + "'";
        return wrong("expected a value, found " + found, "A value is a name, a call, a number, a 'text', true, false or ( ... ).");
    }

    private RuntimeException wrong(String cause, String remedy) {
        return new Unreadable(line.mark(), cause, remedy, Codes.EXPRESSION);
    }
}
