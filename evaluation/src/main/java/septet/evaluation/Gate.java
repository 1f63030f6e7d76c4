package septet.evaluation;

import java.util.List;
import java.util.Optional;

/// What must hold before a version is promoted.
public sealed interface Gate {
    /// As the design says it.
    String text();

    /// `average precision >= 0.60`: cleared by the near end of the interval.
    ///
    /// @param onEachSlice whether it must hold on each slice, and not on all rows alone
    record Bound(String text, NamedMeasure asked, Relation relation, double threshold, boolean onEachSlice) implements Gate {}

    /// `calibration error between 0 and 0.01`: the whole interval lies within, or outside.
    record Band(String text, NamedMeasure asked, double low, double high, boolean outside, boolean onEachSlice) implements Gate {}

    /// `strong > simple > baseline`: the first whose lead over each later one passes is taken.
    ///
    /// @param learners from the strongest to the plainest
    record Order(String text, List<String> learners, NamedMeasure by) implements Gate {
        public Order {
            learners = List.copyOf(learners);
        }
    }

    /// `strong within 2% of served by average precision`: no worse than by that share of it.
    ///
    /// @param learner empty for the one that is taken
    record Margin(String text, Optional<String> learner, String reference, double share, NamedMeasure by) implements Gate {}

    enum Relation { AT_LEAST, GREATER, AT_MOST, LESS }
}
