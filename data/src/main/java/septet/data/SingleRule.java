package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Rule;
import septet.data.Exploration.Task;
import septet.world.Chance;

/// The best rule that looks at one column, found on the part of the rows that a model would be trained on: what a person without
/// a model would do, and what a model must beat.
final class SingleRule {
    private static final double TRAINED = 0.6;
    private static final int CUTS = 40;
    private static final int WORDS = 60;
    private static final int MOST_TERMS = 20_000;
    private static final int LONGEST_TEXT = 400;

    private final Target target;
    private final int[] rows;
    private double best = Double.NEGATIVE_INFINITY;
    private Optional<Rule> found = Optional.empty();

    private SingleRule(Target target, int[] rows) {
        this.target = target;
        this.rows = rows;
    }

    /// @param columns that may be looked at
    /// @param times   of the rows; empty where they have none
    static Optional<Rule> of(Target target, List<SampleColumn> columns, double[] times, List<RowSample.Kept> kept) {
        SingleRule search = new SingleRule(target, trained(target, times));
        if (search.rows.length == 0) return Optional.empty();
        for (SampleColumn column : columns) {
            if (column.profile().kind() == Kind.NUMBER) search.numbers(column);
            else if (column.profile().isKind(Kind.CATEGORY, Kind.BOOLEAN)) search.words(column);
            else if (column.profile().kind() == Kind.TEXT && target.task() == Task.BINARY) search.terms(column, kept);
        }
        return search.found;
    }

    private static int[] trained(Target target, double[] times) {
        int[] known = IntStream.range(0, target.values().length).filter(target::isKnown).toArray();
        if (times.length == 0) return Arrays.stream(known).filter(row -> Math.floorMod(Chance.mix(row + 7), 10) < 10 * TRAINED).toArray();
        double[] sorted = Arrays.stream(known).mapToDouble(row -> times[row]).filter(time -> !Double.isNaN(time)).sorted().toArray();
        if (sorted.length == 0) return known;
        double end = sorted[(int) (sorted.length * TRAINED)];
        return Arrays.stream(known).filter(row -> times[row] <= end).toArray();
    }

    private void numbers(SampleColumn column) {
        double[] values = Arrays.stream(rows).mapToDouble(row -> column.numbers()[row]).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double before = Double.NaN;
        for (int i = 1; i < CUTS && values.length > 1; i++) {
            int at = (int) ((long) i * values.length / CUTS);
            double cut = values[at];
            if (cut == before || cut == values[values.length - 1]) continue;
            before = cut;
            boolean[] side = new boolean[rows.length];
            for (int k = 0; k < rows.length; k++) side[k] = column.numbers()[rows[k]] > cut;
            consider(column, side, "above", new java.math.BigDecimal(Double.toString(cut)).stripTrailingZeros().toPlainString());
        }
    }

    private void words(SampleColumn column) {
        int words = Math.min(WORDS, column.words().size());
        for (int word = 0; word < words; word++) {
            boolean[] side = new boolean[rows.length];
            for (int k = 0; k < rows.length; k++) side[k] = column.codes()[rows[k]] == word;
            consider(column, side, "is", column.words().get(word));
        }
    }

