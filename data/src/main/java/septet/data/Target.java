package septet.data;

import java.util.List;
import java.util.stream.IntStream;
import septet.data.Exploration.Label;
import septet.data.Exploration.Task;
import septet.data.Exploration.Word;

/// The label of each row of the sample.
///
/// @param values 1 or 0; the place of the class; or the number; NaN where it is missing
record Target(Label label, double[] values) {
    static Target of(Label label, SampleColumn column, List<RowSample.Kept> rows, int place) {
        List<String> classes = label.classes().stream().map(Word::text).toList();
        double[] values = switch (label.task()) {
            case NUMBER -> column.numbers();
            case BINARY -> IntStream.range(0, rows.size()).mapToDouble(row -> {
                String text = rows.get(row).texts()[place].strip();
                if (classes.contains(text)) return text.equals(label.positive()) ? 1 : 0;
                // another spelling of one of both
                return classes.stream().allMatch(TruthWords::has) && TruthWords.has(text) ? TruthWords.value(text) : Double.NaN;
            }).toArray();
            case CLASSES -> IntStream.range(0, rows.size()).mapToDouble(row -> {
                int found = classes.indexOf(rows.get(row).texts()[place].strip());
                return found < 0 ? Double.NaN : found;
            }).toArray();
        };
        return new Target(label, values);
    }

    boolean isKnown(int row) {
        return !Double.isNaN(values[row]);
    }

    Task task() {
        return label.task();
    }

    int known() {
        return (int) IntStream.range(0, values.length).filter(this::isKnown).count();
    }

    /// What the label says of some rows: the share of true values, the mean, or the share of each class.
    List<Double> summary(int[] rows) {
        if (task() == Task.CLASSES) {
            double[] shares = new double[label.classes().size()];
            int count = 0;
            for (int row : rows) {
                if (!isKnown(row)) continue;
                shares[(int) values[row]]++;
                count++;
            }
            int all = Math.max(1, count);
            return java.util.Arrays.stream(shares).mapToObj(share -> share / all).toList();
        }
        double sum = 0;
        int count = 0;
        for (int row : rows) {
            if (!isKnown(row)) continue;
            sum += values[row];
            count++;
        }
        return count == 0 ? List.of() : List.of(sum / count);
    }
}
