package septet.monitoring;

import java.util.Comparator;
import java.util.List;

/// What is known of one slice: its rows of seven days, and what became of the answers in it whose labels have come.
///
/// @param slice   as the design says it
/// @param key     by which versions know it: a band by its place
/// @param name    as the version that serves cut it
/// @param rows    that were decided in it within seven days
/// @param drifted features and the score, the farthest first, that lie elsewhere than in training's rows of the slice
/// @param answers of all versions
public record SliceStanding(String slice, String key, String name, long rows, List<Moved> drifted, Answers answers) {
    /// The worst first: what answers lost beyond what they themselves made to be expected, then how far its rows have moved.
    static final Comparator<SliceStanding> BY_HARM = Comparator.comparingDouble((SliceStanding each) -> -each.harm()).thenComparingDouble(each -> -each.moved());

    /// A feature and how far it lies elsewhere.
    public record Moved(String feature, double psi) {}

    /// What became of answers.
    ///
    /// @param loss         mean of what they lost; NaN before the first label
    /// @param expected     mean of what they were to lose, were their chances right
    /// @param cost         in units of [septet.design.Type.Money#SCALE]
    /// @param baselineCost the same of the baseline's decisions
    public record Answers(long labels, long positives, double loss, double expected, long cost, long baselineCost) {
        /// Of those who served: nobody served those that the baseline decided on.
        static Answers of(List<SliceQuality.Of> versions) {
            long labels = 0;
            long positives = 0;
            double loss = 0;
            double expected = 0;
            long cost = 0;
            long baseline = 0;
            for (SliceQuality.Of each : versions) {
                if (DriftWatch.By.isHeldBack(each.version())) continue;
                labels += each.labels();
                positives += each.positives();
                loss += each.loss() * each.labels();
                expected += each.expected() * each.labels();
                cost += each.cost();
                baseline += each.baselineCost();
            }
            return new Answers(labels, positives, loss / labels, expected / labels, cost, baseline);
        }
    }

    public SliceStanding {
        drifted = List.copyOf(drifted);
    }

    /// What the answers lost in all beyond what was to be expected of them; 0 where that is nothing, or nobody knows yet.
    public double harm() {
        return answers.labels() == 0 ? 0 : Math.max(0, (answers.loss() - answers.expected()) * answers.labels());
    }

    private double moved() {
        return drifted.isEmpty() ? 0 : drifted.getFirst().psi() * rows;
    }
}
