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
        return new Trust(List.of(kept(matured), unchanged(concept, matured.rows), known(unseen)));
    }

    /// What has become known, beside what was promised of it.
    ///
    /// @param promise  what is taken for granted
    /// @param rows     labels
    /// @param came     what they add up to: positives, right answers, errors
    /// @param promised the same by the scores
    /// @param variance of the sum, as long as promises are kept
    /// @param slack    by which share of what was promised it may be missed whatever chance says
    record Matured(Promise promise, long rows, double came, double promised, double variance, double slack) {}

    /// What is taken for granted of answers.
    enum Promise {
        CHANCES("scores are chances", "positive"), RIGHT("chances of classes are right", "right"), ERRORS("errors are as large as when the version was judged", "");

        private final String assumption;
        private final String counted;

        Promise(String assumption, String counted) {
            this.assumption = assumption;
            this.counted = counted;
        }
    }

    private static Check kept(Matured matured) {
        String assumption = matured.promise.assumption;
        if (matured.rows < FEWEST || matured.variance <= 0) return new Check(assumption, Stands.UNKNOWN, "only " + matured.rows + " labels may be used yet");
        double off = Math.abs(matured.came - matured.promised);
        boolean keeps = off <= FAR * Math.sqrt(matured.variance) || off <= matured.slack * matured.promised;
        String evidence = matured.promise == Promise.ERRORS
                ? String.format(Locale.ROOT, "over %d labels the sum of errors is %.4g; %.4g was to be expected", matured.rows, matured.came, matured.promised)
                : String.format(Locale.ROOT, "of %d labels %.0f were %s; scores promised %.1f", matured.rows, matured.came, matured.promise.counted, matured.promised);
        return new Check(assumption, keeps ? Stands.HOLDS : Stands.BROKEN, evidence);
    }

    private static Check unchanged(ConceptWatch concept, long labels) {
        String assumption = "the truth depends on the inputs as it did";
        if (labels < FEWEST) return new Check(assumption, Stands.UNKNOWN, "only " + labels + " labels may be used yet");
        boolean risen = concept.adwin().times > 0 || concept.ddm().times > 0 && concept.pageHinkley().times > 0;
        if (!risen) return new Check(assumption, Stands.HOLDS, "the error on labels has not risen; of the newest rows nobody knows");
        return new Check(assumption, Stands.BROKEN, String.format(Locale.ROOT, "the error on labels has risen, %d times by ADWIN, %d by DDM, %d by Page-Hinkley", concept.adwin().times,
                concept.ddm().times, concept.pageHinkley().times));
    }

    private static Check known(List<String> unseen) {
        String assumption = "rows look like those of training";
        return unseen.isEmpty() ? new Check(assumption, Stands.HOLDS, "no feature has values that training lacked")
                : new Check(assumption, Stands.BROKEN, "values that training hardly had: " + String.join(", ", unseen));
    }
}
