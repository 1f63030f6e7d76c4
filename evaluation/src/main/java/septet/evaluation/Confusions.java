package septet.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import septet.model.MostLikely;
import septet.world.Chance;

/// Which class was taken for which.
///
/// @param words       the most frequent classes, at most [#MOST], in the order of the heads; behind them `others` where there are more
/// @param counts      for each true class how often each class was answered
/// @param classes     each of the words (not `others`) on its own
/// @param reliability bins of equal mass by how sure the answer was: how often it was right
public record Confusions(List<String> words, List<List<Integer>> counts, List<OneClass> classes, List<Curves.Bin> reliability) implements Picture {
    static final int MOST = 30;
    static final String OTHERS = "others";

    public Confusions {
        words = List.copyOf(words);
        counts = counts.stream().map(List::copyOf).toList();
        classes = List.copyOf(classes);
        reliability = List.copyOf(reliability);
    }

    /// One class against the others.
    ///
    /// @param rows     that are of it
    /// @param answered how often it was the answer
    public record OneClass(String word, int rows, int answered, Figure precision, Figure recall, Figure f1) {}

    static Confusions of(Prepared prepared, Chance chance) {
        List<String> all = prepared.classes().words();
        int[] truth = prepared.classes().of();
        int[] said = MostLikely.ofEach(prepared.scored().heads());
        int[] kept = kept(all.size(), truth);
        int[] place = new int[all.size()];
        List<String> words = new ArrayList<>();
        for (int word : kept) words.add(all.get(word));
        boolean more = kept.length < all.size();
        java.util.Arrays.fill(place, kept.length);
        for (int i = 0; i < kept.length; i++) place[kept[i]] = i;
        if (more) words.add(OTHERS);
        int[][] counts = new int[words.size()][words.size()];
        for (int row = 0; row < truth.length; row++) counts[place[truth[row]]][place[said[row]]]++;
        return new Confusions(words, java.util.Arrays.stream(counts).map(line -> java.util.Arrays.stream(line).boxed().toList()).toList(),
                classes(prepared, kept, counts, chance), CalibrationBins.of(prepared.ofAnswer(), chance));
    }

    /// The most frequent classes, in the order of the heads.
    private static int[] kept(int classes, int[] truth) {
        int[] rows = new int[classes];
        for (int word : truth) rows[word]++;
        return IntStream.range(0, classes).boxed().sorted(Comparator.comparingInt((Integer word) -> -rows[word])).limit(MOST).sorted().mapToInt(word -> word).toArray();
    }

    private static List<OneClass> classes(Prepared prepared, int[] kept, int[][] counts, Chance chance) {
        Point decisions = new Point.Decisions();
        List<Instrument> instruments = new ArrayList<>();
        for (int word : kept) {
            Prepared one = prepared.ofWord(word);
            for (Measure measure : List.of(new Measure.Precision(decisions), new Measure.Recall(decisions), new Measure.F1(decisions))) instruments.add(Instrument.of(measure,
                    one));
        }
        List<Figure> figures = Sampled.of(instruments, chance).stream().map(Sampled::figure).toList();
        List<OneClass> classes = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            int place = i;
            int answered = java.util.Arrays.stream(counts).mapToInt(line -> line[place]).sum();
            classes.add(new OneClass(prepared.classes().words().get(kept[i]), java.util.Arrays.stream(counts[i]).sum(), answered,
                    figures.get(3 * i), figures.get(3 * i + 1), figures.get(3 * i + 2)));
        }
        return classes;
    }
}
