package septet.model;

/// One attempt of a search.
///
/// @param number   from 1; 1 where nothing had to be chosen
/// @param settings no ranges left
/// @param fit      what came of it: these settings may be such that the rows teach nothing, which ends no search
/// @param score    on the validation rows, higher is better; NaN where it is not defined, or nothing was learned
public record Trial(int number, Settings settings, Fit fit, double score) {
    static Trial failed(int number, Settings settings, Fit.NotLearned fit) {
        return new Trial(number, settings, fit, Double.NaN);
    }

    public boolean learned() {
        return fit instanceof Fit.Learned;
    }

    /// @throws IllegalStateException where nothing was learned
    public Model model() {
        return switch (fit) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new IllegalStateException(not.problem().line());
        };
    }
}
