package septet.design;

import septet.design.Expression.Arithmetic;
import septet.design.Expression.Comparison;

/// A writer with a defect: it trusts that everything binds as it was nested, and writes no parentheses.
final class CarelessText {
    private CarelessText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Arithmetic it -> of(it.left()) + sign(it.operation()) + of(it.right());
            case Comparison it -> of(it.left()) + " = " + of(it.right());
            case Expression.Logic it -> of(it.left()) + (it.and() ? " and " : " or ") + of(it.right());
            case Expression.Not it -> "not " + of(it.operand());
            case Expression.Negation it -> "-" + of(it.operand());
            case Expression.Literal _, Expression.Path _, Expression.Call _, Expression.Between _, Expression.In _, Expression.IsMissing _, Expression.Conditional _,
                    Expression.Aggregate _ -> expression.text();
        };
    }

    private static String sign(Arithmetic.Operation operation) {
        return switch (operation) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " * ";
            case DIVIDE -> " / ";
            case MODULO -> " mod ";
        };
    }
}
