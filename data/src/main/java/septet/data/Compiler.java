package septet.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Nearest;
import septet.design.Problems;
import septet.design.Type;

/// Turns one expression into one formula. What cannot be compiled is reported once and becomes [#BROKEN],
/// which everything around it passes on in silence, so that the problems of all parts are found in one go.
final class Compiler {
    static final String TYPE = "FEATURES-TYPE";
    static final String UNKNOWN_NAME = "FEATURES-UNKNOWN-NAME";
    static final String UNKNOWN_FUNCTION = "FEATURES-UNKNOWN-FUNCTION";
    static final String ARGUMENTS = "FEATURES-ARGUMENTS";
    static final String MISPLACED = "FEATURES-MISPLACED";
    static final String NOT_YET = "DESIGN-NOT-YET";
    /// When the row happened.
    static final Formula TIME_OF_ROW = Computed.of(Kinds.TIME, row -> row.time);
    private static final Formula BROKEN = Computed.of(new Type.Later("broken"), _ -> Values.MISSING);

    final Scope scope;
    private final String path;
    private final Problems problems;
    private Optional<Calendar> calendar = Optional.empty();

    Compiler(Scope scope, String path, Problems problems) {
        this.scope = scope;
        this.path = path;
        this.problems = problems;
    }

    static boolean isBroken(Formula formula) {
        return formula == BROKEN;
    }

    static boolean anyBroken(List<Formula> formulas) {
        return formulas.stream().anyMatch(Compiler::isBroken);
    }

    Formula broken(Mark mark, String cause, String consequence, String remedy, String code) {
        problems.error(mark, path, cause, consequence, remedy, code);
        return BROKEN;
    }

    Formula typeError(Mark mark, String cause, String remedy) {
        return broken(mark, cause, "", remedy, TYPE);
    }

    /// For what has already been reported.
    static Formula broken() {
        return BROKEN;
    }

    Calendar calendar() {
        if (calendar.isEmpty()) calendar = Optional.of(Calendar.of(scope.zone()));
        return calendar.get();
    }

