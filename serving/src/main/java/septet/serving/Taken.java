package septet.serving;

import java.util.List;
import septet.design.Problem;

/// What became of the rows of a request, one by one.
///
/// @param receipt  how many of each kind were taken in
/// @param outcomes one for each row, in their order
/// @param problems what is wrong with those that were refused, each with its row in its place
public record Taken(Receipt receipt, List<Outcome> outcomes, List<Problem> problems) {
    /// What a row turned out to be.
    public enum Outcome {
        /// A new event.
        EVENT("event"),
        /// An event of which one was taken in before: it takes its place, or takes it out.
        CORRECTION("corrected"),
        /// What became known of an event, new.
        LABEL("label"),
        /// Nothing new: it was taken in before.
        REPEATED("repeated"),
        /// Wrong; its problems say why.
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Taken {
        outcomes = List.copyOf(outcomes);
        problems = List.copyOf(problems);
    }

    /// The first thing that is wrong with a row that was refused.
    Problem problem(int row) {
        String place = outcomes.size() == 1 ? "row" : "rows[" + row + "]";
        return problems.stream().filter(problem -> problem.place().equals(place) || problem.place().startsWith(place + ".")).findFirst().orElseThrow();
    }

    public int refused() {
        return outcomes.size() - receipt.events() - receipt.labels() - receipt.repeated();
    }
}
