package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Trees made ready to be walked without a branch that the processor could guess wrong: eight trees side by side, each
/// node one `long`, a fixed number of steps, leaves that lead to themselves.
///
/// Values are compared as integers in the order of their floats. A row stands twice in `keys`: with missing values below
/// and above all others, and each split looks at the copy that sends missing values its way.
final class TreeAdder implements Additive.Adder {
    static final int LANES = 8;
    private static final Tree NOTHING = new Tree(new int[] {Tree.LEAF}, new float[1], new boolean[1], new float[1]);
    /// Above every key, so that no value reaches it: a leaf always steps to its "left", itself.
    private static final int UNREACHED = Integer.MAX_VALUE;
    private static final int MISSING_ABOVE = Integer.MAX_VALUE - 1;
    private static final int MISSING_BELOW = Integer.MIN_VALUE;

    private final Trees trees;
    private final int width;
    private final double base;
    /// Key of the split, then its column among `keys` (16 bits), then the place of its left child in the tree (16 bits).
    private final long[] nodes;
    private final float[] values;
    /// Where each tree begins; filled up with trees that add nothing to a multiple of [#LANES].
    private final int[] starts;
    /// How many steps the deepest tree of each eight needs.
    private final int[] steps;
    private final int[] keys;
    private final double[] scratch = new double[LANES];
    private Optional<TreePaths> paths = Optional.empty();
    private final Supplier<TreeShapley> shapley;
    private Optional<TreeShapley> exact = Optional.empty();

    TreeAdder(Trees trees, int[] inputOfColumn, int inputs) {
        this(trees, 0, inputOfColumn, inputs);
        paths = Optional.of(new TreePaths(trees, inputOfColumn));
    }

    /// To add up the trees from one on, in the lanes that they have among all of them; it tells no contributions.
    TreeAdder(Trees trees, int first, int[] inputOfColumn, int inputs) {
        this.trees = trees;
        shapley = () -> new TreeShapley(trees, inputOfColumn, inputs);
        List<Tree> all = new ArrayList<>(Collections.nCopies(first % LANES, NOTHING));
        all.addAll(trees.trees().subList(first, trees.trees().size()));
        int padded = (all.size() + LANES - 1) / LANES * LANES;
        int size = padded - all.size() + all.stream().mapToInt(Tree::nodes).sum();
        width = trees.width();
        base = trees.base();
        nodes = new long[size];
        values = new float[size];
        starts = new int[padded];
        steps = new int[padded / LANES];
        keys = new int[2 * width + 1];
        Arrays.fill(keys, 0, width, MISSING_BELOW);
        Arrays.fill(keys, width, 2 * width, MISSING_ABOVE);
        for (int tree = 0, start = 0; tree < padded; tree++) {
            starts[tree] = start;
            if (tree >= all.size()) {
                nodes[start++] = leaf(0);
                continue;
            }
            steps[tree / LANES] = Math.max(steps[tree / LANES], all.get(tree).depth());
            pack(all.get(tree), start);
            start += all.get(tree).nodes();
        }
    }

    private void pack(Tree tree, int start) {
        int[] left = tree.leftChildren();
        for (int i = 0; i < left.length; i++) {
            if (left[i] == 0) {
                nodes[start + i] = leaf(i);
                values[start + i] = tree.value()[i];
            } else {
                int column = tree.missingLeft()[i] ? tree.column()[i] : width + tree.column()[i];
                nodes[start + i] = (long) key(tree.value()[i]) << 32 | (long) column << 16 | left[i];
            }
        }
    }

    private long leaf(int place) {
        return (long) UNREACHED << 32 | (long) (2 * width) << 16 | place;
    }

    @Override
    public double sum(Encoded row) {
        Arrays.fill(scratch, 0);
        add(row, scratch, 0);
        return sum(scratch, 0);
    }

    /// Adds the leaves of every eighth tree to one lane.
    void add(Encoded row, double[] lanes, int from) {
        for (int i = 0; i < row.count(); i++) {
            int key = key((float) row.value(i));
            keys[row.column(i)] = key;
            keys[width + row.column(i)] = key;
        }
        walk(lanes, from);
        for (int i = 0; i < row.count(); i++) {
            keys[row.column(i)] = MISSING_BELOW;
            keys[width + row.column(i)] = MISSING_ABOVE;
        }
    }

