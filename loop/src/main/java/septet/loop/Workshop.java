package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.evaluation.Promotion;
import septet.evaluation.Verdict;
import septet.model.Draft;
import septet.model.Version;

/// Where candidates are fitted and judged: beside a rehearsal, where the time that it takes is modelled, or in a process of its own beside a server. What comes of a task depends
/// on the task alone, and nothing that goes wrong in it reaches whoever asked.
interface Workshop {
    /// What may be asked for.
    sealed interface Task {
        /// Microseconds: nothing that became known later is looked at.
        long asOf();
    }

    /// A candidate, and whether it may take over from what serves.
    ///
    /// @param number counts fits from 0
    record Fit(long asOf, int number, Version served) implements Task {}

    /// Whether a version is still no worse than the one that served before it, on the labels that became known since.
    record Comparison(long asOf, Version version, Version before, long since) implements Task {}

    /// What became of it.
    sealed interface Result {}

    /// @param draft     to be registered, whatever the gates say
    /// @param promotion what the gates say
    /// @param rows      that it learned from
    record Candidate(Draft draft, Judged promotion, int rows) implements Result {}

    /// @param rows with a label on which both were compared; where there are none nothing is said
    record Compared(boolean worse, String evidence, int rows) implements Result {
        static Compared of(Verdict verdict, int rows) {
            return new Compared(verdict instanceof Verdict.Failed, verdict.evidence(), rows);
        }
    }

    record Failed(String why) implements Result {}

    /// What the gates said of a candidate.
    ///
    /// @param failed   whether one of them failed; else one is undecided, where it is not promoted
    /// @param first    the numbers behind the first verdict
    /// @param evidence of all verdicts, one in each line
    record Judged(boolean promoted, boolean failed, String why, String first, List<String> evidence) {
        public Judged {
            evidence = List.copyOf(evidence);
        }

        static Judged of(Promotion promotion) {
            boolean failed = promotion.verdicts().stream().anyMatch(Verdict.Failed.class::isInstance);
            String why = promotion.promoted() ? promotion.why() : promotion.verdicts().stream().filter(verdict -> !verdict.passed())
                    .map(verdict -> why(verdict.rule(), verdict instanceof Verdict.Failed, verdict.evidence())).collect(Collectors.joining(", "));
            return new Judged(promotion.promoted(), failed, why, promotion.verdicts().getFirst().evidence(), RefreshGate.evidence(promotion));
        }

        /// With one more gate.
        Judged and(String rule, boolean passes, String numbers) {
            List<String> more = new ArrayList<>(evidence);
            more.add(rule + ": " + (passes ? "pass" : "fail") + ", " + numbers);
            if (passes) return new Judged(promoted, failed, why, first, more);
            String failed = why(rule, true, numbers);
            return new Judged(false, true, promoted ? failed : why + ", " + failed, first, more);
        }

        /// Whoever reads that a candidate was refused asks by how much.
        private static String why(String rule, boolean failed, String numbers) {
            return rule + (failed ? " failed (" : " is undecided (") + numbers + ")";
        }
    }

    /// A task that has begun.
    ///
    /// @param micros until it is worth asking what became of it
    /// @param words  how long it may take, or where it runs
    record Begun(long micros, String words) {}

    /// Begins a task; one at a time.
    Begun begin(Task task);

    /// What became of it; empty while it goes on.
    Optional<Result> result(Task task);

    /// What the answers of a version lost on the rows that judged it, day by day: by that they are compared from then on; empty where nobody wrote it down.
    double[][] losses(Version version);
}
