package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import septet.data.Exploration.Companions;
import septet.data.Exploration.Kind;
import septet.data.SampleColumn.Buckets;

/// Which columns move together: numbers by their ranks (Spearman), others by what one tells of the other.
final class Movement {
    static final int MOST_COLUMNS = 150;
    private static final int MOST_ROWS = 4_000;
    private static final int BUCKETS = 12;
    private static final double CLOSE_RANKS = 0.8;
    private static final double CLOSE_WORDS = 0.6;
    private static final int SHOWN = 30;

    private Movement() {}

    static List<Companions> of(List<SampleColumn> all) {
        List<SampleColumn> columns = all.stream().filter(column -> column.profile().isKind(Kind.NUMBER, Kind.BOOLEAN, Kind.CATEGORY, Kind.TIME)).limit(MOST_COLUMNS).toList();
        if (columns.isEmpty()) return List.of();
        int size = columns.getFirst().size();
        int[] rows = IntStream.range(0, Math.min(size, MOST_ROWS)).map(i -> (int) ((long) i * size / Math.min(size, MOST_ROWS))).toArray();
        List<Buckets> buckets = columns.stream().map(column -> column.buckets(BUCKETS)).toList();
        List<double[]> ranks = columns.stream().map(column -> column.isNumeric() ? ranks(column, rows) : new double[0]).toList();
        List<Companions> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                if (ranks.get(i).length > 0 && ranks.get(j).length > 0) byRank(columns.get(i), columns.get(j), Association.pearson(ranks.get(i), ranks.get(j)), found);
                else byWords(columns.get(i), columns.get(j), Association.mutual(buckets.get(i), buckets.get(j), rows), found);
            }
        }
        found.sort(Comparator.comparingDouble((Companions pair) -> -Math.abs(pair.strength())));
        return found.stream().limit(SHOWN).toList();
    }

    /// Missing values stand in the middle, where they move nothing.
    private static double[] ranks(SampleColumn column, int[] rows) {
        double[] values = Arrays.stream(rows).mapToDouble(row -> column.numbers()[row]).toArray();
        int[] known = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
        double[] ranked = Association.ranks(Arrays.stream(known).mapToDouble(i -> values[i]).toArray());
        double[] all = new double[values.length];
        Arrays.fill(all, (known.length + 1) / 2.0);
        for (int i = 0; i < known.length; i++) all[known[i]] = ranked[i];
        return all;
    }

    private static void byRank(SampleColumn one, SampleColumn other, double strength, List<Companions> found) {
        if (Math.abs(strength) < CLOSE_RANKS) return;
        String says = strength > 0.9995 ? "they rise and fall together in each row: one of them says it all"
                : strength < 0 ? "one falls where the other rises" : "they rise and fall together";
        found.add(new Companions(one.profile().name(), other.profile().name(), "rank correlation", strength, String.format(Locale.ROOT, "%s (%.3f)", says, strength)));
    }

    private static void byWords(SampleColumn one, SampleColumn other, double strength, List<Companions> found) {
        if (strength < CLOSE_WORDS) return;
        String says = strength > 0.995 ? "each value of one stands with one value of the other" : "who knows one can nearly tell the other";
        found.add(new Companions(one.profile().name(), other.profile().name(), "mutual information", strength, String.format(Locale.ROOT, "%s (%.3f)", says, strength)));
    }
}
