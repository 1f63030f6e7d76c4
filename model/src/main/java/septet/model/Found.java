package septet.model;

import java.util.List;
import septet.design.Problem;

/// What came of a search.
public sealed interface Found {
    /// @param trials in the order of their numbers, whatever the order in which they ended
    record Chosen(Trial best, List<Trial> trials) implements Found {
        public Chosen {
            trials = List.copyOf(trials);
        }
    }

    record NotFound(Problem problem) implements Found {}
}
