package septet.monitoring;

import java.util.List;
import java.util.Locale;

/// Whether an estimate made of scores may be believed: what it takes for granted, and what of that can be seen.
///
/// @param checks each thing that it takes for granted
record Trust(List<Check> checks) {
    /// How far the count of positives may lie from the sum of the scores, in standard errors.
    private static final double FAR = 3;
    private static final long FEWEST = 100;

    Trust {
        checks = List.copyOf(checks);
    }

    /// @param stands whether it holds, as far as can be seen; unknown does not
    record Check(String assumption, Stands stands, String evidence) {}

    enum Stands {
        HOLDS, BROKEN, UNKNOWN;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean holds() {
        return checks.stream().allMatch(check -> check.stands() == Stands.HOLDS);
    }

    static Trust of(Matured matured, ConceptWatch concept, List<String> unseen) {
        return new Trust(List.of(calibrated(matured), unchanged(concept, matured.rows), known(unseen)));
    }

    /// What has become known of late: labels, positives, the sum of their scores, and of s (1 - s).
    record Matured(long rows, long positives, double scores, double variance) {}

    private static Check calibrated(Matured matured) {
        String assumption = "scores are chances";
        if (matured.rows < FEWEST || matured.variance <= 0) return new Check(assumption, Stands.UNKNOWN, "only " + matured.rows + " labels may be used yet");
        double errors = (matured.positives - matured.scores) / Math.sqrt(matured.variance);
        String evidence = String.format(Locale.ROOT, "of %d labels %d were positive; scores promised %.1f", matured.rows, matured.positives, matured.scores);
        return new Check(assumption, Math.abs(errors) <= FAR ? Stands.HOLDS : Stands.BROKEN, evidence);
    }

    private static Check unchanged(ConceptWatch concept, long labels) {
        String assumption = "the truth depends on the inputs as it did";
        if (labels < FEWEST) return new Check(assumption, Stands.UNKNOWN, "only " + labels + " labels may be used yet");
        if (concept.adwin().times == 0 && concept.ddm().times == 0) return new Check(assumption, Stands.HOLDS, "the error on labels has not risen; of the newest rows nobody knows");
        return new Check(assumption, Stands.BROKEN, String.format(Locale.ROOT, "the error on labels has risen, %d times by ADWIN, %d by DDM", concept.adwin().times, concept.ddm().times));
    }

    private static Check known(List<String> unseen) {
        String assumption = "rows look like those of training";
        return unseen.isEmpty() ? new Check(assumption, Stands.HOLDS, "no feature has values that training lacked")
                : new Check(assumption, Stands.BROKEN, "values that training hardly had: " + String.join(", ", unseen));
    }
}
