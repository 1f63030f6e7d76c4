package septet.features;

import septet.data.Dictionary;
import septet.data.Schema;
import septet.data.Table;

/// Rows of the source that a plan is for.
interface PlannedTable extends Table {
    FeaturePlan plan();

    @Override
    default Schema schema() {
        return plan().schema();
    }

    @Override
    default Dictionary dictionary() {
        return plan().dictionary();
    }
}
