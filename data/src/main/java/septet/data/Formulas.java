package septet.data;

import java.util.Optional;
import java.util.Set;
import septet.design.Expression;
import septet.design.Problems;
import septet.design.Type;

/// Compiles expressions of the design language into [Formula]s: typed at once, evaluated without allocation (texts excepted).
///
/// Missing spreads: whatever has a missing part is missing, but for `coalesce`, `is missing`, and `and` and `or` where the
/// other side decides (as in SQL). What is not a finite number (`x / 0`, the logarithm of 0, a sum beyond the range) is missing.
public final class Formulas {
    private Formulas() {}

    /// Compiles the expression; empty if it has problems, each of which points at its place in the line.
    ///
    /// @param path where the expression stands in the design, such as `data.features.night`
    public static Optional<Formula> compile(Expression expression, String path, Scope scope, Problems problems) {
        Formula formula = new Compiler(scope, path, problems).compile(expression);
        return Compiler.isBroken(formula) ? Optional.empty() : Optional.of(formula);
    }

    /// Compiles a condition: an expression that is true or false.
    public static Optional<Formula> condition(Expression expression, String path, Scope scope, Problems problems) {
        Compiler compiler = new Compiler(scope, path, problems);
        Formula formula = compiler.truth(compiler.compile(expression), expression.mark());
        return Compiler.isBroken(formula) ? Optional.empty() : Optional.of(formula);
    }

    /// The value of a slot as a formula.
    public static Formula slot(int slot, Type type) {
        return new Stored(slot, type);
    }

    /// The names of all functions that are built.
    public static Set<String> functions() {
        return Functions.names();
    }
}
