package septet.loop;

import java.util.List;
import java.util.Optional;

/// Why one decision was taken: what each input adds, and what would have changed it.
///
/// @param learner       that decided
/// @param scale         in what the sums are: `log-odds`, or the head's own unit
/// @param average       the score of the average training row
/// @param score         of this row: `average` and all contributions together, but for rounding
/// @param estimate      after link and calibration, as it was answered
/// @param contributions the strongest first (Shapley values)
/// @param counter       empty where no change of one or two inputs within what training saw changes the decision
public record Explanation(String learner, String scale, double average, double score, double estimate, List<Contribution> contributions, Optional<Counter> counter) {
    public Explanation {
        contributions = List.copyOf(contributions);
    }

    /// @param value as people write it; `missing` where it was
    public record Contribution(String input, String value, double moves) {}

    /// The smallest change that another decision would have followed.
    ///
    /// @param distance the share of training rows between what is and what would have to be, summed over the changes; a change of a word counts half
    public record Counter(List<Change> changes, String decision, double estimate, double distance) {
        public Counter {
            changes = List.copyOf(changes);
        }
    }

    public record Change(String input, String from, String to) {}
}
