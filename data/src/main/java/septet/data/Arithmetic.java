package septet.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Expression.Arithmetic.Operation;
import septet.design.Mark;
import septet.design.Type;

/// `+ - * / mod` and the sign, by type. Money stays exact under `+`, `-` and whole literal factors; otherwise it becomes a
/// number of whole coins. A sum or product that leaves the range of its type is missing.
final class Arithmetic {
    private interface Longs {
        long of(long left, long right);
    }

    private interface Doubles {
        double of(double left, double right);
    }

    private Arithmetic() {}

    static Formula negate(Compiler compiler, Expression.Negation negation) {
        Formula operand = compiler.compile(negation.operand());
        if (operand instanceof Fixed fixed && fixed.written().isPresent()) return Fixed.number(fixed.written().map(BigDecimal::negate).get());
        if (operand.type() instanceof Type.Money || operand.type() instanceof Type.Duration) {
            Formula negated = Computed.of(operand.type(), row -> -operand.value(row));
            return Compiler.folded(negated, List.of(operand));
        }
        Formula number = compiler.number(operand, negation.mark(), "-");
        if (Compiler.isBroken(number)) return number;
        return Computed.of(Kinds.NUMBER, row -> Values.number(-Values.number(number.value(row))));
    }

    static Formula compile(Compiler compiler, Expression.Arithmetic arithmetic) {
        Formula left = compiler.compile(arithmetic.left());
        Formula right = compiler.compile(arithmetic.right());
        if (Compiler.isBroken(left) || Compiler.isBroken(right)) return Compiler.broken();
        Operation operation = arithmetic.operation();
        Formula formula = switch (operation) {
            case PLUS, MINUS -> sum(compiler, arithmetic.mark(), operation, left, right);
            case TIMES -> product(compiler, arithmetic.mark(), left, right);
            case DIVIDE -> quotient(compiler, arithmetic.mark(), left, right);
            case MODULO -> remainder(compiler, arithmetic.mark(), left, right);
        };
        return Compiler.folded(formula, List.of(left, right));
    }

    private static Formula sum(Compiler compiler, Mark mark, Operation operation, Formula left, Formula right) {
        boolean plus = operation == Operation.PLUS;
        Longs exact = plus ? Arithmetic::add : Arithmetic::subtract;
        Type a = left.type();
        Type b = right.type();
        if (a instanceof Type.Time && b instanceof Type.Time && !plus) return longs(Kinds.DURATION, left, right, exact);
        if (a instanceof Type.Time && b instanceof Type.Duration) return longs(Kinds.TIME, left, right, exact);
        if (a instanceof Type.Duration && b instanceof Type.Time && plus) return longs(Kinds.TIME, left, right, exact);
        if (a instanceof Type.Duration && b instanceof Type.Duration) return longs(Kinds.DURATION, left, right, exact);
        if (a instanceof Type.Money || b instanceof Type.Money) {
            Optional<Unified> same = Unified.of(List.of(left, right), compiler.scope);
            if (same.isEmpty()) return mismatch(compiler, mark, left, right);
            Formula one = same.get().parts().getFirst();
            Formula other = same.get().parts().getLast();
            if (same.get().type() instanceof Type.Money) return longs(same.get().type(), one, other, exact);
        }
        return numbers(compiler, mark, left, right, plus ? (x, y) -> x + y : (x, y) -> x - y);
    }

    private static Formula product(Compiler compiler, Mark mark, Formula left, Formula right) {
        if (left.type() instanceof Type.Money && compiler.wholeNumber(right).isPresent()) return scaled(left, compiler.wholeNumber(right).get());
        if (right.type() instanceof Type.Money && compiler.wholeNumber(left).isPresent()) return scaled(right, compiler.wholeNumber(left).get());
        if (left.type() instanceof Type.Duration) return stretched(compiler, mark, left, right, (x, y) -> x * y);
        if (right.type() instanceof Type.Duration) return stretched(compiler, mark, right, left, (x, y) -> x * y);
        if (left.type() instanceof Type.Money && right.type() instanceof Type.Money) {
            return compiler.typeError(mark, "money times money has no meaning", "Multiply money with a number.");
        }
        return numbers(compiler, mark, left, right, (x, y) -> x * y);
    }

