package septet.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import septet.data.Dictionary;

/// What a model that grows says of many rows, size after size: only the trees that are new are walked, and the bits are those of [Scores].
/// Belongs to one thread.
public final class GrowingScores {
    /// Sums that are kept at most: half a gigabyte.
    private static final long MOST = 1 << 26;
    /// Cells of rows that are kept encoded at most.
    private static final long MOST_CELLS = 1 << 25;
    /// With more columns for each input most of them hold nothing.
    private static final int WORDY = 4;

    private final double[][] columns;
    private final int[] rows;
    private final Dictionary words;
    private Optional<FittedModel> before = Optional.empty();
    /// For each row and head the sums of the trees so far, [TreeAdder#LANES] each.
    private double[] lanes = new double[0];
    /// The rows in the columns of the encoder, one behind the other; none where they would take too much room.
    private float[] encoded = new float[0];

    /// @param columns one array for each input of the models to come
    /// @param rows    which entries of the columns
    public GrowingScores(double[][] columns, int[] rows, Dictionary words) {
        this.columns = columns;
        this.rows = rows;
        this.words = words;
    }

    /// The estimates of all heads for each row.
    public double[][] all(Model model) {
        if (!(model instanceof FittedModel fitted) || !fitted.scores().stream().allMatch(Trees.class::isInstance)
                || (long) rows.length * fitted.scores().size() * TreeAdder.LANES > MOST) return Scores.all(model, columns, rows, words);
        boolean grown = before.isPresent() && continues(before.get(), fitted);
        if (!grown) {
            lanes = new double[rows.length * fitted.scores().size() * TreeAdder.LANES];
            int width = fitted.encoder().width();
            encoded = width <= WORDY * columns.length && (long) rows.length * width <= MOST_CELLS ? encoded(fitted.encoder()) : new float[0];
        }
        double[][] heads = add(fitted, grown ? before : Optional.empty());
        before = Optional.of(fitted);
        return heads;
    }

    private double[][] add(FittedModel model, Optional<FittedModel> grown) {
        int count = model.scores().size();
        int[] inputOfColumn = model.encoder().inputOfColumn();
        TreeAdder[] adders = new TreeAdder[count];
        for (int head = 0; head < count; head++) {
            int place = head;
            int first = grown.map(known -> trees(known, place).size()).orElse(0);
            adders[head] = new TreeAdder((Trees) model.scores().get(head), first, inputOfColumn, columns.length);
        }
        int width = model.encoder().width();
        BoundEncoder encoder = model.encoder().bind(words);
        Encoded row = new Encoded();
        double[] inputs = new double[columns.length];
        double[][] heads = new double[rows.length][count];
        for (int i = 0, lane = 0; i < rows.length; i++) {
            if (encoded.length == 0) encode(i, encoder, inputs, row);
            for (int head = 0; head < count; head++, lane += TreeAdder.LANES) {
                if (encoded.length > 0) adders[head].add(encoded, i * width, lanes, lane);
                else adders[head].add(row, lanes, lane);
                heads[i][head] = adders[head].sum(lanes, lane);
            }
            model.link().apply(heads[i]);
        }
        return heads;
    }

    private void encode(int i, BoundEncoder encoder, double[] inputs, Encoded row) {
        for (int input = 0; input < inputs.length; input++) inputs[input] = columns[input][rows[i]];
        encoder.encode(inputs, row);
    }

    private float[] encoded(Encoder by) {
        BoundEncoder encoder = by.bind(words);
        Encoded row = new Encoded();
        double[] inputs = new double[columns.length];
        float[] all = new float[rows.length * by.width()];
        Arrays.fill(all, Float.NaN);
        for (int i = 0; i < rows.length; i++) {
            encode(i, encoder, inputs, row);
            for (int place = 0; place < row.count(); place++) all[i * by.width() + row.column(place)] = (float) row.value(place);
        }
        return all;
    }

    private static List<Tree> trees(FittedModel model, int head) {
        return ((Trees) model.scores().get(head)).trees();
    }

    /// Whether it says the same but for further trees.
    private static boolean continues(FittedModel one, FittedModel other) {
        if (one.scores().size() != other.scores().size() || one.encoder() != other.encoder() || one.link() != other.link()) return false;
        for (int head = 0; head < one.scores().size(); head++) {
            List<Tree> known = trees(one, head);
            List<Tree> now = trees(other, head);
            if (((Trees) one.scores().get(head)).base() != ((Trees) other.scores().get(head)).base() || known.size() > now.size()) return false;
            for (int tree = 0; tree < known.size(); tree++) if (!same(known.get(tree), now.get(tree))) return false;
        }
        return true;
    }

    private static boolean same(Tree one, Tree other) {
        return Arrays.equals(one.column(), other.column()) && Arrays.equals(one.value(), other.value()) && Arrays.equals(one.missingLeft(), other.missingLeft());
    }
}
