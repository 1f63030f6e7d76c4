package septet.monitoring;

import java.util.List;

/// What becomes of a step of a rollout. Undecided never advances.
///
/// @param sentence why, for a person
/// @param evidence one line for each sign that was looked at
public record StepVerdict(Outcome outcome, String sentence, List<String> evidence) {
    public enum Outcome {
        /// It was shown that nothing is worse than it may be.
        ADVANCE("advance"),
        /// The step goes on: its time is not over, or too little has been seen.
        HOLD("hold"),
        /// Something is worse than it may be, more than chance explains.
        ROLL_BACK("roll back"),
        /// All the time there was could not show it.
        UNDECIDED("undecided");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public StepVerdict {
        evidence = List.copyOf(evidence);
    }
}
