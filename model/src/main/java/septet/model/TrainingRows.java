package septet.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import septet.data.Dictionary;

/// Training rows, column by column, in an order that depends on nothing but their content: however the rows stood
/// and whatever codes the dictionary gave, the same rows are the same training set, bit for bit.
public final class TrainingRows {
    private final List<Input> inputs;
    private final double[][] columns;
    /// Where each row stands in the columns.
    private final int[] places;
    private final double[] target;
    private final double[] weight;
    private final Dictionary words;
    private final Map<Style, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final RowsContent content = new RowsContent(this);

    private TrainingRows(List<Input> inputs, double[][] columns, int[] places, double[] target, double[] weight, Dictionary words) {
        this.inputs = inputs;
        this.columns = columns;
        this.places = places;
        this.target = target;
        this.weight = weight;
        this.words = words;
    }

    /// Takes the rows in any order.
    ///
    /// @param columns one array for each input, as [septet.data.Values#input] gives it (missing is NaN, a category its code); kept, not to be changed
    /// @param places  which entries of the columns are rows: what is not named is not read
    /// @param target  one value for each row, as [Heads] says: 1 or 0, the place of the class, or the number; never missing
    /// @param words   the dictionary behind the codes
    public static TrainingRows of(List<Input> inputs, double[][] columns, int[] places, double[] target, Dictionary words) {
        double[] weight = new double[target.length];
        Arrays.fill(weight, 1);
        return of(inputs, columns, places, target, weight, words);
    }

    /// All entries of the columns.
    ///
    /// @param weight how much each row counts; positive
    public static TrainingRows of(List<Input> inputs, double[][] columns, double[] target, double[] weight, Dictionary words) {
        for (double[] column : columns) {
            if (column.length != target.length) throw new IllegalArgumentException(column.length + " values for " + target.length + " rows");
        }
        return of(inputs, columns, IntStream.range(0, target.length).toArray(), target, weight, words);
    }

    /// Some of the rows, with weights.
    ///
    /// @param places of the rows in the columns
    /// @param weight how much each of them counts; positive
    public static TrainingRows of(List<Input> inputs, double[][] columns, int[] places, double[] target, double[] weight, Dictionary words) {
        check(inputs, columns, places, target, weight);
        int[] order = new RowOrder(inputs, columns, places, target, weight, words).sorted();
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) sorted[i] = places[order[i]];
        return new TrainingRows(List.copyOf(inputs), columns, sorted, gather(target, order), gather(weight, order), words);
    }

    /// TrainingRows that all count alike.
    public static TrainingRows of(List<Input> inputs, double[][] columns, double[] target, Dictionary words) {
        double[] weight = new double[target.length];
        Arrays.fill(weight, 1);
        return of(inputs, columns, target, weight, words);
    }

    /// The same rows, of which nothing was made yet.
    public TrainingRows anew() {
        return of(inputs, columns, places, target, weight, words);
    }

    public int size() {
        return target.length;
    }

    public List<Input> inputs() {
        return inputs;
    }

    /// The values of one input, gathered anew.
    public double[] column(int input) {
        return gather(columns[input], places);
    }

    /// One value.
    public double value(int input, int row) {
        return columns[input][places[row]];
    }

    /// Where a row stood among those that were given.
    int place(int row) {
        return places[row];
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
        for (int i = 0; i < columns.length; i++) into[i] = columns[i][places[row]];
    }

    private static void check(List<Input> inputs, double[][] columns, int[] places, double[] target, double[] weight) {
        if (columns.length != inputs.size()) throw new IllegalArgumentException(columns.length + " columns for " + inputs.size() + " inputs");
        if (places.length != target.length) throw new IllegalArgumentException(places.length + " rows for " + target.length + " targets");
        for (double[] column : columns) for (int place : places) if (Double.isInfinite(column[place])) throw new IllegalArgumentException("an infinite input");
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
