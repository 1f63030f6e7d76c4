package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class TreesTest {
    private static final float[] EDGES = {0, -0.0f, 1, -1, 0.5f, 220, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE};

    /// The naive oracle: walks each tree as the words say.
    private static double walked(Trees trees, double[] columns) {
        double sum = trees.base();
        for (Tree tree : trees.trees()) {
            int node = 0;
            while (tree.column()[node] != Tree.LEAF) node = step(tree, node, columns);
            sum += tree.value()[node];
        }
        return sum;
    }

    private static int step(Tree tree, int node, double[] columns) {
        float value = (float) columns[tree.column()[node]];
        boolean left = Float.isNaN(value) ? tree.missingLeft()[node] : value < tree.value()[node];
        return tree.leftChildren()[node] + (left ? 0 : 1);
    }

    static Trees trees(Chance chance, int width, int count) {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) trees.add(tree(chance, width, 1 + chance.nextInt(12)));
        return new Trees(width, chance.nextGaussian(), trees);
    }

    private static Tree tree(Chance chance, int width, int depth) {
        int[] column = new int[1 << depth + 1];
        int[] level = new int[column.length];
        int count = 1;
        for (int i = 0; i < count; i++) {
            boolean splits = level[i] < depth && chance.nextInt(5) > 0;
            column[i] = splits ? chance.nextInt(width) : Tree.LEAF;
            if (!splits) continue;
            level[count++] = level[i] + 1;
            level[count++] = level[i] + 1;
        }
        float[] value = new float[count];
        float[] cover = new float[count];
        boolean[] missingLeft = new boolean[count];
        for (int i = 0; i < count; i++) {
            value[i] = chance.nextInt(4) == 0 ? EDGES[chance.nextInt(8)] : (float) chance.nextGaussian();
            cover[i] = chance.nextInt(10);
            missingLeft[i] = chance.nextInt(2) == 0;
        }
        return new Tree(Arrays.copyOf(column, count), value, missingLeft, cover);
    }

    static double[] row(Chance chance, int width) {
        double[] row = new double[width];
        for (int i = 0; i < width; i++) {
            row[i] = switch (chance.nextInt(6)) {
                case 0 -> Double.NaN;
                case 1 -> Math.nextDown((double) EDGES[chance.nextInt(EDGES.length)]) * (chance.nextInt(2) == 0 ? 1 : 1 + 1e-12);
                case 3 -> EDGES[chance.nextInt(EDGES.length)];
                case 2 -> chance.nextInt(2) == 0 ? 1e300 : -1e300;
                default -> chance.nextGaussian();
            };
        }
        return row;
    }

    /// The first row on which an adder and the oracle differ; empty where there is none.
    private static Optional<String> difference(Function<Trees, ToDoubleFunction<double[]>> maker) {
        for (long seed = 0; seed < 60; seed++) {
            Chance chance = Chance.of(seed);
            int width = 1 + chance.nextInt(9);
            Trees trees = trees(chance, width, chance.nextInt(40));
            ToDoubleFunction<double[]> adder = maker.apply(trees);
            for (int i = 0; i < 200; i++) {
                double[] row = row(chance, width);
                if (!(Math.abs(adder.applyAsDouble(row) - walked(trees, row)) < 1e-9)) return Optional.of("seed " + seed + ", row " + Arrays.toString(row));
            }
        }
        return Optional.empty();
    }

    private static ToDoubleFunction<double[]> summed(Trees trees) {
        Additive.Adder adder = adder(trees);
        return row -> adder.sum(Samples.encoded(row));
    }

    /// Each column is an input of its own.
    private static Additive.Adder adder(Trees trees) {
        return trees.adder(IntStream.range(0, trees.width()).toArray(), trees.width());
    }

    @Test
    void quickWalkEndsInTheSameLeaves() {
        assertThat(difference(TreesTest::summed)).isEmpty();
    }

    /// Planted bugs, each a scorer that agrees nearly always.
    @Test
    void aScorerThatComparesOtherwiseIsFound() {
        assertThat(difference(trees -> row -> faulty(trees, row, (tree, node, value) -> Double.isNaN(value) ? tree.missingLeft()[node] : (float) value <= tree.value()[node])))
                .as("not above, where below is meant").isPresent();
        assertThat(difference(trees -> row -> faulty(trees, row, (tree, node, value) -> Double.isNaN(value) ? tree.missingLeft()[node] : value < tree.value()[node])))
                .as("compares doubles").isPresent();
        assertThat(difference(trees -> row -> faulty(trees, row, (tree, node, value) -> (float) value < tree.value()[node])))
                .as("missing always goes right").isPresent();
        assertThat(difference(trees -> row -> faulty(trees, row, (tree, node, value) -> Double.isNaN(value) ? tree.missingLeft()[node]
                : Float.compare((float) value, tree.value()[node]) < 0))).as("two zeros").isPresent();
    }

    private interface GoesLeft {
        boolean test(Tree tree, int node, double value);
    }

    private static double faulty(Trees trees, double[] columns, GoesLeft goesLeft) {
        double sum = trees.base();
        for (Tree tree : trees.trees()) {
            int node = 0;
            while (tree.column()[node] != Tree.LEAF) {
                node = tree.leftChildren()[node] + (goesLeft.test(tree, node, columns[tree.column()[node]]) ? 0 : 1);
            }
            sum += tree.value()[node];
        }
        return sum;
    }

    @Test
    void contributionsAddUpToTheScore() {
        for (long seed = 0; seed < 30; seed++) {
            Chance chance = Chance.of(seed);
            int width = 1 + chance.nextInt(6);
            Trees trees = trees(chance, width, 20);
            Additive.Adder adder = adder(trees);
            double[] added = new double[width];
            for (int i = 0; i < 50; i++) {
                double[] row = row(chance, width);
                double average = adder.contributions(Samples.encoded(row), added);
                assertThat(average + Arrays.stream(added).sum()).as("seed " + seed).isCloseTo(adder.sum(Samples.encoded(row)), within(1e-8));
            }
        }
    }

    /// Two splits by hand: the mean of the leaves ahead changes by what the column of the split is given.
    @Test
    void aSplitIsGivenTheChangeOfTheMean() {
        Tree tree = new Tree(new int[] {1, Tree.LEAF, 0, Tree.LEAF, Tree.LEAF}, new float[] {10, -1, 5, 2, 8},
                new boolean[] {false, false, true, false, false}, new float[] {8, 4, 4, 3, 1});
        Additive.Adder adder = adder(new Trees(2, 0.5, List.of(tree)));
        double[] added = new double[2];
        assertThat(adder.contributions(Samples.encoded(7, 20), added)).isEqualTo(0.5 + (4 * -1 + 3 * 2 + 8) / 8.0);
        assertThat(added).containsExactly(8 - 3.5, 3.5 - 1.25);
        adder.contributions(Samples.encoded(Double.NaN, Double.NaN), added);
        assertThat(added).containsExactly(2 - 3.5, 3.5 - 1.25);
    }

    @Test
    void treesWithoutTreesScoreTheirBase() {
        assertThat(adder(new Trees(0, 0.25, List.of())).sum(new Encoded())).isEqualTo(0.25);
    }

    @Test
    void whatIsNoTreeIsNotTaken() {
        float[] none = new float[3];
        boolean[] sides = new boolean[3];
        int[][] wrong = {{0, 0, Tree.LEAF}, {Tree.LEAF, Tree.LEAF, Tree.LEAF}, {Tree.LEAF, 0, Tree.LEAF}, {-2, -1, -1}};
        for (int[] columns : wrong) assertThatIllegalArgumentException().isThrownBy(() -> new Tree(columns, none, sides, none));
        int[] sound = {3, Tree.LEAF, Tree.LEAF};
        assertThatIllegalArgumentException().isThrownBy(() -> new Tree(sound, new float[] {Float.NaN, 0, 0}, sides, none));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tree(sound, none, sides, new float[] {-1, 0, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tree(new int[0], new float[0], new boolean[0], new float[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Trees(3, 0, List.of(new Tree(sound, none, sides, none))));
    }
}
