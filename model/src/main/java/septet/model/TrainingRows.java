package septet.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import septet.data.Dictionary;

/// Training rows, column by column, in an order that depends on nothing but their content: however the rows stood
/// and whatever codes the dictionary gave, the same rows are the same training set, bit for bit.
public final class TrainingRows {
    private final List<Input> inputs;
    private final double[][] columns;
    private final double[] target;
    private final double[] weight;
    private final Dictionary words;
    private final Map<Style, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final RowsContent content = new RowsContent(this);

    private TrainingRows(List<Input> inputs, double[][] columns, double[] target, double[] weight, Dictionary words) {
        this.inputs = inputs;
        this.columns = columns;
        this.target = target;
        this.weight = weight;
        this.words = words;
    }

    /// Takes the rows in any order; the arrays are not kept.
    ///
    /// @param columns one array for each input, as [septet.data.Values#input] gives it (missing is NaN, a category its code)
    /// @param target  one value for each row, as [Heads] says: 1 or 0, the place of the class, or the number; never missing
    /// @param weight  how much each row counts; positive
    /// @param words   the dictionary behind the codes
    public static TrainingRows of(List<Input> inputs, double[][] columns, double[] target, double[] weight, Dictionary words) {
        check(inputs, columns, target, weight);
        int[] order = new RowOrder(inputs, columns, target, weight, words).sorted();
        double[][] sorted = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) sorted[i] = gather(columns[i], order);
        return new TrainingRows(List.copyOf(inputs), sorted, gather(target, order), gather(weight, order), words);
    }

    /// TrainingRows that all count alike.
    public static TrainingRows of(List<Input> inputs, double[][] columns, double[] target, Dictionary words) {
        double[] weight = new double[target.length];
        Arrays.fill(weight, 1);
        return of(inputs, columns, target, weight, words);
    }

    public int size() {
        return target.length;
    }

    public List<Input> inputs() {
        return inputs;
    }

    /// The values of one input; not to be changed.
    public double[] column(int input) {
        return columns[input];
    }

    /// Not to be changed.
    public double[] target() {
        return target;
    }

    /// Not to be changed.
    public double[] weight() {
        return weight;
    }

    public Dictionary words() {
        return words;
    }

    /// How many rows have this target.
    public int count(double value) {
        int count = 0;
        for (double each : target) if (each == value) count++;
        return count;
    }

    /// A hash of all that a fit reads: the same content is the same hash, whatever codes the dictionary gave.
    public String content() {
        return content.get();
    }

    /// The rows in the columns of an encoder, made once for all fits on them, of which several may run at a time.
    Prepared once(Style style) {
        return prepared.computeIfAbsent(style, each -> new Prepared(this, each));
    }

    /// What an engine makes of these rows, and of nothing else; made once for all fits on them.
    public <T> T once(Class<T> type, Supplier<T> make) {
        return type.cast(made.computeIfAbsent(type, _ -> make.get()));
    }

    /// Copies the inputs of one row.
    public void load(int row, double[] into) {
        for (int i = 0; i < columns.length; i++) into[i] = columns[i][row];
    }

    private static void check(List<Input> inputs, double[][] columns, double[] target, double[] weight) {
        if (columns.length != inputs.size()) throw new IllegalArgumentException(columns.length + " columns for " + inputs.size() + " inputs");
        for (double[] column : columns) {
            if (column.length != target.length) throw new IllegalArgumentException(column.length + " values for " + target.length + " rows");
            for (double value : column) if (Double.isInfinite(value)) throw new IllegalArgumentException("an infinite input");
        }
        if (weight.length != target.length) throw new IllegalArgumentException(weight.length + " weights for " + target.length + " rows");
        for (double value : target) if (!Double.isFinite(value)) throw new IllegalArgumentException("target " + value);
        for (double value : weight) if (!(value > 0 && Double.isFinite(value))) throw new IllegalArgumentException("weight " + value);
    }

    private static double[] gather(double[] values, int[] order) {
        double[] gathered = new double[order.length];
        for (int i = 0; i < order.length; i++) gathered[i] = values[order[i]];
        return gathered;
    }
}
