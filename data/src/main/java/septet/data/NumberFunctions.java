package septet.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import septet.design.Expression;
import septet.design.Mark;
import septet.design.Type;

/// `abs sign floor ceil round sqrt log log1p exp`. By StrictMath: the same bits on every machine.
final class NumberFunctions {
    private static final int MOST_DIGITS = 15;
    private static final long LARGEST = Long.MAX_VALUE;

    private interface Doubles {
        double of(double x);
    }

    private interface Longs {
        long of(long units);
    }

    private NumberFunctions() {}

    static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        all.put("abs", Function.of("abs(x)", 1, (compiler, call, arguments) -> exact(compiler, call, arguments, Math::abs, Math::abs)));
        all.put("sign", Function.of("sign(x)", 1, NumberFunctions::sign));
        all.put("floor", Function.of("floor(x)", 1, (compiler, call, arguments) -> exact(compiler, call, arguments, StrictMath::floor,
                units -> units - Math.floorMod(units, Type.Money.SCALE))));
        all.put("ceil", Function.of("ceil(x)", 1, (compiler, call, arguments) -> exact(compiler, call, arguments, StrictMath::ceil,
                units -> units + Math.floorMod(-units, Type.Money.SCALE))));
        all.put("round", new Function("round(x, digits)", 1, 2, NumberFunctions::round));
        all.put("sqrt", Function.of("sqrt(x)", 1, (compiler, call, arguments) -> number(compiler, call, arguments, StrictMath::sqrt)));
        all.put("log", Function.of("log(x)", 1, (compiler, call, arguments) -> number(compiler, call, arguments, StrictMath::log)));
        all.put("log1p", Function.of("log1p(x)", 1, (compiler, call, arguments) -> number(compiler, call, arguments, StrictMath::log1p)));
        all.put("exp", Function.of("exp(x)", 1, (compiler, call, arguments) -> number(compiler, call, arguments, StrictMath::exp)));
        return all;
    }

    private static Formula number(Compiler compiler, Expression.Call call, List<Formula> arguments, Doubles function) {
        Formula x = compiler.number(arguments.getFirst(), mark(call), call.function());
        if (Compiler.isBroken(x)) return x;
        return Computed.of(Kinds.NUMBER, row -> Values.number(function.of(Values.number(x.value(row)))));
    }

    /// Money and durations stay what they are; anything else is a number.
    private static Formula exact(Compiler compiler, Expression.Call call, List<Formula> arguments, Doubles numbers, Longs units) {
        Formula x = arguments.getFirst();
        boolean magnitude = call.function().equals("abs") && x.type() instanceof Type.Duration;
        if (!(x.type() instanceof Type.Money) && !magnitude) return number(compiler, call, arguments, numbers);
        return Computed.of(x.type(), row -> {
            long value = x.value(row);
            if (value == Values.MISSING) return Values.MISSING;
            long result = units.of(value);
            boolean over = Math.abs(value) > LARGEST / 2 && (value ^ result) < 0 && !call.function().equals("abs");
            return over ? Values.MISSING : result;
        });
    }

    private static Formula sign(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Formula x = arguments.getFirst();
        if (!(x.type() instanceof Type.Duration)) return number(compiler, call, arguments, Math::signum);
        return Computed.of(Kinds.NUMBER, row -> {
            long micros = x.value(row);
            return micros == Values.MISSING ? Values.MISSING : Values.number((double) Long.signum(micros));
        });
    }

    /// Half away from zero, on the decimal product: `round(2.5)` is 3, `round(-2.5)` is -3.
    private static Formula round(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        int digits = 0;
        if (arguments.size() == 2) {
            int given = compiler.wholeNumber(arguments.getLast()).orElse(-1);
            if (given < 0 || given > MOST_DIGITS) {
                return compiler.broken(call.arguments().getLast().mark(), "round needs its digits as a whole number from 0 to " + MOST_DIGITS, "",
                        "Write round(x, 2).", Compiler.ARGUMENTS);
            }
            digits = given;
        }
        double power = StrictMath.pow(10, digits);
        long unit = digits >= Type.Money.DECIMALS ? 1 : (long) StrictMath.pow(10, Type.Money.DECIMALS - digits);
        return exact(compiler, call, arguments, x -> rounded(x, power), units -> rounded(units, unit));
    }

    private static double rounded(double x, double power) {
        double product = x * power;
        if (Math.abs(product) >= 0x1p52) return x;
        double below = StrictMath.floor(Math.abs(product));
        return Math.copySign(Math.abs(product) - below >= 0.5 ? below + 1 : below, x) / power;
    }

    private static long rounded(long units, long unit) {
        long rest = units % unit;
        return units - rest + (2 * Math.abs(rest) >= unit && unit > 1 ? Long.signum(units) * unit : 0);
    }

    private static Mark mark(Expression.Call call) {
        return call.arguments().getFirst().mark();
    }
}
