package septet.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Words by the share of training rows that hold them; one that none holds has none.
final class WordShares {
    private WordShares() {}

    static Expansion.OfWords of(TrainingRows train, int input) {
        double[] column = train.column(input);
        Map<String, Integer> counts = new TreeMap<>();
        for (double value : column) if (!Double.isNaN(value)) counts.merge(train.words().word((int) value), 1, Integer::sum);
        return new Expansion.OfWords(List.copyOf(counts.keySet()), counts.values().stream().mapToDouble(count -> count / (double) column.length).toArray(), 0);
    }

    static double[] column(Expansion.OfWords shares, TrainingRows train, int input) {
        double[] column = train.column(input);
        for (int row = 0; row < column.length; row++) if (!Double.isNaN(column[row])) column[row] = shares.of(train.words().word((int) column[row]));
        return column;
    }
}
