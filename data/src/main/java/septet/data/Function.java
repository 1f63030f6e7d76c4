package septet.data;

import java.util.List;
import septet.design.Expression;

/// A function of the expression language.
///
/// @param signature as it is documented: `round(x, digits)`
/// @param least     the fewest arguments
/// @param most      the most arguments
record Function(String signature, int least, int most, Builder builder) {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    /// Types the arguments and computes; they are compiled and sound.
    interface Builder {
        Formula build(Compiler compiler, Expression.Call call, List<Formula> arguments);
    }

    static Function of(String signature, int arguments, Builder builder) {
        return new Function(signature, arguments, arguments, builder);
    }
}
