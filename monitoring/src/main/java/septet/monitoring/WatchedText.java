package septet.monitoring;

import septet.data.Values;
import septet.data.Row;

/// A feature that is a text, and what of it is watched.
///
/// @param slot   of a row
/// @param length and `usual`: where these numbers fell in training
public record WatchedText(int slot, TextShape shape, Reference length, Reference usual) {
    /// NaN where the text is missing.
    double length(Row row) {
        return isMissing(row) ? Double.NaN : TextShape.length(row.texts[slot]);
    }

    double usualShare(Row row) {
        return isMissing(row) ? Double.NaN : shape.usualShare(row.texts[slot]);
    }

    private boolean isMissing(Row row) {
        return slot >= row.values.length || row.values[slot] == Values.MISSING;
    }
}
