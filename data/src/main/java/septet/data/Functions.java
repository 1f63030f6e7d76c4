package septet.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import septet.design.Expression;
import septet.design.Nearest;

/// All functions of expressions by name.
final class Functions {
    private static final Map<String, Function> ALL = new TreeMap<>();
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "mean", "any", "share", "variance", "stddev", "first", "last", "distinct",
            "entropy", "time_since", "rate", "list", "quantile", "top", "approx_distinct", "decayed_mean");
    private static final Set<String> LATER = Set.of("overlap", "embed", "similarity", "bm25",
            "covers", "hops", "adamic_adar", "judged", "confidence", "wrong", "fingerprint", "main_colors");

    static {
        ALL.putAll(NumberFunctions.all());
        ALL.putAll(ChoiceFunctions.all());
        ALL.putAll(TimeFunctions.all());
        ALL.putAll(TextFunctions.all());
        ALL.putAll(TermFunctions.all());
        ALL.putAll(RowFunctions.all());
        ALL.putAll(PlaceFunctions.all());
    }

    private Functions() {}

    static Set<String> names() {
        return Set.copyOf(ALL.keySet());
    }

    static Formula compile(Compiler compiler, Expression.Call call) {
        String name = call.function();
        Function function = ALL.get(name);
        if (function == null) return unknown(compiler, call);
        int given = call.arguments().size();
        if (given < function.least() || given > function.most()) {
            return compiler.broken(call.mark(), name + " has " + given + (given == 1 ? " argument" : " arguments"), "", "It is written " + function.signature()
                    + ".", Compiler.ARGUMENTS);
        }
        List<Formula> arguments = compiler.compileAll(call.arguments());
        if (Compiler.anyBroken(arguments)) return Compiler.broken();
        Formula formula = function.builder().build(compiler, call, arguments);
        return given == 0 || name.equals("column") ? formula : Compiler.folded(formula, arguments);
    }

    private static Formula unknown(Compiler compiler, Expression.Call call) {
        String name = call.function();
        if (AGGREGATES.contains(name)) {
            return compiler.broken(call.mark(), name + " has neither by nor over", "there is nothing to aggregate", "Write " + name + "(...) by KEY over 7d.",
                    Compiler.MISPLACED);
        }
        if (LATER.contains(name)) {
            return compiler.broken(call.mark(), name + " is not built yet", "nothing could be computed", "Leave it out for now.", Compiler.NOT_YET);
        }
        return compiler.broken(call.mark(), "there is no function " + name, "", Nearest.remedy(name, ALL.keySet()), Compiler.UNKNOWN_FUNCTION);
    }
}
