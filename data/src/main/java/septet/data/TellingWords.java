package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The words of a text that tell most, as a column: which of them stands in the text. A note that names the answer has one word or two for each answer, and no others that
/// tell it; where the language or the topic is asked, there are many.
final class TellingWords {
    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");
    private static final int TEXTS = 6_000;
    private static final int LETTERS = 1_000;
    private static final int MOST = 20_000;
    private static final double RARE = 0.02;

    private TellingWords() {}

    /// The first words of each class, and further ones.
    private static final int[][] RANKS = {{0, 1}, {2, 6}};

    /// One column for each text, with its name: for each class the word that speaks for it most; which of these a text holds.
    static List<LeakTable.Column> first(LeakTable table, Knowledge knowledge) {
        return of(table, knowledge, RANKS[0]);
    }

    /// The same of words that come after them.
    static List<LeakTable.Column> further(LeakTable table, Knowledge knowledge) {
        return of(table, knowledge, RANKS[1]);
    }

    private static List<LeakTable.Column> of(LeakTable table, Knowledge knowledge, int[] ranks) {
        List<LeakTable.Column> columns = new ArrayList<>();
        if (table.classes() < 2) return columns;
        for (LeakTable.Column column : table.columns()) {
            if (!(column instanceof LeakTable.Texts texts)) continue;
            List<String> telling = telling(table, knowledge.rows(), texts, ranks);
            int[] codes = new int[table.size()];
            for (int row = 0; row < codes.length; row++) codes[row] = code(texts.values()[row], telling);
            columns.add(new LeakTable.Words(texts.name(), codes));
        }
        return columns;
    }

    private static int code(String text, List<String> telling) {
        if (text.isEmpty()) return -1;
        List<String> words = List.of(words(text));
        for (int i = 0; i < telling.size(); i++) if (words.contains(telling.get(i))) return i + 1;
        return 0;
    }

    private static String[] words(String text) {
        return WORD.split((text.length() > LETTERS ? text.substring(0, LETTERS) : text).toLowerCase(Locale.ROOT));
    }

    private static List<String> telling(LeakTable table, int[] rows, LeakTable.Texts texts, int[] ranks) {
        Map<String, double[]> counts = new HashMap<>();
        double[] all = new double[table.classes()];
        int step = Math.max(1, rows.length / TEXTS);
        for (int i = 0; i < rows.length; i += step) {
            int label = (int) table.label()[rows[i]];
            all[label]++;
            for (String word : Set.of(Arrays.stream(words(texts.values()[rows[i]])).distinct().toArray(String[]::new))) {
                if (word.isEmpty() || counts.size() >= MOST && !counts.containsKey(word)) continue;
                counts.computeIfAbsent(word, _ -> new double[table.classes()])[label]++;
            }
        }
        double sum = Arrays.stream(all).sum();
        return IntStream.range(0, all.length).boxed().filter(label -> all[label] > RARE * sum || table.classes() == 2).flatMap(label -> counts.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, double[]> entry) -> -ahead(entry.getValue(), all, label)).thenComparing(Map.Entry::getKey))
                .skip(ranks[0]).limit(ranks[1] - ranks[0]))
                .map(Map.Entry::getKey).distinct().toList();
    }

    /// By how much more often it stands in texts of this class.
    private static double ahead(double[] counts, double[] all, int label) {
        double others = Arrays.stream(all).sum() - all[label];
        double elsewhere = Arrays.stream(counts).sum() - counts[label];
        return counts[label] / Math.max(1, all[label]) - elsewhere / Math.max(1, others);
    }
}
