package septet.features;

import java.util.Optional;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;

/// One value that each event of a group contributes, or not: `amount where amount > 10`.
///
/// @param value   empty where events are counted whatever they hold
/// @param where   events of which it does not hold contribute nothing here
/// @param summed  whether sums are asked for
/// @param ordered whether the smallest or the largest is asked for
record Channel(Kind kind, Optional<Formula> value, Optional<Formula> where, boolean summed, boolean ordered) {
    enum Kind {
        /// Every event of the group; its place among the entries is all that is needed.
        EVERY,
        /// Events with a known value, or of which the condition holds.
        COUNTED,
        /// A whole number of the type's smallest unit (money, truth, time, duration): sums are integers of any length.
        SCALED,
        /// Any double: sums are exact by [ExactSum].
        DOUBLE
    }

    /// What the row's event contributes; missing: nothing.
    long of(Row row) {
        if (where.isPresent() && !where.get().holds(row)) return Values.MISSING;
        if (value.isEmpty()) return 0;
        long bits = value.get().value(row);
        return kind == Kind.COUNTED && bits != Values.MISSING ? 0 : bits;
    }
}
