package septet.serving;

import java.util.List;

/// The name that was probably meant.
final class Nearest {
    private Nearest() {}

    /// The one of `names` with the fewest edits (Levenshtein 1966), at most a third of its length; empty where none is near.
    static String of(String name, List<String> names) {
        String nearest = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : names) {
            int edits = edits(name, candidate);
            if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int edits(String a, String b) {
        if (Math.abs(a.length() - b.length()) > b.length()) return Integer.MAX_VALUE;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swap = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
