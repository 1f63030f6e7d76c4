package septet.evaluation;

import java.util.Locale;

/// What must not get worse by more than a margin, judged at any time by the interval of a difference: new less old.
///
/// @param metric  as a person calls it
/// @param higher  whether more is better
/// @param margin  in the metric's own unit; 0 where no loss at all is allowed
public record Guardrail(String metric, boolean higher, double margin) {
    public Guardrail {
        if (!(margin >= 0)) throw new IllegalArgumentException("margin " + margin);
    }

    /// Passed: it is not worse by more than the margin. Failed: it is.
    ///
    /// @param had units that it rests on
    public Verdict judge(Anytime difference, long had) {
        Anytime better = higher ? difference : new Anytime(-difference.value(), -difference.high(), -difference.low());
        String rule = metric + (margin == 0 ? " not worse" : String.format(Locale.ROOT, " not worse by more than %.4g", margin));
        if (Double.isNaN(difference.value()) || Double.isInfinite(difference.width())) return new Verdict.Undecided(rule, "too few units: " + had, 0, had);
        String evidence = String.format(Locale.ROOT, "%s %+.4g, at any time between %+.4g and %+.4g", metric, difference.value(), difference.low(), difference.high());
        if (better.isAbove(-margin) || margin > 0 && better.low() == -margin) return new Verdict.Passed(rule, evidence, 0, had);
        if (better.isBelow(-margin)) return new Verdict.Failed(rule, evidence, 0, had);
        return new Verdict.Undecided(rule, evidence, 0, had);
    }
}
