package septet.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Labels that come later than the design promises. Rows whose label is said to be known are put in time: where the newest of them have none, or far fewer positives
/// than chance permits and than any stretch before, their labels are still on the way, and whatever is computed from labels
/// knows in training what it will not know when it serves.
final class LateLabels {
    private static final int FEWEST = 40;
    private static final int STRETCHES = 24;
    private static final double FEWER = 0.5;
    /// The chance of so few, for one stretch.
    private static final double CHANCE = 1e-5;
    private static final double BARE = 0.9;

    private LateLabels() {}

    static List<Leak> find(LeakTable table) {
        if (!table.hasTime()) return List.of();
        int[] due = IntStream.of(table.inTime()).filter(row -> table.knownAt()[row] <= table.knownUntil()).toArray();
        if (due.length < 4 * FEWEST) return List.of();
        List<Leak> bare = unlabelled(table, due);
        return !bare.isEmpty() ? bare : fewer(table, due);
    }

    private static List<Leak> unlabelled(LeakTable table, int[] due) {
        int last = due.length;
        while (last > 0 && Double.isNaN(table.label()[due[last - 1]])) last--;
        int bare = due.length - last;
        long before = IntStream.range(Math.max(0, last - 10 * bare), last).filter(i -> !Double.isNaN(table.label()[due[i]])).count();
        if (bare < FEWEST || last < 2 * FEWEST || before < BARE * Math.min(last, 10 * bare)) return List.of();
        return List.of(leak(1, String.format(Locale.ROOT, "the newest %,d rows whose label is due, %s of them, have none, and of those before %.0f%% have one", bare,
                span(table, due, last),
                100.0 * before / Math.min(last, 10 * bare))));
    }

    private static List<Leak> fewer(LeakTable table, int[] due) {
        if (table.classes() != 2) return List.of();
        int[] known = IntStream.of(due).filter(row -> !Double.isNaN(table.label()[row])).toArray();
        int[] positives = new int[known.length + 1];
        for (int i = 0; i < known.length; i++) positives[i + 1] = positives[i] + (table.label()[known[i]] == 1 ? 1 : 0);
        double own = own(table, known);
        for (int size = FEWEST / 2; size <= known.length / 4; size = size * 5 / 4) {
            int found = positives[known.length] - positives[known.length - size];
            double rate = positives[known.length - size] / (double) (known.length - size);
            double expected = rate * size;
            if (found > FEWER * expected || chance((int) (found * own), rate, (int) (size * own)) > CHANCE) continue;
            int least = Integer.MAX_VALUE;
            for (int i = 1; i <= STRETCHES && known.length - (i + 1) * size >= 0; i++) least = Math.min(least,
                    positives[known.length - i * size] - positives[known.length - (i + 1) * size]);
            if (least == Integer.MAX_VALUE || least == 0 || found > 0.6 * least) continue;
            return List.of(leak(1 - found / expected, String.format(Locale.ROOT, "of the newest %,d rows whose label is due, %s of them, %d are positive, "
                    + "where %.0f are expected and every earlier stretch of as many has at least %d",
                    size, span(table, known, known.length - size), found, expected, least)));
        }
        return List.of();
    }

    /// How many rows that know nothing of each other are worth one of these: less where a state goes on as it was (Bartlett 1946).
    private static double own(LeakTable table, int[] known) {
        double mean = IntStream.of(known).mapToDouble(row -> table.label()[row]).average().orElse(0);
        double together = 0;
        double squares = 0;
        for (int i = 1; i < known.length; i++) {
            together += (table.label()[known[i]] - mean) * (table.label()[known[i - 1]] - mean);
            squares += (table.label()[known[i]] - mean) * (table.label()[known[i]] - mean);
        }
        double r = squares == 0 ? 0 : Math.clamp(together / squares, 0, 0.999);
        return (1 - r) / (1 + r);
    }

    /// Of at most so many positives among so many rows (binomial).
    private static double chance(int found, double rate, int size) {
        double term = size * StrictMath.log1p(-rate);
        double sum = 0;
        for (int k = 0; k <= found; k++) {
            sum += StrictMath.exp(term);
            term += StrictMath.log((size - k) / (k + 1.0) * rate / (1 - rate));
        }
        return sum;
    }

    private static String span(LeakTable table, int[] rows, int from) {
        return String.format(Locale.ROOT, "%.1f days", (table.times()[rows[rows.length - 1]] - table.times()[rows[from]]) / 86_400e6);
    }

    private static Leak leak(double strength, String evidence) {
        return new Leak(Leak.Kind.LATE_LABEL, "", strength, evidence);
    }
}