    Formula compile(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal);
            case Expression.Path name -> name(name);
            case Expression.Call call -> Functions.compile(this, call);
            case Expression.Negation negation -> Arithmetic.negate(this, negation);
            case Expression.Not not -> not(truth(compile(not.operand()), not.operand().mark()));
            case Expression.Arithmetic arithmetic -> Arithmetic.compile(this, arithmetic);
            case Expression.Comparison comparison -> Comparisons.compile(this, comparison);
            case Expression.Logic logic -> logic(logic);
            case Expression.Between between -> Comparisons.between(this, between);
            case Expression.In in -> Comparisons.in(this, in);
            case Expression.IsMissing missing -> isMissing(missing);
            case Expression.Conditional conditional -> conditional(conditional);
            case Expression.Aggregate aggregate -> aggregate(aggregate);
        };
    }

    List<Formula> compileAll(List<Expression> expressions) {
        List<Formula> formulas = new ArrayList<>();
        for (Expression expression : expressions) formulas.add(compile(expression));
        return formulas;
    }

    private Formula literal(Expression.Literal literal) {
        return switch (literal.value()) {
            case Expression.Constant.Number number -> Fixed.number(number.value());
            case Expression.Constant.Text text -> Fixed.text(text.value());
            case Expression.Constant.Truth truth -> Fixed.of(Kinds.BOOL, Values.truth(truth.value()));
            case Expression.Constant.Span span -> span(literal.mark(), span.value());
            case Expression.Constant.Money money -> money(literal.mark(), money);
            case Expression.Constant.Measure measure when measure.unit().equals("km") -> Fixed.number(measure.value());
            case Expression.Constant.Measure measure ->
                broken(literal.mark(), measure.value().toPlainString() + " " + measure.unit() + " is no value of an expression", "",
                        "Write a number, money, a duration such as 7d, a text in single quotes, true or false.", TYPE);
            case Expression.Constant.Range _ ->
                broken(literal.mark(), "a range stands here, where one value is needed", "nothing would choose from it",
                        "Ranges belong into the settings of a learner and into serving.decide; write one value.", MISPLACED);
        };
    }

    private Formula span(Mark mark, java.time.Duration span) {
        try {
            return Fixed.of(Kinds.DURATION, Math.addExact(Math.multiplyExact(span.getSeconds(), 1_000_000L), span.getNano() / 1_000));
        } catch (ArithmeticException _) {
            return broken(mark, "this duration is longer than time itself", "it cannot be counted in microseconds", "Write a shorter one.", TYPE);
        }
    }

    private Formula money(Mark mark, Expression.Constant.Money money) {
        return Fixed.money(new Type.Money(money.currency()), money.amount()).orElseGet(() ->
                broken(mark, money.amount().toPlainString() + " " + money.currency() + " has more than " + Type.Money.DECIMALS + " decimals or is too large",
                        "money is exact and never rounded", "Round it.", TYPE));
    }

    private Formula name(Expression.Path name) {
        Optional<Place> place = scope.find(name.text());
        if (place.isEmpty()) {
            return broken(name.mark(), "nothing is called " + name.text() + " here", "", Nearest.remedy(name.text(), new TreeSet<>(scope.names())), UNKNOWN_NAME);
        }
        return at(name.mark(), place.get());
    }

    Formula at(Mark mark, Place place) {
        return switch (place) {
            case Place.Slot slot -> Formulas.slot(slot.slot(), slot.type());
            case Place.InFile(int slot, FileType held) -> new FileColumn(slot, held);
            case Place.EventTime _ -> TIME_OF_ROW;
            case Place.Broken _ -> BROKEN;
            case Place.Closed closed -> broken(mark, closed.cause(), closed.consequence(), closed.remedy(), closed.code());
        };
    }

    private Formula aggregate(Expression.Aggregate aggregate) {
        return scope.aggregate(aggregate).map(place -> at(aggregate.mark(), place)).orElseGet(() ->
                broken(aggregate.mark(), "an aggregate (" + aggregate.call().function() + ") stands here, where only the row itself is seen", "",
                        "Make it a feature in data.features and use its name.", MISPLACED));
    }

    private static Formula not(Formula operand) {
        if (isBroken(operand)) return BROKEN;
        return Computed.of(Kinds.BOOL, row -> {
            long value = operand.value(row);
            return value == Values.MISSING ? Values.MISSING : 1 - value;
        });
    }

    private Formula logic(Expression.Logic logic) {
        Formula left = truth(compile(logic.left()), logic.left().mark());
        Formula right = truth(compile(logic.right()), logic.right().mark());
        if (isBroken(left) || isBroken(right)) return BROKEN;
        long decides = logic.and() ? 0 : 1;
        return Computed.of(Kinds.BOOL, row -> {
            long first = left.value(row);
            if (first == decides) return decides;
            long second = right.value(row);
            return second == decides || first != Values.MISSING ? second : Values.MISSING;
        });
    }

    private Formula isMissing(Expression.IsMissing missing) {
        Formula operand = compile(missing.value());
        if (isBroken(operand)) return BROKEN;
        boolean negated = missing.negated();
        return Computed.of(Kinds.BOOL, row -> Values.truth((operand.value(row) == Values.MISSING) != negated));
    }

    private Formula conditional(Expression.Conditional conditional) {
        Formula condition = truth(compile(conditional.condition()), conditional.condition().mark());
        List<Formula> branches = new ArrayList<>(List.of(compile(conditional.value())));
        conditional.otherwise().ifPresent(other -> branches.add(compile(other)));
        if (isBroken(condition) || anyBroken(branches)) return BROKEN;
        Optional<Unified> unified = Unified.of(branches, scope);
        if (unified.isEmpty()) return typeError(conditional.mark(), "one branch is " + Unified.list(branches), "Both branches need one type.");
        Formula yes = unified.get().parts().getFirst();
        Formula no = branches.size() == 1 ? Fixed.of(yes.type(), Values.MISSING) : unified.get().parts().getLast();
        return new Computed(unified.get().type(), row -> {
            long holds = condition.value(row);
            return holds == Values.MISSING ? Values.MISSING : holds == 1 ? yes.value(row) : no.value(row);
        }, row -> condition.holds(row) ? yes.text(row) : no.text(row));
    }

    /// The formula as a condition.
    Formula truth(Formula formula, Mark mark) {
        if (isBroken(formula) || formula.type() instanceof Type.Bool) return formula;
        return typeError(mark, "a condition is needed here, but this is " + Kinds.withArticle(formula.type()), "Compare it with something.");
    }

    /// The formula as a number: money in whole coins, text of the file as it is written.
    Formula number(Formula formula, Mark mark, String whose) {
        if (isBroken(formula)) return formula;
        return Unified.toNumber(formula, scope).orElseGet(() -> typeError(mark, whose + " needs a number, but this is " + Kinds.withArticle(formula.type()),
                formula.type() instanceof Type.Duration ? "Divide it by 1d or another duration." : ""));
    }

    /// The formula as a text: categories and keys are read as their words.
    Formula text(Formula formula, Mark mark, String whose) {
        if (isBroken(formula)) return formula;
        return Unified.toText(formula, scope.dictionary()).orElseGet(() ->
                typeError(mark, whose + " needs a text, but this is " + Kinds.withArticle(formula.type()), ""));
    }

    /// The formula as a time: text of the file as ISO 8601.
    Formula time(Formula formula, Mark mark, String whose) {
        if (isBroken(formula) || formula.type() instanceof Type.Time) return formula;
        if (formula.type() instanceof Type.Raw) return Unified.read(formula, Kinds.TIME, scope);
        return typeError(mark, whose + " needs a time, but this is " + Kinds.withArticle(formula.type()),
                Kinds.isReadable(formula.type()) ? "Read it with date(s, 'dd/MM/yyyy HH:mm')." : "");
    }

    /// The whole number of a literal, for digits and positions.
    Optional<Integer> wholeNumber(Formula formula) {
        if (!(formula instanceof Fixed fixed) || fixed.written().isEmpty()) return Optional.empty();
        try {
            return fixed.written().map(BigDecimal::intValueExact);
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /// Computes once what depends on no row.
    static Formula folded(Formula formula, List<Formula> parts) {
        if (isBroken(formula) || !parts.stream().allMatch(Fixed.class::isInstance)) return formula;
        Row none = new Row(0);
        return new Fixed(formula.type(), formula.value(none), formula.text(none), Optional.empty());
    }
}
