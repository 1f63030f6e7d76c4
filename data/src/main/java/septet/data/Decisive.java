package septet.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Columns that almost decide the label: alone they take nearly all of its uncertainty, and all other columns together do not. What measures the world overlaps
/// where it is hard to tell; a column with few values that is right nearly always was written by someone who knew the answer, so less is enough there.
final class Decisive {
    private static final double NUMBERS = 0.80;
    private static final double WORDS = 0.62;
    private static final double AMOUNT = 0.985;
    private static final int FEW = 12;
    /// How much less the others may know.
    private static final double AHEAD = 0.15;
    /// Of a number: of what they leave, what it may leave. The last step of a series tells the next one well, and a good forecast a little better.
    private static final double LEAVES = 0.3;
    private static final double FILLED = 0.5;
    private static final int SCORES = 200;
    /// The share of rows from which a class is looked at by itself.
    private static final double FREQUENT = 0.05;

    private Decisive() {}

    private record Known(LeakTable.Column column, Binned binned, double share) {}

    static List<Leak> find(LeakTable table, Knowledge knowledge) {
        List<Leak> found = new ArrayList<>();
        List<Knowledge> ofClasses = ofClasses(table, knowledge);
        List<Known> candidates = new ArrayList<>();
        List<Known> others = new ArrayList<>();
        for (LeakTable.Column column : Stream.concat(table.columns().stream(), TellingWords.first(table, knowledge).stream()).toList()) {
            Binned binned = Binned.of(column);
            if (binned.distinct() == 0) continue;
            double share = share(table, knowledge, column, binned);
            Known known = new Known(column, binned, share);
            double filled = binned.missing() == 0 ? 0 : knowledge.of(binned.filled());
            double ofOne = binned.missing() == 0 ? 0 : ofClasses.stream().mapToDouble(each -> each.of(binned.filled())).max().orElse(0);
            if (filled >= FILLED) {
                found.add(new Leak(Leak.Kind.WRITTEN_LATER, column.name(), filled, say("whether it has a value takes %.0f%% of the label's uncertainty", filled)));
            } else if (ofOne >= FILLED) {
                found.add(new Leak(Leak.Kind.WRITTEN_LATER, column.name(), ofOne, say("whether it has a value takes %.0f%% of the uncertainty about one of the classes", ofOne)));
            } else if (share >= least(table, binned)) candidates.add(known);
            else others.add(known);
        }
        if (candidates.isEmpty()) return found;
        List<LeakTable.Column> more = new ArrayList<>(LastLabels.of(table));
        more.addAll(TellingWords.further(table, knowledge));
        for (LeakTable.Column column : more) {
            Binned binned = Binned.of(column);
            others.add(new Known(column, binned, share(table, knowledge, column, binned)));
        }
        double rest = together(table, knowledge, others);
        for (Known known : candidates) {
            boolean ahead = table.classes() == 0 ? 1 - known.share <= LEAVES * (1 - rest) : known.share - rest >= AHEAD * (1 - Math.max(0, rest));
            if (!ahead) continue;
            found.add(new Leak(Leak.Kind.DECIDES, known.column.name(), known.share,
                    say("alone it takes %.0f%% of the label's uncertainty", known.share) + say("; all other columns together take %.0f%%", Math.max(0, rest))));
        }
        return found;
    }

    /// What is filled in for one of several classes tells nothing of the others: each class against the rest.
    private static List<Knowledge> ofClasses(LeakTable table, Knowledge knowledge) {
        if (table.classes() <= 2) return List.of();
        double[] counts = new double[table.classes()];
        for (int row : knowledge.rows()) counts[(int) table.label()[row]]++;
        return IntStream.range(0, counts.length).filter(one -> counts[one] >= FREQUENT * knowledge.rows().length)
                .mapToObj(one -> new Knowledge(table.ofClass(one), knowledge.rows())).toList();
    }

    /// Of a number also what a line through its values or their logarithms tells: bins are coarse where few rows are far out.
    private static double share(LeakTable table, Knowledge knowledge, LeakTable.Column column, Binned binned) {
        double share = knowledge.of(binned);
        if (table.classes() != 0 || !(column instanceof LeakTable.Numbers numbers)) return share;
        return Math.max(share, new Series(numbers.values(), knowledge.rows()).squared(new Series(table.label(), knowledge.rows())));
    }

    private static double least(LeakTable table, Binned binned) {
        if (table.classes() == 0) return AMOUNT;
        return binned.distinct() <= FEW ? WORDS : NUMBERS;
    }

    private static String say(String words, double share) {
        return String.format(Locale.ROOT, words, 100 * share);
    }

    /// What some columns know together, as if they were independent (naive Bayes), on a scale of its own so that what they say twice does no harm.
    private static double together(LeakTable table, Knowledge knowledge, List<Known> columns) {
        if (columns.isEmpty()) return 0;
        int[] rows = knowledge.rows();
        double[] sums = new double[rows.length];
        for (Known known : columns) {
            if (known.share <= 0) continue;
            double[][] told = knowledge.told(known.binned);
            for (int i = 0; i < rows.length; i++) sums[i] += evidence(told[i], knowledge.base(), table.classes());
        }
        double[] scores = new double[table.size()];
        IntStream.range(0, rows.length).forEach(i -> scores[rows[i]] = sums[i]);
        double all = knowledge.of(Binned.numbers(scores, Math.clamp(rows.length / 40, 2, SCORES)));
        return Math.max(all, columns.stream().mapToDouble(Known::share).max().orElse(0));
    }

    /// For or against the first class; of a number how far it is moved.
    private static double evidence(double[] told, double[] base, int classes) {
        if (classes == 0) return told[0] - base[0];
        double one = Math.clamp(told[told.length - 1], 1e-6, 1 - 1e-6);
        double before = Math.clamp(base[base.length - 1], 1e-6, 1 - 1e-6);
        return StrictMath.log(one / (1 - one)) - StrictMath.log(before / (1 - before));
    }
}
