package septet.loop;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import septet.evaluation.Contest;
import septet.evaluation.Gate;
import septet.evaluation.Judged;
import septet.evaluation.Promotion;
import septet.evaluation.Rulebook;
import septet.evaluation.Scored;
import septet.evaluation.Verdict;
import septet.monitoring.ModelShift;
import septet.world.Chance;

/// Whether a retrained version may take over: it must be no worse than what serves by more than the design's margin, on rows that neither learned from, and
/// clear the design's bounds.
final class RefreshGate {
    private final SystemDesign design;
    private final Examples examples;
    private final Rulebook rulebook;
    private final Gate.Margin margin;
    private final Map<Pair, Found> judged = new HashMap<>();

    RefreshGate(SystemDesign design, Preparation prepared, Examples examples) {
        this.design = design;
        this.examples = examples;
        rulebook = Rulebooks.of(design, prepared.estimand(design), prepared.questions().entities().keySet(), true, Contestants.order(design));
        margin = Rulebooks.refresh(design, prepared.estimand(design), prepared.questions().entities().keySet());
    }

    /// What a model says, and by which thresholds it decides.
    ///
    /// @param said heads by rows
    private record Claim(double[][] said, double[] thresholds) {}

    private record Pair(long candidate, long served) {}

    /// @param shift how much more the candidate says on the rows by which it was judged
    record Found(Promotion promotion, ModelShift shift) {}

    /// All gates of a refresh. Both are what they are by the moments of which they are, so nothing is judged twice.
    Found judge(Refit refit, Refit.Fresh candidate, Refit.Fresh served) {
        return judged.computeIfAbsent(new Pair(candidate.window().at(), served.window().at()), _ -> judge(refit, candidate, served, candidate.window().judge()));
    }

    /// The same on rows that neither learned from.
    Found judge(Refit refit, Refit.Fresh candidate, Refit.Fresh served, int[] rows) {
        Contest contest = contest(refit, rows, candidate, served);
        Promotion promotion = Promotion.ofRefresh(contest, rulebook.gates(), margin, refit.learner());
        return new Found(promotion, rows.length == 0 ? ModelShift.NONE : shift(contest.of(refit.learner()), contest.of(Contest.SERVED)));
    }

    private static ModelShift shift(Scored now, Scored before) {
        return new ModelShift(mean(now) - mean(before), acted(now) - acted(before));
    }

    private static double mean(Scored scored) {
        return Arrays.stream(scored.scores()).average().orElse(0);
    }

    private static double acted(Scored scored) {
        return scored.decided().map(decided -> decided.positives() / (double) decided.decisions().length).orElse(0.0);
    }

    private static Claim claim(Refit refit, Refit.Fresh fresh, int[] rows) {
        return new Claim(refit.said(fresh.model(), rows), fresh.thresholds());
    }

    /// The margin alone, on other rows: whether what took over is still no worse than what served before.
    Verdict margin(Refit refit, int[] rows, Refit.Fresh now, Refit.Fresh before) {
        return Promotion.ofRefresh(contest(refit, rows, now, before), List.of(), margin, refit.learner()).verdicts().getFirst();
    }

    private Contest contest(Refit refit, int[] rows, Refit.Fresh candidate, Refit.Fresh served) {
        Material material = examples.material();
        Judged judged = material.judged(rows, candidate.window().recent());
        SequencedMap<String, Scored> scored = new LinkedHashMap<>();
        scored.put(Contest.SERVED, scored(rows, judged, claim(refit, served, rows)));
        scored.put(refit.learner(), scored(rows, judged, claim(refit, candidate, rows)));
        Map<String, boolean[]> conditions = new LinkedHashMap<>();
        material.conditions().forEach((text, holds) -> conditions.put(text, Material.pick(holds, rows)));
        return new Contest(scored, Judging.sliced(material, design.evaluation().slices(), candidate.window().learn(), rows), conditions,
                Chance.of(design.model().seed()).of("evaluation"));
    }

    private Scored scored(int[] rows, Judged judged, Claim claim) {
        return examples.ruling().sampled(Window.PARTS).scored(examples.material(), rows, claim.said(), judged, claim.thresholds());
    }

    /// The numbers behind the verdicts, one in each line.
    static List<String> evidence(Promotion promotion) {
        return promotion.verdicts().stream().map(verdict -> verdict.rule() + ": " + word(verdict) + ", " + verdict.evidence()
                + (verdict instanceof Verdict.Undecided && verdict.needed() > verdict.had() ? " (" + verdict.had() + " cases; about " + verdict.needed() + " would decide)"
                        : "")).toList();
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "pass";
            case Verdict.Failed _ -> "fail";
            case Verdict.Undecided _ -> "undecided";
        };
    }
}