    /// The same of a row that holds each column in its place, NaN where it is missing.
    void add(float[] rows, int row, double[] lanes, int from) {
        for (int column = 0; column < width; column++) {
            float value = rows[row + column];
            boolean missing = Float.isNaN(value);
            keys[column] = missing ? MISSING_BELOW : key(value);
            keys[width + column] = missing ? MISSING_ABOVE : keys[column];
        }
        walk(lanes, from);
    }

    /// The lanes in pairs: one order, whoever asks.
    double sum(double[] lanes, int from) {
        return base + (((lanes[from] + lanes[from + 1]) + (lanes[from + 2] + lanes[from + 3])) + ((lanes[from + 4] + lanes[from + 5]) + (lanes[from + 6] + lanes[from + 7])));
    }

    private void walk(double[] lanes, int from) {
        double s0 = lanes[from], s1 = lanes[from + 1], s2 = lanes[from + 2], s3 = lanes[from + 3];
        double s4 = lanes[from + 4], s5 = lanes[from + 5], s6 = lanes[from + 6], s7 = lanes[from + 7];
        for (int group = 0, tree = 0; group < steps.length; group++, tree += LANES) {
            int b0 = starts[tree], b1 = starts[tree + 1], b2 = starts[tree + 2], b3 = starts[tree + 3];
            int b4 = starts[tree + 4], b5 = starts[tree + 5], b6 = starts[tree + 6], b7 = starts[tree + 7];
            int i0 = 0, i1 = 0, i2 = 0, i3 = 0, i4 = 0, i5 = 0, i6 = 0, i7 = 0;
            for (int step = steps[group]; step > 0; step--) {
                i0 = next(nodes[b0 + i0]);
                i1 = next(nodes[b1 + i1]);
                i2 = next(nodes[b2 + i2]);
                i3 = next(nodes[b3 + i3]);
                i4 = next(nodes[b4 + i4]);
                i5 = next(nodes[b5 + i5]);
                i6 = next(nodes[b6 + i6]);
                i7 = next(nodes[b7 + i7]);
            }
            s0 += values[b0 + i0];
            s1 += values[b1 + i1];
            s2 += values[b2 + i2];
            s3 += values[b3 + i3];
            s4 += values[b4 + i4];
            s5 += values[b5 + i5];
            s6 += values[b6 + i6];
            s7 += values[b7 + i7];
        }
        lanes[from] = s0;
        lanes[from + 1] = s1;
        lanes[from + 2] = s2;
        lanes[from + 3] = s3;
        lanes[from + 4] = s4;
        lanes[from + 5] = s5;
        lanes[from + 6] = s6;
        lanes[from + 7] = s7;
    }

    /// The left child, or the one after it where the value is not less than the split's.
    private int next(long node) {
        long value = keys[(int) node >>> 16];
        return ((int) node & 0xFFFF) + (int) ((value - (node >> 32)) >>> 63 ^ 1);
    }

    @Override
    public double contributions(Encoded row, double[] into) {
        return paths.orElseThrow().contributions(row, into);
    }

    /// Made ready when it is asked for first.
    @Override
    public double shapley(Encoded row, double[] into) {
        if (exact.isEmpty()) exact = Optional.of(shapley.get());
        return exact.get().contributions(row, into);
    }

    /// Each column becomes known by itself.
    @Override
    public double[] ofColumns(Encoded row, boolean exact) {
        int[] itself = IntStream.range(0, width).toArray();
        double[] dense = new double[width];
        if (exact) new TreeShapley(trees, itself, width).contributions(row, dense);
        else new TreePaths(trees, itself).contributions(row, dense);
        return IntStream.range(0, row.count()).mapToDouble(i -> dense[row.column(i)]).toArray();
    }

    /// An integer with the order of the floats; both zeros are one.
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits ^ (bits >> 31) & 0x7FFFFFFF;
    }
}
