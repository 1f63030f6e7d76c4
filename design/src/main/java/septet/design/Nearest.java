package septet.design;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which known word was meant by an unknown one.
public final class Nearest {
    private static final int MOST_SHOWN = 12;

    private Nearest() {}

    /// A remedy: `Did you mean slices?`, or else what is known.
    public static String remedy(String word, Collection<String> known) {
        List<String> near = of(word, known);
        if (!near.isEmpty()) return "Did you mean " + String.join(" or ", near) + "?";
        if (known.isEmpty()) return "Nothing is known here.";
        List<String> some = known.stream().limit(MOST_SHOWN).toList();
        return "Known here: " + String.join(", ", some) + (known.size() > MOST_SHOWN ? ", ..." : "") + ".";
    }

    /// At most two, the nearest first; none that differ in more than a third of their letters, unless the word is one of theirs, as auc is of roc auc.
    public static List<String> of(String word, Collection<String> known) {
        List<String> near = alike(word, known);
        return near.isEmpty() ? known.stream().filter(other -> List.of(other.split(" ")).contains(word)).sorted().limit(2).toList() : near;
    }

    private static List<String> alike(String word, Collection<String> known) {
        record Candidate(String word, int distance) {}
        int most = Math.max(1, Math.min(word.length(), 30) / 3);
        return known.stream().filter(other -> Math.abs(other.length() - word.length()) <= most)
                .map(other -> new Candidate(other, distance(word, other))).filter(candidate -> candidate.distance() <= most)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word)).limit(2).map(Candidate::word).toList();
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, optimal string alignment).
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
        return cost[a.length()][b.length()];
    }
}
