package septet.requirements;

import java.time.Duration;
import java.util.Optional;
import septet.design.Expression.Constant;
import septet.design.Key;

/// What one training may take.
public record Training(
        @Key(says = "The longest time of one run, search included; plan refuses a search that cannot fit.", examples = "3m") Optional<Duration> within,
        @Key(says = "The most that one run may cost; needs the price of a machine in site.yaml.", examples = "1 EUR") Optional<Constant.Money> cost) {
}
