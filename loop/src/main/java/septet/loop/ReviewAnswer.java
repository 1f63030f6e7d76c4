package septet.loop;

import java.util.List;
import septet.design.Built;

/// What a design says to a question of a review.
public sealed interface ReviewAnswer {
    /// What the answer rests on; empty where it rests on nothing.
    List<Evidence> evidence();

    /// @param lacking what the answer leaves out, without a full stop; empty where it is whole
    record Answered(List<Evidence> evidence, String lacking) implements ReviewAnswer {
        public Answered {
            if (evidence.isEmpty()) throw new IllegalArgumentException("an answer without evidence");
            evidence = List.copyOf(evidence);
        }

        /// The strongest ground that it stands on.
        public Ground ground() {
            return evidence.stream().map(Evidence::ground).max(Ground::compareTo).orElseThrow();
        }
    }

    /// @param write what to write into the design, or to do, so that it is answered
    record Open(String write, List<Evidence> evidence) implements ReviewAnswer {
        public Open {
            evidence = List.copyOf(evidence);
        }

        /// Whether the key that it asks for changes nothing yet.
        boolean isForLater() {
            return Built.harmless(write.replaceAll("[:, ].*", ""));
        }
    }

    /// What no file and no run can answer.
    ///
    /// @param whom in words
    /// @param ask  what to ask them
    record ForAPerson(String whom, String ask, List<Evidence> evidence) implements ReviewAnswer {
        public ForAPerson {
            evidence = List.copyOf(evidence);
        }
    }

    /// From the weakest to the strongest.
    enum Ground {
        LINE, ARITHMETIC, MEASUREMENT;

        public String text() {
            return switch (this) {
                case LINE -> "line";
                case ARITHMETIC -> "arithmetic";
                case MEASUREMENT -> "measured";
            };
        }
    }

    /// @param place `design.yaml:12`, `run v3`, or `default` for what the language says where a design is silent
    /// @param says  the line, the sum or the figure
    record Evidence(Ground ground, String place, String says) {}
}
