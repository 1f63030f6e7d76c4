package septet.loop;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import septet.evaluation.Anytime;
import septet.evaluation.Means;
import septet.evaluation.Moments;

/// Who was held back in a rehearsal, and what that cost.
final class HeldRows {
    private static final int NOBODY = -1;
    private final Map<String, Integer> units = new HashMap<>();
    /// Of each example its unit, in the order in which units were met.
    private final int[] unit;
    private final boolean[] held;
    private final String name;

    /// @param examples how many there are
    /// @param name     of a unit
    HeldRows(int examples, String name) {
        this.name = name;
        unit = new int[examples];
        held = new boolean[examples];
        Arrays.fill(unit, NOBODY);
    }

    void decided(int example, String of, boolean isHeld) {
        unit[example] = units.computeIfAbsent(of, _ -> units.size());
        held[example] = isHeld;
    }

    /// What both arms cost a decision, by their true labels: units are compared, as decisions on one of them depend on each other.
    ///
    /// @param prices in coins, of each example what its decision cost; NaN where it was not decided
    LoopReport.Holdback cost(double[] prices) {
        double[][] sums = new double[units.size()][2];
        boolean[] ofHeld = new boolean[units.size()];
        long decisions = 0;
        double cost = 0;
        for (int example = 0; example < unit.length; example++) {
            if (unit[example] == NOBODY || Double.isNaN(prices[example])) continue;
            sums[unit[example]][0] += prices[example];
            sums[unit[example]][1]++;
            ofHeld[unit[example]] |= held[example];
            if (!held[example]) continue;
            decisions++;
            cost += prices[example];
        }
        Moments rest = new Moments();
        Moments back = new Moments();
        for (int i = 0; i < sums.length; i++) if (sums[i][1] > 0) (ofHeld[i] ? back : rest).add(sums[i][0], sums[i][1]);
        return new LoopReport.Holdback(name, back.count(), rest.count(), decisions, cost, extra(rest, back, decisions));
    }

    private static Optional<LoopReport.Extra> extra(Moments rest, Moments back, long decisions) {
        double all = (double) rest.count() + back.count();
        Means.Tuning tuning = new Means.Tuning(0.05, Math.max(1, all));
        Anytime more = Means.ratioDifference(rest, back, tuning);
        if (Double.isInfinite(more.width())) return Optional.empty();
        return Optional.of(new LoopReport.Extra(more.value() * decisions, more.low() * decisions, more.high() * decisions, Means.shown(more, all, tuning)));
    }
}
