package septet.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import septet.model.Heads;

/// The parts of the rows that each part of a split shall have its share of: by label in a classification, the rarest class last, so that rows which belong
/// together stand with the rarest class among them; in a binary classification the positives; in a regression all rows are one.
final class Strata {
    private final int[] ofLabel;
    private final SplitRows rows;

    private Strata(int[] ofLabel, SplitRows rows) {
        this.ofLabel = ofLabel;
        this.rows = rows;
    }

    static Strata of(SplitRows rows) {
        return switch (rows.heads()) {
            case Heads.Truth _ -> new Strata(new int[] {0, 1}, rows);
            case Heads.Classes classes -> new Strata(byRarity(rows, classes.words().size()), rows);
            case Heads.Amount _ -> new Strata(new int[1], rows);
        };
    }

    private static int[] byRarity(SplitRows rows, int classes) {
        int[] counts = new int[classes];
        for (int row = 0; row < rows.size(); row++) if (rows.labelled(row)) counts[(int) rows.labels()[row]]++;
        List<Integer> order = IntStream.range(0, classes).boxed().sorted(Comparator.comparingInt((Integer word) -> -counts[word])).toList();
        int[] ranks = new int[classes];
        for (int rank = 0; rank < classes; rank++) ranks[order.get(rank)] = rank;
        return ranks;
    }

    int count() {
        return ofLabel.length;
    }

    /// The stratum of a row that has a label.
    int of(int row) {
        return ofLabel.length == 1 ? 0 : ofLabel[(int) rows.labels()[row]];
    }
}
