package septet.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/// One comparison of an interval with what is asked, before it is worded as a verdict.
///
/// @param needed about how many positives would decide it; 0 where that cannot be said
record Finding(Outcome outcome, String evidence, long needed) {
    enum Outcome { PASS, FAIL, UNDECIDED }

    /// @param positives behind the figure
    static Finding bound(Figure figure, Gate.Relation relation, double threshold, String evidence, long positives) {
        return switch (figure) {
            case Figure.TooFew _ -> new Finding(Outcome.UNDECIDED, evidence, 0);
            case Figure.Measured it -> new Finding(outcome(it, relation, threshold), evidence, needed(it, threshold, positives));
        };
    }

    static Finding band(Figure figure, Gate.Band band, String evidence) {
        return switch (figure) {
            case Figure.TooFew _ -> new Finding(Outcome.UNDECIDED, evidence, 0);
            case Figure.Measured it when it.low() >= band.low() && it.high() <= band.high() -> new Finding(band.outside() ? Outcome.FAIL : Outcome.PASS, evidence, 0);
            case Figure.Measured it when it.high() < band.low() || it.low() > band.high() -> new Finding(band.outside() ? Outcome.PASS : Outcome.FAIL, evidence, 0);
            case Figure.Measured _ -> new Finding(Outcome.UNDECIDED, evidence, 0);
        };
    }

    /// The near end of the interval must clear the threshold; the far end must reach it, or the gate has failed.
    private static Outcome outcome(Figure.Measured it, Gate.Relation relation, double threshold) {
        boolean clears = switch (relation) {
            case AT_LEAST -> it.low() >= threshold;
            case GREATER -> it.low() > threshold;
            case AT_MOST -> it.high() <= threshold;
            case LESS -> it.high() < threshold;
        };
        boolean misses = switch (relation) {
            case AT_LEAST -> it.high() < threshold;
            case GREATER -> it.high() <= threshold;
            case AT_MOST -> it.low() > threshold;
            case LESS -> it.low() >= threshold;
        };
        return clears ? Outcome.PASS : misses ? Outcome.FAIL : Outcome.UNDECIDED;
    }

    /// Intervals shrink with the root of the number of cases.
    private static long needed(Figure.Measured it, double threshold, long positives) {
        double distance = Math.abs(it.value() - threshold);
        double half = it.value() > threshold ? it.value() - it.low() : it.high() - it.value();
        return distance == 0 || half == 0 ? 0 : (long) Math.min(1e12, Math.ceil(positives * (half / distance) * (half / distance)));
    }

    /// All must pass; one that fails fails all.
    static Finding all(List<Finding> findings, String joint) {
        Outcome outcome = Outcome.PASS;
        for (Finding finding : findings) {
            if (finding.outcome == Outcome.FAIL) outcome = Outcome.FAIL;
            if (finding.outcome == Outcome.UNDECIDED && outcome == Outcome.PASS) outcome = Outcome.UNDECIDED;
        }
        Outcome worst = outcome;
        String told = findings.stream().filter(finding -> finding.outcome == worst).map(Finding::evidence).collect(Collectors.joining(joint));
        return new Finding(outcome, told, findings.stream().mapToLong(Finding::needed).max().orElse(0));
    }

    Verdict verdict(String rule, long had) {
        return switch (outcome) {
            case PASS -> new Verdict.Passed(rule, evidence, needed, had);
            case FAIL -> new Verdict.Failed(rule, evidence, needed, had);
            case UNDECIDED -> new Verdict.Undecided(rule, evidence, needed, had);
        };
    }
}
