package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import septet.data.Dictionary;

/// From inputs to the columns of a fitted function; fitted on training rows only and kept inside the model.
/// It speaks in words: [#bind] gives the same for a running dictionary.
public final class Encoder {
    /// A word has its own column if at least so many training rows hold it, and fewer where there are few rows ...
    static final int LEAST_ROWS = 10;
    private static final int LEAST_OF_FEW = 2;
    /// Of so many rows one.
    private static final int SHARE = 100;
    /// ... and it is among so many most frequent ones of its input.
    static final int MOST_WORDS = 200;

    private final List<Input> inputs;
    private final List<Encoding> encodings;
    /// The first column of each input; then the number of columns.
    private final int[] starts;

    Encoder(List<Input> inputs, List<Encoding> encodings) {
        this.inputs = List.copyOf(inputs);
        this.encodings = List.copyOf(encodings);
        this.starts = new int[inputs.size() + 1];
        if (inputs.size() != encodings.size()) throw new IllegalArgumentException(encodings.size() + " encodings for " + inputs.size() + " inputs");
        for (int i = 0; i < inputs.size(); i++) {
            if (kind(encodings.get(i)) != inputs.get(i).kind()) throw new IllegalArgumentException("an encoding of another kind for " + inputs.get(i).name());
            starts[i + 1] = starts[i] + encodings.get(i).width();
        }
    }

    private static Input.Kind kind(Encoding encoding) {
        return switch (encoding) {
            case Encoding.Plain _, Encoding.Standardised _, Encoding.Moments _ -> Input.Kind.NUMBER;
            case Encoding.Words _ -> Input.Kind.CATEGORY;
            case Encoding.Terms _ -> Input.Kind.TERMS;
            case Encoding.Expanded(Expansion expansion, var _) -> expansion instanceof Expansion.OfWords ? Input.Kind.CATEGORY : Input.Kind.NUMBER;
        };
    }

    /// Numbers as they are and missing as NaN: for trees.
    public static Encoder plain(TrainingRows train) {
        return train.once(Style.PLAIN).encoder();
    }

    /// Nothing but numbers, as they are: for a model that was fitted elsewhere.
    public static Encoder plain(List<Input> numbers) {
        return new Encoder(numbers, Collections.nCopies(numbers.size(), new Encoding.Plain()));
    }

    /// Numbers standardised and missing ones marked: for linear models.
    static Encoder standardising(TrainingRows train) {
        return train.once(Style.STANDARDISED).encoder();
    }

    static Encoder fit(TrainingRows train, Style style) {
        List<Encoding> encodings = new ArrayList<>();
        for (int i = 0; i < train.inputs().size(); i++) {
            double[] column = train.column(i);
            Input input = train.inputs().get(i);
            encodings.add(switch (input.kind()) {
                case NUMBER -> switch (style) {
                    case PLAIN -> new Encoding.Plain();
                    case STANDARDISED -> standardised(column);
                    case COUNTED -> moments(column);
                };
                case CATEGORY -> words(column, train.words());
                case TERMS -> TermFit.fit(input.terms().orElseThrow(), column, train.words(), style == Style.COUNTED);
            });
        }
        return new Encoder(train.inputs(), encodings);
    }

    public List<Input> inputs() {
        return inputs;
    }

    List<Encoding> encodings() {
        return encodings;
    }

    /// How many columns a row has.
    public int width() {
        return starts[inputs.size()];
    }

    /// How many columns of a row come from this input.
    public int width(int input) {
        return starts[input + 1] - starts[input];
    }

    /// The first of them.
    public int start(int input) {
        return starts[input];
    }

    /// Whether what is absent may count as 0.
    boolean isComplete() {
        return encodings.stream().allMatch(Encoder::isComplete);
    }

    private static boolean isComplete(Encoding encoding) {
        return switch (encoding) {
            case Encoding.Plain _ -> false;
            case Encoding.Standardised _, Encoding.Words _, Encoding.Terms _, Encoding.Moments _ -> true;
            case Encoding.Expanded expanded -> expanded.inner().stream().allMatch(Encoder::isComplete);
        };
    }

    /// The input that each column comes from.
    int[] inputOfColumn() {
        int[] origin = new int[width()];
        for (int i = 0; i < inputs.size(); i++) Arrays.fill(origin, starts[i], starts[i + 1], i);
        return origin;
    }

    /// The same for codes of this dictionary; belongs to one thread.
    public BoundEncoder bind(Dictionary words) {
        return new BoundEncoder(this, words);
    }

    private static Encoding.Standardised standardised(double[] column) {
        double sum = 0;
        int known = 0;
        for (double value : column) {
            if (Double.isNaN(value)) continue;
            sum += value;
            known++;
        }
        double mean = known == 0 ? 0 : sum / known;
        double squares = 0;
        for (double value : column) if (!Double.isNaN(value)) squares += (value - mean) * (value - mean);
        double deviation = known == 0 ? 0 : Math.sqrt(squares / known);
        // A column that does not vary carries nothing; 1 keeps its values finite. So does a spread lost to rounding.
        boolean varies = deviation > Math.abs(mean) * 1e-13 && Double.isFinite(deviation);
        if (Double.isFinite(mean) && Double.isFinite(deviation)) return new Encoding.Standardised(mean, varies ? deviation : 1, known < column.length);
        return new Encoding.Standardised(0, largest(column), known < column.length);
    }

    /// The unit of a column whose spread is beyond all numbers.
    private static double largest(double[] column) {
        double largest = 1;
        for (double value : column) if (!Double.isNaN(value)) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    /// Truths (0 and 1 alone) stay as they are.
    private static Encoding.Moments moments(double[] column) {
        boolean truths = true;
        for (double value : column) truths &= Double.isNaN(value) || value == 0 || value == 1;
        if (truths) return new Encoding.Moments(0, 1, true);
        Encoding.Standardised standard = standardised(column);
        return new Encoding.Moments(standard.mean(), standard.deviation(), false);
    }

    private static Encoding.Words words(double[] column, Dictionary dictionary) {
        int[] counts = new int[dictionary.size()];
        for (double value : column) if (!Double.isNaN(value)) counts[(int) value]++;
        int least = Math.clamp(column.length / SHARE, LEAST_OF_FEW, LEAST_ROWS);
        List<Counted> frequent = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) if (counts[code] >= least) frequent.add(new Counted(dictionary.word(code), counts[code]));
        frequent.sort(Comparator.comparingInt(Counted::rows).reversed().thenComparing(Counted::word));
        return new Encoding.Words(frequent.stream().limit(MOST_WORDS).map(Counted::word).sorted().toList());
    }

    private record Counted(String word, int rows) {}
}
