package septet.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a column in the first table, and how often each stands in both. Of words beyond so many nobody knows which they were; then nobody can say either what is new.
final class WordTally {
    private static final int SHOWN = 19;
    static final int EXAMPLES = 3;
    /// Whoever stands in one row may stand there by chance: of a table of few rows all would seem to be gone from a large one.
    private static final int FEWEST = 2;
    private final Map<String, long[]> words = new HashMap<>();
    private final List<String> examples = new ArrayList<>();
    private final int most;
    private long beyond;
    private long missing;
    private long missingNow;
    private long rows;
    private long fresh;

    WordTally(int most) {
        this.most = most;
    }

    /// @param word empty where it is missing
    void before(String word) {
        if (word.isEmpty()) {
            missing++;
            return;
        }
        long[] counted = words.get(word);
        if (counted != null) counted[0]++;
        else if (words.size() < most) words.put(word, new long[] {1, 0});
        else beyond++;
    }

    void now(String word) {
        rows++;
        if (word.isEmpty()) {
            missingNow++;
            return;
        }
        long[] counted = words.get(word);
        if (counted != null) {
            counted[1]++;
            return;
        }
        fresh++;
        if (examples.size() < EXAMPLES && !examples.contains(word)) examples.add(word);
    }

    Compared compared(String column) {
        List<Map.Entry<String, long[]>> ranked = words.entrySet().stream().sorted(Comparator.comparingLong((Map.Entry<String, long[]> each) -> -each.getValue()[0])
                .thenComparing(Map.Entry::getKey)).toList();
        List<Map.Entry<String, long[]>> shown = ranked.stream().limit(SHOWN).takeWhile(each -> each.getValue()[0] >= FEWEST).toList();
        long[] before = new long[shown.size() + 2];
        long[] now = new long[shown.size() + 2];
        for (int i = 0; i < shown.size(); i++) {
            before[i] = shown.get(i).getValue()[0];
            now[i] = shown.get(i).getValue()[1];
        }
        before[shown.size()] = beyond;
        now[shown.size()] = fresh;
        for (Map.Entry<String, long[]> each : ranked.subList(shown.size(), ranked.size())) {
            before[shown.size()] += each.getValue()[0];
            now[shown.size()] += each.getValue()[1];
        }
        before[shown.size() + 1] = missing;
        now[shown.size() + 1] = missingNow;
        boolean knows = beyond == 0;
        Compared.Fresh unseen = new Compared.Fresh(knows ? Optional.of(rows == 0 ? 0 : fresh / (double) rows) : Optional.empty(), knows ? List.copyOf(examples) : List.of());
        return new Compared(column, "word", new Bins.Words(shown.stream().map(Map.Entry::getKey).toList()), Counts.of(before), Counts.of(now), Optional.empty(), unseen,
                Optional.empty(), Optional.empty());
    }
}
