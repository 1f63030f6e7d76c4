package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Suspect;
import septet.data.Exploration.Task;
import septet.data.SampleColumn.Buckets;

/// Columns that may know the answer because they were written after it.
final class LeakSuspects {
    private static final int FEWEST_ROWS = 60;
    private static final int FINE = 50;
    private static final int WORDS = 400;
    /// Alone it decides: hardly any honest column does.
    private static final double DECIDES = 0.99;
    private static final double STRONG = 0.9;
    private static final double NAMED = 0.35;
    private static final double PURE_ROWS = 30;
    private static final Pattern AFTERWARDS = Pattern.compile("(^|[_ .-])(outcome|result|status|resolution|resolved|closed|closing|refund|refunded|"
            + "returned|return|chargeback|recovered|recoveries|recovery|settled|"
            + "settlement|paid|repaid|collected|collection|cancelled|canceled|cancellation|final|decision|verdict|discharge|discharged|death|deceased|"
            + "survived|duration|elapsed|score|prediction|predicted)([_ .-]|$)");

    private final Target target;
    private final LabelProbe probe;
    private final List<Suspect> found = new ArrayList<>();

    private LeakSuspects(Target target) {
        this.target = target;
        this.probe = new LabelProbe(target);
    }

    /// @param columns without the label
    static List<Suspect> of(Target target, List<SampleColumn> columns, boolean inTime) {
        LeakSuspects suspects = new LeakSuspects(target);
        if (target.known() < FEWEST_ROWS) return List.of();
        columns.forEach(column -> suspects.look(column));
        if (!inTime) suspects.order();
        suspects.found.sort(Comparator.comparing((Suspect suspect) -> !suspect.leftOut()).thenComparing(Comparator.comparingDouble(Suspect::strength).reversed()));
        return suspects.found;
    }

    private void look(SampleColumn column) {
        if (column.profile().isKind(Kind.EMPTY, Kind.CONSTANT)) return;
        if (later(column)) return;
        if (column.profile().isKind(Kind.TEXT)) return;
        boolean key = column.profile().kind() == Kind.KEY;
        if (key && !column.isNumeric()) return;
        LabelProbe.Power power = power(column);
        if (key) {
            if (power.strength() > 0.4) add(column, "order", power.strength(), false, "its numbers and the label go together (" + says(power)
                    + "): they may have been given after the answer was known");
            return;
        }
        if (power.strength() >= DECIDES) {
            add(column, "decides", power.strength(), true, "alone it decides the label: " + says(power));
            return;
        }
        if (missing(column)) return;
        String lower = column.profile().name().toLowerCase(Locale.ROOT);
        if (power.strength() >= STRONG) add(column, "strong", power.strength(), false, "alone it nearly decides the label: " + says(power) + "; make sure that it is known at t0");
        else if (power.strength() >= NAMED && AFTERWARDS.matcher(lower).find()) {
            add(column, "name", power.strength(), false, "its name speaks of what comes afterwards, and it knows the label well: " + says(power));
        } else {
            pure(column);
        }
    }

    private LabelProbe.Power power(SampleColumn column) {
        LabelProbe.Power byBucket = probe.of(column.buckets(column.isNumeric() ? FINE : WORDS));
        if (!column.isNumeric()) return byBucket;
        LabelProbe.Power best = byBucket;
        if (target.task() == Task.BINARY) best = better(best, probe.ofOrder(column.numbers()));
        if (target.task() == Task.NUMBER) best = better(best, linear(column));
        return best;
    }

    private static LabelProbe.Power better(LabelProbe.Power one, LabelProbe.Power other) {
        return other.strength() > one.strength() ? other : one;
    }

    /// The squared correlation of both numbers.
    private LabelProbe.Power linear(SampleColumn column) {
        int[] rows = IntStream.range(0, target.values().length).filter(row -> target.isKnown(row) && !column.isMissing(row)).toArray();
        if (rows.length < 0.9 * target.known()) return new LabelProbe.Power(0, 0);
        double r = Association.pearson(Arrays.stream(rows).mapToDouble(row -> column.numbers()[row]).toArray(), Arrays.stream(rows).mapToDouble(row -> target.values()[row])
                .toArray());
        return new LabelProbe.Power(r * r, r * r);
    }

