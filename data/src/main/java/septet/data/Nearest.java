package septet.data;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The names that a person may have meant.
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /// A sentence such as `Did you mean amount?`, or the known names if none is near; they are sorted, never in hash order.
    static String sentence(String wrong, Set<String> known) {
        List<String> near = known.stream()
                .filter(name -> distance(wrong.toLowerCase(), name.toLowerCase()) <= Math.max(1, wrong.length() / 3))
                .sorted(Comparator.comparingInt((String name) -> distance(wrong.toLowerCase(), name.toLowerCase())).thenComparing(name -> name))
                .limit(MOST).toList();
        if (!near.isEmpty()) return "Did you mean " + String.join(" or ", near) + "?";
        List<String> all = known.stream().sorted().toList();
        if (all.isEmpty()) return "";
        return "Known here: " + String.join(", ", all.subList(0, Math.min(20, all.size()))) + (all.size() > 20 ? ", ..." : "") + ".";
    }

    /// Insertions, deletions, changes and swaps of neighbours (optimal string alignment).
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
