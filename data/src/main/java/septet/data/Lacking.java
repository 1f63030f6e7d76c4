package septet.data;

import java.util.List;

/// Which cells of a file hold no value: those without one, and those that are spelled like missing.
///
/// @param words  that mean missing
/// @param values whether one of them may be the text of a typed value, so that these must be looked at too
record Lacking(List<String> words, boolean values) {
    static Lacking of(List<String> words) {
        return new Lacking(words, words.stream().anyMatch(FileTexts::mayBe));
    }

    boolean at(TextBatch batch, int row, int column) {
        if (batch.lacks(row, column)) return true;
        if (!values && batch.isTyped(row, column)) return false;
        String bare = batch.text(row, column).strip();
        for (int i = 0; i < words.size(); i++) if (words.get(i).equals(bare)) return true;
        return false;
    }
}