    private String says(LabelProbe.Power power) {
        return switch (target.task()) {
            case BINARY -> String.format(Locale.ROOT, "AUC %.3f", Math.max(power.figure(), 1 - power.figure()));
            case CLASSES -> "it tells the class of " + ShownValues.share(power.figure());
            case NUMBER -> String.format(Locale.ROOT, "R2 %.3f", power.figure());
        };
    }

    /// Filled in or not, as the label is.
    private boolean missing(SampleColumn column) {
        long missing = IntStream.range(0, column.size()).filter(column::isMissing).count();
        if (missing < 20 || column.size() - missing < 20) return false;
        int[] bucket = IntStream.range(0, column.size()).map(row -> column.isMissing(row) ? 1 : 0).toArray();
        LabelProbe.Power power = probe.of(new Buckets(bucket, List.of("filled", "missing")));
        if (power.strength() < 0.7) return false;
        add(column, "missing", power.strength(), power.strength() >= 0.95, "whether it is filled in tells the label: " + says(power));
        return true;
    }

    /// Filled in only where the label is known.
    private boolean later(SampleColumn column) {
        int unlabelled = 0;
        int filledWithout = 0;
        int filledWith = 0;
        for (int row = 0; row < column.size(); row++) {
            boolean filled = !column.isMissing(row);
            if (target.isKnown(row)) filledWith += filled ? 1 : 0;
            else {
                unlabelled++;
                filledWithout += filled ? 1 : 0;
            }
        }
        if (unlabelled < 20 || filledWithout > 0 || filledWith < 0.5 * target.known()) return false;
        add(column, "written later", 1, true, "it is filled in " + ShownValues.share(filledWith / (double) target.known()) + " of the rows with a label, and in none of the "
                + unlabelled + " without");
        return true;
    }

    /// A value whose rows all have the same label, too many to be chance.
    private void pure(SampleColumn column) {
        if (target.task() != Task.BINARY || column.profile().distinct() < 2) return;
        Buckets buckets = column.buckets(20);
        double base = IntStream.range(0, target.values().length).filter(target::isKnown).mapToDouble(row -> target.values()[row]).average().orElse(0);
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int wanted = bucket;
            double[] labels = IntStream.range(0, column.size()).filter(row -> buckets.bucket()[row] == wanted && target.isKnown(row)).mapToDouble(row -> target.values()[row])
                    .toArray();
            double rate = Arrays.stream(labels).average().orElse(0.5);
            boolean none = rate == 0 && labels.length * base >= PURE_ROWS;
            boolean all = rate == 1 && labels.length * (1 - base) >= PURE_ROWS;
            if (!none && !all) continue;
            add(column, "pure value", labels.length / (double) target.known(), false,
                    labels.length + " rows with " + buckets.names().get(bucket) + " are " + (all ? "all" : "never") + " " + target.label().column() + ", where "
                            + ShownValues.share(base) + " of all are");
            return;
        }
    }

    /// The order of the file tells the label.
    private void order() {
        if (target.task() == Task.NUMBER) return;
        int[] bucket = IntStream.range(0, target.values().length).map(row -> (int) ((long) row * 20 / target.values().length)).toArray();
        LabelProbe.Power power = probe.of(new Buckets(bucket, IntStream.range(0, 20).mapToObj(i -> "part " + (i + 1)).toList()));
        if (power.strength() < 0.5) return;
        found.add(new Suspect("", "order", power.strength(), false, "the rows stand in the order of the label (" + says(power)
                + " by their place in the file): whatever was numbered or timed in this order knows it"));
    }

    private void add(SampleColumn column, String kind, double strength, boolean leftOut, String evidence) {
        found.add(new Suspect(column.profile().name(), kind, strength, leftOut, evidence));
    }
}
