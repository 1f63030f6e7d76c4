package septet.engines.xgboost;

import java.util.List;
import septet.model.Link;
import septet.model.Trees;

/// A model of boosted trees as XGBoost saved it, in our own layout.
///
/// @param names  of the columns, where the file has them; else empty
/// @param scores one for each head
record Saved(List<String> names, List<Trees> scores, Link link) {
    int width() {
        return scores.getFirst().width();
    }
}