    /// Words of a text, as parts of it in small letters.
    private void terms(SampleColumn column, List<RowSample.Kept> kept) {
        int place = column.profile().place() - 1;
        List<Set<String>> terms = new ArrayList<>();
        Map<String, int[]> counts = new HashMap<>();
        for (int row : rows) {
            String text = kept.get(row).texts()[place].toLowerCase(Locale.ROOT);
            Set<String> words = new HashSet<>();
            for (String word : (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text).split("[^\\p{L}]+")) if (word.length() > 2) words.add(word);
            terms.add(words);
            for (String word : words) {
                if (counts.size() >= MOST_TERMS && !counts.containsKey(word)) continue;
                int[] count = counts.computeIfAbsent(word, _ -> new int[2]);
                count[(int) target.values()[row]]++;
            }
        }
        double positives = Math.max(1, Arrays.stream(rows).filter(row -> target.values()[row] == 1).count());
        double negatives = Math.max(1, rows.length - positives);
        Optional<Map.Entry<String, int[]>> word = counts.entrySet().stream().max(Comparator.comparingDouble((Map.Entry<String, int[]> entry) ->
                entry.getValue()[1] / positives - entry.getValue()[0] / negatives).thenComparing(Map.Entry::getKey));
        if (word.isEmpty()) return;
        boolean[] side = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) side[k] = terms.get(k).contains(word.get().getKey());
        consider(column, side, "contains", word.get().getKey());
    }

    private void consider(SampleColumn column, boolean[] side, String test, String value) {
        int inside = 0;
        for (boolean in : side) if (in) inside++;
        if (inside < 5 || rows.length - inside < 5) return;
        switch (target.task()) {
            case BINARY -> binary(column, side, test, value);
            case CLASSES -> classes(column, side, test, value);
            case NUMBER -> numbers(column, side, test, value);
        }
    }

    /// By how much more often it holds for true rows than for false ones (Youden 1950).
    private void binary(SampleColumn column, boolean[] side, String test, String value) {
        double[] held = new double[2];
        double[] all = new double[2];
        for (int k = 0; k < rows.length; k++) {
            int label = (int) target.values()[rows[k]];
            all[label]++;
            if (side[k]) held[label]++;
        }
        if (all[0] == 0 || all[1] == 0) return;
        double more = held[1] / all[1] - held[0] / all[0];
        if (Math.abs(more) <= best) return;
        best = Math.abs(more);
        boolean not = more < 0;
        double right = not ? 1 - held[1] / all[1] : held[1] / all[1];
        double wrong = not ? 1 - held[0] / all[0] : held[0] / all[0];
        found = Optional.of(new Rule(column.profile().name(), column.profile().kind(), test, value, not, "", "", "it holds for " + ShownValues.share(right)
                + " of the true rows and "
                + ShownValues.share(wrong) + " of the others"));
    }

    private void classes(SampleColumn column, boolean[] side, String test, String value) {
        int count = target.label().classes().size();
        int[][] counts = new int[2][count];
        for (int k = 0; k < rows.length; k++) counts[side[k] ? 1 : 0][(int) target.values()[rows[k]]]++;
        int in = most(counts[1]);
        int out = most(counts[0]);
        double right = (counts[1][in] + counts[0][out]) / (double) rows.length;
        if (right <= best || in == out) return;
        best = right;
        found = Optional.of(new Rule(column.profile().name(), column.profile().kind(), test, value, false, target.label().classes().get(in).text(), target.label().classes()
                .get(out).text(),
                "it is right for " + ShownValues.share(right) + " of the rows"));
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[most]) most = i;
        return most;
    }

    private void numbers(SampleColumn column, boolean[] side, String test, String value) {
        double[] sums = new double[2];
        double[] counts = new double[2];
        double squares = 0;
        for (int k = 0; k < rows.length; k++) {
            double label = target.values()[rows[k]];
            sums[side[k] ? 1 : 0] += label;
            counts[side[k] ? 1 : 0]++;
            squares += label * label;
        }
        double mean = (sums[0] + sums[1]) / rows.length;
        double all = squares - rows.length * mean * mean;
        double taken = sums[0] * sums[0] / counts[0] + sums[1] * sums[1] / counts[1] - rows.length * mean * mean;
        double share = all <= 0 ? 0 : taken / all;
        if (share <= best) return;
        best = share;
        found = Optional.of(new Rule(column.profile().name(), column.profile().kind(), test, value, false, plain(sums[1] / counts[1]), plain(sums[0] / counts[0]),
                String.format(Locale.ROOT, "R2 %.3f: the means on both sides", share)));
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
