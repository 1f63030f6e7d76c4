package septet.serving;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import septet.design.Expression.Constant;
import septet.design.Findings;
import septet.framing.Framing;
import septet.framing.Task;
import septet.model.LearnerKeys;
import septet.model.ModelSection;
import septet.model.RankingRules;
import septet.requirements.Freshness;
import septet.requirements.Requirements;

/// What can be wrong with how versions take over, how answers are kept, and what a system never shows.
public final class RolloutRules {
    private RolloutRules() {}

    /// What hurts should hurt few.
    public static void rolloutsBeginSmall(ServingSection serving, Findings findings) {
        if (serving.rollout().isEmpty() || serving.rollout().getFirst().length().isPresent()) return;
        findings.warning("serving.rollout", "a changed design takes over everything at once", "a fault that no gate saw reaches everybody before it is seen",
                "Begin small: rollout: [shadow for 1d, 5% for 1d, all].", "SERVING-ROLLOUT-AT-ONCE");
    }

    /// Held back is a share: somebody must be decided on by the model.
    public static void holdbackLeavesTheOthers(ServingSection serving, Findings findings) {
        if (serving.holdback().map(share -> share.fraction() < 1).orElse(true)) return;
        findings.error("serving.holdback", "every unit is held back", "the baseline would decide on all of them, and no version on any", "Write a small share, such as holdback: 2%.",
                "SERVING-HOLDBACK-ALL");
    }

    /// An answer that is kept grows old like what it stands on.
    public static void keptAnswersStayFresh(Requirements requirements, ServingSection serving, Findings findings) {
        Freshness freshness = requirements.freshness();
        Optional<Duration> least = Stream.of(freshness.features(), freshness.index(), freshness.candidates(), freshness.model()).flatMap(Optional::stream).min(Duration::compareTo);
        if (serving.cache().isEmpty() || least.isEmpty() || serving.cache().get().compareTo(least.get()) <= 0) return;
        findings.warning("serving.cache", "answers are kept for " + Constant.Span.text(serving.cache().get()) + ", but what they stand on may be only " + Constant.Span.text(least.get()) + " old",
                "a kept answer breaks the promise of freshness, and outlives the version that gave it", "Write cache: " + Constant.Span.text(least.get()) + " or less.", "SERVING-CACHE-STALE");
    }

    /// What is never shown can never be chosen.
    public static void somethingElseIsShown(Framing framing, ServingSection serving, Findings findings) {
        if (framing.task() != Task.RANKING || serving.explore().isPresent()) return;
        findings.warning("serving.explore", "nothing is shown that the model did not choose", "it learns from its own choices only, and becomes sure of them",
                "Write explore: 1%: a share of requests in random order, logged with its chance.", "SERVING-NO-EXPLORATION");
    }

    /// What stands at the top is chosen because it stands there; only a correction, or a share in random order, tells the two apart.
    public static void positionIsCorrectedFor(Framing framing, ModelSection model, ServingSection serving, Findings findings) {
        if (!RankingRules.ranks(framing) || serving.explore().isPresent()) return;
        Set<String> ranking = new TreeSet<>();
        model.stages().forEach(stage -> stage.rank().ifPresent(named -> ranking.addAll(named.learners())));
        boolean corrected = ranking.stream().map(name -> Optional.ofNullable(model.learners().get(name))).flatMap(Optional::stream)
                .anyMatch(learner -> LearnerKeys.of(learner).map(keys -> !keys.correctFor().isEmpty()).orElse(false));
        if (ranking.isEmpty() || corrected) return;
        findings.warning("model.stages", "no learner that ranks corrects for the position at which things were shown",
                "it learns to repeat the order that it finds, and takes it for what people like", "Log the position as a column known later, and write correct for: [position].",
                "MODEL-POSITION-IGNORED");
    }
}
