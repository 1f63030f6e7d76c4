package septet.loop;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import septet.evaluation.ExperimentRules;
import septet.evaluation.Online;

/// The size of an experiment in words.
final class Experiments {
    private Experiments() {}

    /// Empty where no smallest effect is said.
    static Optional<String> arithmetic(SystemDesign design, Online online) {
        Optional<Long> there = ExperimentRules.units(design.requirements(), online);
        return ExperimentRules.needed(online).map(units -> {
            BigDecimal effect = BigDecimal.valueOf(online.smallestEffect().orElseThrow().fraction());
            String text = String.format(Locale.ROOT, "to see %s%%: 2 arms x 16 / %s^2 = %,d units of %s, where an outcome spreads as widely as its mean",
                    effect.scaleByPowerOfTen(2).stripTrailingZeros().toPlainString(), effect.stripTrailingZeros().toPlainString(), units, online.unit().text());
            return text + there.map(all -> String.format(Locale.ROOT, "; there are %,d", all)).orElse("");
        });
    }
}
