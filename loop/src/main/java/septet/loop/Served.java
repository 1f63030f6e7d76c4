package septet.loop;

import java.util.List;
import septet.data.Table;
import septet.features.FeaturePlan;
import septet.serving.Ladder;
import septet.serving.Setup;

/// What a rehearsal serves by, and the rows that arrive.
///
/// @param tables one for each source; their rows are sent as texts, in the order of their arrival
public record Served(FeaturePlan plan, Setup setup, Ladder ladder, List<Table> tables) {
    public Served {
        tables = List.copyOf(tables);
    }
}
