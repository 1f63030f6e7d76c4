package septet.serving;

import java.util.List;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;
import septet.features.Feature;

/// What a decision saw of a row, as the log keeps it.
public final class Seen {
    private Seen() {}

    /// @param words behind the row's codes
    public static FeatureRow of(List<Feature> features, Row row, Dictionary words) {
        FeatureRow seen = new FeatureRow(features.size());
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            long value = row.values[feature.slot()];
            // A text stands in its event already, and is not told twice.
            if (value == Values.MISSING || feature.type() instanceof Type.Terms) continue;
            if (isWord(feature.type())) seen.set(i, words.word((int) value));
            else seen.set(i, Values.input(feature.type(), value));
        }
        return seen;
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }
}
