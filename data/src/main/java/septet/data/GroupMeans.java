package septet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Columns that know the label's mean by group, such as a target encoding that was made of all rows, outside.
///
/// Whatever a column says of a group, even its true rate, the labels of rows that it has not seen stray from that by chance: their sum has a variance that no
/// honest value can go below. So the values that the teaching rows of each group have are asked for the sum of the labels of its judging rows
/// (by least squares, beside the sums and counts of the teaching rows). Where less is left than chance must leave, and most of it went because of the column,
/// it has seen those labels. Chance is what neighbours in time do not share: what moves all rows of an hour or a season moves all groups alike.
final class GroupMeans {
    /// Of the variance that chance must leave.
    private static final double LEFT = 0.5;
    private static final double SURE = 4.5;
    /// Of several classes.
    private static final int CLASSES = 8;
    private static final double LOGIT = 40;

    private final LeakTable table;

    private GroupMeans(LeakTable table) {
        this.table = table;
    }

    static List<Leak> find(LeakTable table) {
        return new GroupMeans(table).find();
    }

    private List<Leak> find() {
        int[] inTime = table.inTime();
        List<double[]> labels = labels();
        Map<String, List<LabelSums>> groupings = new LinkedHashMap<>();
        table.groups().forEach((name, numbers) -> {
            Grouping grouping = Grouping.of(numbers);
            groupings.put("by " + name, labels.stream().map(label -> new LabelSums(table.parts(), label, inTime, grouping)).toList());
        });
        List<Leak> found = new ArrayList<>();
        for (LeakTable.Column column : table.columns()) {
            if (!(column instanceof LeakTable.Numbers numbers)) continue;
            // A group that is no column any more: rows with the same value.
            Map<String, List<LabelSums>> asked = new LinkedHashMap<>(groupings);
            Grouping.of(bits(numbers.values()), table.size() / 2).ifPresent(alone ->
                    asked.put("of rows with the same value", labels.stream().map(label -> new LabelSums(table.parts(), label, inTime, alone)).toList()));
            look(numbers, asked).ifPresent(found::add);
        }
        return found;
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int row = 0; row < bits.length; row++) bits[row] = Double.doubleToLongBits(values[row]);
        return bits;
    }

    /// A number, yes and no, or each of the most frequent classes.
    private List<double[]> labels() {
        if (table.classes() <= 2) return List.of(table.label());
        double[] counts = new double[table.classes()];
        for (double label : table.label()) if (!Double.isNaN(label)) counts[(int) label]++;
        return IntStream.range(0, counts.length).boxed().sorted(Comparator.comparingDouble((Integer one) -> -counts[one]).thenComparingInt(one -> one)).limit(CLASSES)
                .map(one -> table.ofClass(one).label()).toList();
    }

    private java.util.Optional<Leak> look(LeakTable.Numbers column, Map<String, List<LabelSums>> groupings) {
        String best = "";
        LabelSums.Left least = LabelSums.Left.NOTHING;
        List<double[]> forms = forms(column.values());
        for (Map.Entry<String, List<LabelSums>> grouping : groupings.entrySet()) {
            for (LabelSums sums : grouping.getValue()) {
                for (double[] form : forms) {
                    LabelSums.Left left = sums.left(form);
                    if (left.sigma() <= least.sigma() || !left.isItsDoing()) continue;
                    least = left;
                    best = grouping.getKey();
                }
            }
        }
        if (least.share() >= LEFT || least.sigma() <= SURE) return java.util.Optional.empty();
        return java.util.Optional.of(new Leak(Leak.Kind.GROUP_MEAN, column.name(), 1 - least.share(), String.format(Locale.ROOT,
                "in rows that teach it tells the sum of the labels of rows that judge, %s (%d groups), %.1f times as exactly as chance permits", best, least.groups(),
                1 / Math.sqrt(Math.max(1e-4, least.share())))));
    }

    /// As it is, and as shares where it may be log-odds or a logarithm.
    private static List<double[]> forms(double[] values) {
        double most = 0;
        boolean negative = false;
        for (double value : values) {
            if (Math.abs(value) > most) most = Math.abs(value);
            negative |= value < 0;
        }
        List<double[]> forms = new ArrayList<>(List.of(values));
        if (negative && most < LOGIT) forms.add(turned(values, value -> 1 / (1 + Math.exp(-value))));
        if (most < LOGIT) forms.add(turned(values, Math::exp));
        return forms;
    }

    private static double[] turned(double[] values, DoubleUnaryOperator form) {
        double[] turned = new double[values.length];
        for (int row = 0; row < turned.length; row++) turned[row] = form.applyAsDouble(values[row]);
        return turned;
    }
}
