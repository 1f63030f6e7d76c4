package septet.loop;

import java.util.List;
import java.util.Optional;
import septet.model.Spoken;

/// Why one row is estimated as it is: what each input adds, and what would have changed the decision.
///
/// @param learner       that estimated
/// @param head          that is explained: the only one, or the likeliest of several classes, or the one that was asked for
/// @param scale         in what the sums are: `log-odds`, log-odds of a class against the others, or the unit of a number
/// @param average       the score of the average training row
/// @param score         of this row: `average` and all contributions together, but for rounding
/// @param estimate      of the head after link and calibration, as it is answered
/// @param heads         every estimate, as it is answered
/// @param contributions the strongest first (Shapley values)
/// @param texts         what the words of each text add
/// @param counter       what else would have been decided; empty where nothing is decided, or no small change changes it
/// @param decision      by the score alone; empty where nothing is decided
public record Explanation(String learner, String head, String scale, double average, double score, double estimate, List<Head> heads, List<Contribution> contributions,
        List<OfText> texts, Optional<Counter> counter, Optional<String> decision) {
    public Explanation {
        heads = List.copyOf(heads);
        contributions = List.copyOf(contributions);
        texts = List.copyOf(texts);
    }

    public record Head(String name, double estimate) {}

    /// @param value as people write it; `missing` where it was
    public record Contribution(String input, String value, double moves) {}

    /// @param spoken word by word
    public record OfText(String input, Spoken spoken) {}

    /// The smallest change that another decision would have followed.
    ///
    /// @param distance the share of training rows between what is and what would have to be, summed over the changes; a change of a word counts half; of a text the
    ///                 share of its words that are taken out
    public record Counter(List<Change> changes, String decision, double estimate, double distance) {
        public Counter {
            changes = List.copyOf(changes);
        }
    }

    /// @param to what it would have had to be; of a text `without free, win`
    public record Change(String input, String from, String to) {}
}
