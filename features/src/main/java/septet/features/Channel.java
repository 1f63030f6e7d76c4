package septet.features;

import java.util.Optional;
import java.util.Set;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// One value that each event of a group contributes, or not: `amount where amount > 10`.
///
/// @param type  of the value; of a count a number
/// @param value empty where events are counted whatever they hold
/// @param where events of which it does not hold contribute nothing here
/// @param needs what is asked of its values beyond their count
/// @param tail   how many of the last values are asked for since the beginning
/// @param sketch what is kept since the beginning with a stated error
record Channel(Kind kind, Type type, Optional<Formula> value, Optional<Formula> where, Set<Need> needs, int tail, Sketch sketch) {
    enum Kind {
        /// Every event of the group; its place among the entries is all that is needed.
        EVERY,
        /// Events with a known value, or of which the condition holds.
        COUNTED,
        /// A word by its code: equal to another or not; codes have no order.
        CODE,
        /// A whole number of the type's smallest unit (money, truth, time, duration): sums are integers of any length.
        SCALED,
        /// Any double: sums are exact by [ExactSum].
        DOUBLE
    }

    enum Need {
        SUM,
        /// The sum of squares.
        SQUARES,
        /// The smallest and the largest.
        ORDER,
        /// The first and the last.
        ENDS,
        /// How often each value occurs.
        TALLY,
        /// Values by their rank.
        RANKS
    }

    Channel(Kind kind, Type type, Optional<Formula> value, Optional<Formula> where, Set<Need> needs) {
        this(kind, type, value, where, needs, 0, Sketch.NONE);
    }

    /// @param halfLife of a decayed mean, microseconds
    record Sketch(Type type, long halfLife) {
        static final Sketch NONE = new Sketch(Type.NOTHING, 0);

        enum Type { NOTHING, DISTINCT, QUANTILE, TOP, DECAYED }
    }

    Channel {
        needs = Set.copyOf(needs);
    }

    /// The slot whose value the row contributes whatever else it holds; -1 where there is more to it.
    int slot() {
        return where.isPresent() || value.isEmpty() || kind == Kind.COUNTED ? -1 : value.get().slot();
    }

    /// What the row's event contributes; missing: nothing.
    long of(Row row) {
        if (where.isPresent() && !where.get().holds(row)) return Values.MISSING;
        if (value.isEmpty()) return 0;
        long bits = value.get().value(row);
        return kind == Kind.COUNTED && bits != Values.MISSING ? 0 : bits;
    }
}
