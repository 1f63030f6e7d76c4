package septet.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import septet.design.Expression;
import septet.evaluation.Online;

/// How many units an experiment needs, by the usual rule for a mean: 16 (s / d)^2 in each arm, for 80% power at 5% (Lehr 1992), where the spread s of a unit's outcome is
/// taken to be as large as its mean. Outcomes that are rare or skewed need more.
final class Experiments {
    private static final double LEHR = 16;

    private Experiments() {}

    /// In both arms together; empty where no smallest effect is said.
    static Optional<Long> needed(Online online) {
        return online.smallestEffect().map(share -> share.fraction()).filter(effect -> effect > 0).map(effect -> Math.round(2 * LEHR / (effect * effect)));
    }

    /// How many units there are, by `requirements.scale`.
    static Optional<Long> things(SystemDesign design) {
        Optional<Online> online = design.evaluation().online();
        if (online.isEmpty() || !(online.get().unit() instanceof Expression.Path path)) return Optional.empty();
        return Optional.ofNullable(design.requirements().scale().get(path.names().getLast())).map(BigDecimal::longValue);
    }

    static String arithmetic(Online online, long units, Optional<Long> there) {
        double effect = online.smallestEffect().orElseThrow().fraction();
        String text = String.format(Locale.ROOT, "to see %s: 2 arms x 16 / %s^2 = %,d units of %s, where an outcome spreads as widely as its mean", percent(effect),
                BigDecimal.valueOf(effect).stripTrailingZeros().toPlainString(), units, online.unit().text());
        return text + there.map(all -> String.format(Locale.ROOT, "; there are %,d", all)).orElse("");
    }

    static String percent(double share) {
        return BigDecimal.valueOf(share).scaleByPowerOfTen(2).stripTrailingZeros().toPlainString() + "%";
    }

    /// Whether the experiment ends before it can see what it was made for, even if every unit takes part.
    static boolean tooSmall(SystemDesign design) {
        Optional<Online> online = design.evaluation().online();
        Optional<Long> needed = online.flatMap(Experiments::needed);
        Optional<Long> there = things(design);
        return needed.isPresent() && there.isPresent() && there.get() < needed.get();
    }

    static boolean open(Online online) {
        return online.smallestEffect().isEmpty() || online.atMost().map(Duration::isZero).orElse(true);
    }
}
