package septet.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Type;

/// `min max clip coalesce`: one of the arguments, which share one type.
final class ChoiceFunctions {
    private ChoiceFunctions() {}

    static Map<String, Function> all() {
        return Map.of(
                "min", new Function("min(a, b, ...)", 2, Function.ANY_NUMBER, (compiler, call, arguments) -> extreme(compiler, call, arguments, true)),
                "max", new Function("max(a, b, ...)", 2, Function.ANY_NUMBER, (compiler, call, arguments) -> extreme(compiler, call, arguments, false)),
                "clip", Function.of("clip(x, low, high)", 3, ChoiceFunctions::clip),
                "coalesce", new Function("coalesce(a, b, ...)", 1, Function.ANY_NUMBER, ChoiceFunctions::coalesce));
    }

    private static Formula extreme(Compiler compiler, Expression.Call call, List<Formula> arguments, boolean least) {
        Optional<Unified> unified = ordered(compiler, arguments);
        if (unified.isEmpty()) return mismatch(compiler, call, arguments);
        Formula[] parts = unified.get().parts().toArray(Formula[]::new);
        boolean doubles = unified.get().type() instanceof Type.Number;
        return Computed.of(unified.get().type(), row -> {
            long best = parts[0].value(row);
            for (int i = 1; i < parts.length && best != Values.MISSING; i++) {
                long other = parts[i].value(row);
                boolean better = other == Values.MISSING || (least ? isLess(doubles, other, best) : isLess(doubles, best, other));
                if (better) best = other;
            }
            return best;
        });
    }

    private static Formula clip(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Optional<Unified> unified = ordered(compiler, arguments);
        if (unified.isEmpty()) return mismatch(compiler, call, arguments);
        Formula x = unified.get().parts().get(0);
        Formula low = unified.get().parts().get(1);
        Formula high = unified.get().parts().get(2);
        boolean doubles = unified.get().type() instanceof Type.Number;
        return Computed.of(unified.get().type(), row -> {
            long value = x.value(row);
            long from = low.value(row);
            long to = high.value(row);
            if (value == Values.MISSING || from == Values.MISSING || to == Values.MISSING) return Values.MISSING;
            if (isLess(doubles, value, from)) return from;
            return isLess(doubles, to, value) ? to : value;
        });
    }

    private static Formula coalesce(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        Optional<Unified> unified = Unified.of(arguments, compiler.scope);
        if (unified.isEmpty()) return mismatch(compiler, call, arguments);
        Formula[] parts = unified.get().parts().toArray(Formula[]::new);
        return new Computed(unified.get().type(), row -> {
            for (Formula part : parts) {
                long value = part.value(row);
                if (value != Values.MISSING) return value;
            }
            return Values.MISSING;
        }, row -> {
            for (Formula part : parts) if (part.value(row) != Values.MISSING) return part.text(row);
            return "";
        });
    }

    private static Optional<Unified> ordered(Compiler compiler, List<Formula> arguments) {
        return Unified.of(arguments, compiler.scope).filter(unified -> unified.type() instanceof Type.Number || Kinds.isOrderedLong(unified.type()));
    }

    private static Formula mismatch(Compiler compiler, Expression.Call call, List<Formula> arguments) {
        return compiler.typeError(call.mark(), call.function() + " cannot choose: one argument is " + Unified.list(arguments), "Give it arguments of one type.");
    }

    private static boolean isLess(boolean doubles, long a, long b) {
        return doubles ? Double.longBitsToDouble(a) < Double.longBitsToDouble(b) : a < b;
    }
}
