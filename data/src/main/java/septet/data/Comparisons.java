package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Expression.Comparison.Relation;
import septet.design.Mark;
import septet.design.Type;

/// `=`, `<`, `between`, `in`: true, false, or missing where a side is.
final class Comparisons {
    private interface Doubles {
        boolean hold(double left, double right);
    }

    private interface Longs {
        boolean hold(long left, long right);
    }

    private Comparisons() {}

    static Formula compile(Compiler compiler, Expression.Comparison comparison) {
        Formula left = compiler.compile(comparison.left());
        Formula right = compiler.compile(comparison.right());
        return relate(compiler, comparison.mark(), comparison.relation(), List.of(left, right));
    }

    static Formula between(Compiler compiler, Expression.Between between) {
        List<Formula> sides = compiler.compileAll(List.of(between.value(), between.low(), between.high()));
        if (Compiler.anyBroken(sides)) return Compiler.broken();
        Formula from = relate(compiler, between.mark(), Relation.AT_LEAST, List.of(sides.get(0), sides.get(1)));
        Formula to = relate(compiler, between.mark(), Relation.AT_MOST, List.of(sides.get(0), sides.get(2)));
        if (Compiler.isBroken(from) || Compiler.isBroken(to)) return Compiler.broken();
        boolean negated = between.negated();
        return Computed.of(Kinds.BOOL, row -> {
            long above = from.value(row);
            long below = to.value(row);
            if (above == Values.MISSING || below == Values.MISSING) return Values.MISSING;
            return Values.truth((above & below) == 1 != negated);
        });
    }

    static Formula in(Compiler compiler, Expression.In in) {
        Formula value = compiler.compile(in.value());
        if (in.options().size() == 1 && in.options().getFirst() instanceof Expression.Path list) {
            return Membership.compile(compiler, in, value, compiler.compile(list));
        }
        List<Formula> equal = new ArrayList<>();
        for (Expression option : in.options()) {
            equal.add(relate(compiler, option.mark(), Relation.EQUAL, List.of(value, compiler.compile(option))));
        }
        if (Compiler.anyBroken(equal)) return Compiler.broken();
        Formula[] tests = equal.toArray(Formula[]::new);
        boolean negated = in.negated();
        return Computed.of(Kinds.BOOL, row -> {
            if (value.value(row) == Values.MISSING) return Values.MISSING;
            for (Formula test : tests) if (test.value(row) == 1) return Values.truth(!negated);
            return Values.truth(negated);
        });
    }

    private static Formula relate(Compiler compiler, Mark mark, Relation relation, List<Formula> sides) {
        if (Compiler.anyBroken(sides)) return Compiler.broken();
        Optional<Unified> unified = Unified.of(sides, compiler.scope);
        if (unified.isEmpty()) {
            return compiler.typeError(mark, "one side is " + Unified.list(sides) + ", which cannot be compared", remedy(sides));
        }
        Type type = unified.get().type();
        Formula left = unified.get().parts().getFirst();
        Formula right = unified.get().parts().getLast();
        boolean ordered = type instanceof Type.Number || Kinds.isOrderedLong(type);
        if (!ordered && relation != Relation.EQUAL && relation != Relation.NOT_EQUAL) {
            return compiler.typeError(mark, type.words() + " has no order", "Use = or !=, or read a number from it with number(s).");
        }
        if (type instanceof Type.Number) return numbers(relation, left, right);
        if (type instanceof Type.Text) return texts(relation == Relation.EQUAL, left, right);
        return longs(relation, left, right);
    }

    private static String remedy(List<Formula> sides) {
        boolean time = sides.stream().anyMatch(side -> side.type() instanceof Type.Time);
        boolean truth = sides.stream().anyMatch(side -> side.type() instanceof Type.Bool);
        boolean duration = sides.stream().anyMatch(side -> side.type() instanceof Type.Duration);
        if (time) return "Write a time as date(2018, 7, 25).";
        if (duration) return "Write a duration as 7d, or divide by 1d.";
        return truth ? "A boolean is true or false." : "";
    }

    private static Formula numbers(Relation relation, Formula left, Formula right) {
        if (right instanceof Fixed fixed && fixed.bits() != Values.MISSING) return bounded(relation, left, Values.number(fixed.bits()));
        Doubles test = switch (relation) {
            case EQUAL -> (a, b) -> a == b;
            case NOT_EQUAL -> (a, b) -> a != b;
            case LESS -> (a, b) -> a < b;
            case AT_MOST -> (a, b) -> a <= b;
            case GREATER -> (a, b) -> a > b;
            case AT_LEAST -> (a, b) -> a >= b;
        };
        return Computed.of(Kinds.BOOL, row -> {
            double a = Values.number(left.value(row));
            double b = Values.number(right.value(row));
            return Double.isNaN(a) || Double.isNaN(b) ? Values.MISSING : Values.truth(test.hold(a, b));
        });
    }

    /// A number beside one that no row changes: whether it lies between two others, ends included.
    private static Formula bounded(Relation relation, Formula left, double bound) {
        double low = switch (relation) {
            case EQUAL, NOT_EQUAL, AT_LEAST -> bound;
            case GREATER -> Math.nextUp(bound);
            case LESS, AT_MOST -> Double.NEGATIVE_INFINITY;
        };
        double high = switch (relation) {
            case EQUAL, NOT_EQUAL, AT_MOST -> bound;
            case LESS -> Math.nextDown(bound);
            case GREATER, AT_LEAST -> Double.POSITIVE_INFINITY;
        };
        long inside = Values.truth(relation != Relation.NOT_EQUAL);
        long outside = 1 - inside;
        return Steady.of(Computed.of(Kinds.BOOL, row -> {
            double value = Values.number(left.value(row));
            if (value >= low && value <= high) return inside;
            return Double.isNaN(value) ? Values.MISSING : outside;
        }), left.steady());
    }

    private static Formula longs(Relation relation, Formula left, Formula right) {
        Longs test = switch (relation) {
            case EQUAL -> (a, b) -> a == b;
            case NOT_EQUAL -> (a, b) -> a != b;
            case LESS -> (a, b) -> a < b;
            case AT_MOST -> (a, b) -> a <= b;
            case GREATER -> (a, b) -> a > b;
            case AT_LEAST -> (a, b) -> a >= b;
        };
        return Computed.of(Kinds.BOOL, row -> {
            long a = left.value(row);
            long b = right.value(row);
            return a == Values.MISSING || b == Values.MISSING ? Values.MISSING : Values.truth(test.hold(a, b));
        });
    }

    private static Formula texts(boolean equal, Formula left, Formula right) {
        return Computed.of(Kinds.BOOL, row -> {
            if (left.value(row) == Values.MISSING || right.value(row) == Values.MISSING) return Values.MISSING;
            return Values.truth(left.text(row).equals(right.text(row)) == equal);
        });
    }
}