    private static Formula quotient(Compiler compiler, Mark mark, Formula left, Formula right) {
        boolean durations = left.type() instanceof Type.Duration && right.type() instanceof Type.Duration;
        boolean money = left.type() instanceof Type.Money && right.type() instanceof Type.Money;
        if (money && !left.type().equals(right.type())) return mismatch(compiler, mark, left, right);
        if (durations || money) return Computed.of(Kinds.NUMBER, row -> {
            long a = left.value(row);
            long b = right.value(row);
            return a == Values.MISSING || b == Values.MISSING ? Values.MISSING : Values.number((double) a / b);
        });
        if (left.type() instanceof Type.Duration) return stretched(compiler, mark, left, right, (x, y) -> x / y);
        return numbers(compiler, mark, left, right, (x, y) -> x / y);
    }

    private static Formula remainder(Compiler compiler, Mark mark, Formula left, Formula right) {
        boolean exact = left.type().equals(right.type()) && (left.type() instanceof Type.Duration || left.type() instanceof Type.Money);
        if (exact) return longs(left.type(), left, right, (x, y) -> y == 0 ? Values.MISSING : Math.floorMod(x, y));
        return numbers(compiler, mark, left, right, Arithmetic::floorMod);
    }

    /// The exact remainder with the sign of the divisor, as [Math#floorMod] has it.
    private static double floorMod(double x, double y) {
        double remainder = x % y;
        return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder;
    }

    private static Formula scaled(Formula money, int factor) {
        return Computed.of(money.type(), row -> {
            long units = money.value(row);
            if (units == Values.MISSING) return Values.MISSING;
            long product = units * factor;
            return Math.multiplyHigh(units, factor) == product >> 63 ? product : Values.MISSING;
        });
    }

    /// A duration times or divided by a number, rounded to the nearest microsecond.
    private static Formula stretched(Compiler compiler, Mark mark, Formula duration, Formula by, Doubles operation) {
        Formula number = compiler.number(by, mark, "a factor of a duration");
        if (Compiler.isBroken(number)) return number;
        return Computed.of(Kinds.DURATION, row -> {
            long micros = duration.value(row);
            if (micros == Values.MISSING) return Values.MISSING;
            double result = StrictMath.rint(operation.of(micros, Values.number(number.value(row))));
            return Math.abs(result) < 0x1p63 ? (long) result : Values.MISSING;
        });
    }

    private static Formula longs(Type type, Formula left, Formula right, Longs operation) {
        return Computed.of(type, row -> {
            long a = left.value(row);
            long b = right.value(row);
            return a == Values.MISSING || b == Values.MISSING ? Values.MISSING : operation.of(a, b);
        });
    }

    private static Formula numbers(Compiler compiler, Mark mark, Formula left, Formula right, Doubles operation) {
        Optional<Formula> a = Unified.toNumber(left, compiler.scope);
        Optional<Formula> b = Unified.toNumber(right, compiler.scope);
        if (a.isEmpty() || b.isEmpty()) return mismatch(compiler, mark, left, right);
        Formula one = a.get();
        Formula other = b.get();
        return Computed.of(Kinds.NUMBER, row -> Values.number(operation.of(Values.number(one.value(row)), Values.number(other.value(row)))));
    }

    private static Formula mismatch(Compiler compiler, Mark mark, Formula left, Formula right) {
        boolean truth = left.type() instanceof Type.Bool || right.type() instanceof Type.Bool;
        boolean money = left.type() instanceof Type.Money && right.type() instanceof Type.Money;
        String remedy = truth ? "Write (1 if ... else 0) to count a boolean." : money ? "There are no rates of exchange; keep currencies apart." : "";
        return compiler.typeError(mark, "one side is " + Unified.list(List.of(left, right)) + ", which cannot be computed with each other", remedy);
    }

    private static long add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Values.MISSING : sum;
    }

    private static long subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? Values.MISSING : difference;
    }
}
