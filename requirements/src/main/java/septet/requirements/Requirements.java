package septet.requirements;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.design.Key;
import septet.design.Rate;
import septet.design.Share;
import septet.design.Spending;

/// Step 1: what the system must achieve, and what that may cost. Each line is estimated by `check` and measured by a run.
public record Requirements(
        @Key(says = "The one thing that should get better, in words.", examples = "lose less money to fraud") Optional<String> goal,
        @Key(says = "What the system deliberately leaves to others.", name = "non-goals", byDefault = "[]") List<String> nonGoals,
        @Key(says = "How many requests must be carried (peak) and how many arrive (mean); sizing follows from it.", byDefault = "{}") Traffic traffic,
        @Key(says = "How many there are of each entity, key or source, and the expected share of a label; sizing and gate arithmetic follow from it.",
                byDefault = "{}", examples = "{card: 5k, fraud: 0.8%}") Map<String, BigDecimal> scale,
        @Key(says = "How long a caller may wait for an answer.", byDefault = "{}") Latency latency,
        @Key(says = "Share of requests that get an answer, degraded ones included.", examples = "99.95%") Optional<Share> availability,
        @Key(says = "How old what an answer stands on may be.", byDefault = "{}") Freshness freshness,
        @Key(says = "What one training may take; estimated by plan, measured by run.", byDefault = "{}") Training training,
        @Key(says = "What a decision costs and when, as DECISION [if CONDITION]: MONEY; all that hold add up. Thresholds are chosen to lower their sum.",
                byDefault = "{}", examples = "{review: 3 EUR, block if not fraud: 5 EUR}") List<Cost> costs,
        @Key(says = "The greatest rate of a decision that people or systems behind it can take.", byDefault = "{}", examples = "{review: 500/d}")
        Map<String, Rate> capacity,
        @Key(says = "What machines and model calls may cost in a time.", wave = 2, examples = "20 EUR/d") Optional<Spending> budget,
        @Key(says = "Which columns are personal and how long they are kept.") Optional<Privacy> privacy) {
}
