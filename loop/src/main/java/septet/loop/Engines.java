package septet.loop;

import java.util.List;
import septet.data.TableReader;
import septet.model.Learner;

/// The ports that the composition root fills.
///
/// @param tables   opens files of rows
/// @param learners every kind that can be fitted here
public record Engines(TableReader tables, List<Learner> learners) {
    public Engines {
        learners = List.copyOf(learners);
    }
}
