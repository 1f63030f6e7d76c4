package septet.loop;

import java.util.List;
import septet.data.Download;
import septet.data.TableReader;
import septet.model.BroughtModels;
import septet.model.Learner;

/// The ports that the composition root fills.
///
/// @param tables   opens files of rows
/// @param learners every kind that can be fitted here
/// @param brought  reads models that were trained elsewhere
/// @param download gets files from addresses
public record Engines(TableReader tables, List<Learner> learners, BroughtModels brought, Download download) {
    public Engines {
        learners = List.copyOf(learners);
    }

    /// Where no model is brought.
    public Engines(TableReader tables, List<Learner> learners, Download download) {
        this(tables, learners, BroughtModels.none(), download);
    }

    /// Where nothing is fetched either.
    public Engines(TableReader tables, List<Learner> learners) {
        this(tables, learners, Download.none());
    }
}
