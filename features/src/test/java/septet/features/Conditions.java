package septet.features;

import java.util.Set;
import java.util.TreeSet;
import septet.data.Values;
import septet.design.Type;

/// The conditions of [RandomStream#CONDITIONS], written by hand for the oracle.
final class Conditions {
    private Conditions() {}

    static boolean holds(Aspect aspect, Fact fact) {
        int source = aspect.source();
        boolean refund = source == RandomStream.REFUNDS;
        long amount = fact.values[refund ? 1 : RandomStream.AMOUNT];
        long flag = fact.values[refund ? 2 : RandomStream.FLAG];
        return switch (aspect.condition()) {
            case 0 -> true;
            case 1 -> amount != Values.MISSING && amount > 50 * Type.Money.SCALE;
            case 2 -> flag == 1;
            case 3 -> isKindOne(fact) || flag == 1;
            case 4 -> fact.learned[RandomStream.FRAUD] == 0;
            case 5 -> fact.learned[RandomStream.LOSS] < 40 * Type.Money.SCALE;
            default -> Values.number(fact.values[RandomStream.SCORE]) < 0 && flag == 0;
        };
    }

    private static boolean isKindOne(Fact fact) {
        return fact.values[RandomStream.KIND] == KIND_ONE.get();
    }

    /// The code of `k1` in the dictionary of the stream that is played.
    static final ThreadLocal<Long> KIND_ONE = ThreadLocal.withInitial(() -> -1L);

    /// The columns that must be known before an event counts.
    static Set<Integer> lateColumns(Aspect aspect) {
        Set<Integer> late = new TreeSet<>();
        if (aspect.value() == RandomStream.FRAUD || aspect.condition() == 4) late.add(RandomStream.FRAUD);
        if (aspect.value() == RandomStream.LOSS || aspect.condition() == 5) late.add(RandomStream.LOSS);
        return late;
    }

    static long value(Fact fact, int source, int column) {
        boolean late = source == RandomStream.PAYMENTS && (column == RandomStream.FRAUD || column == RandomStream.LOSS);
        return late ? fact.learned[column] : fact.values[column];
    }
}
