package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private static Trees trees(Chance chance, int width, int count) {
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

    private static double[] row(Chance chance, int width) {
        double[] row = new double[width];
        for (int i = 0; i < width; i++) {
            row[i] = switch (chance.nextInt(5)) {
                case 0 -> Double.NaN;
                case 1 -> EDGES[chance.nextInt(EDGES.length)];
                case 2 -> chance.nextInt(2) == 0 ? 1e300 : -1e300;
                default -> chance.nextGaussian();
            };
        }
        return row;
    }

    @Test
    void quickWalkEndsInTheSameLeaves() {
        for (long seed = 0; seed < 60; seed++) {
            Chance chance = Chance.of(seed);
            int width = 1 + chance.nextInt(9);
            Trees trees = trees(chance, width, chance.nextInt(40));
            Additive.Adder adder = trees.adder();
            for (int i = 0; i < 200; i++) {
                double[] row = row(chance, width);
                assertThat(adder.sum(row)).as("seed %d row %s", seed, Arrays.toString(row)).isCloseTo(walked(trees, row), within(1e-9));
            }
        }
    }

    /// The planted bugs: three ways in which a scorer goes wrong that agrees nearly always.
    @Test
    void aScorerThatComparesOtherwiseIsFound() {
        Tree tree = new Tree(new int[] {0, Tree.LEAF, Tree.LEAF}, new float[] {0.1f, 1, 2}, new boolean[] {true, false, false}, new float[3]);
        Trees trees = new Trees(1, 0, List.of(tree));
        double atSplit = 0.1f;
        double inDoubles = Math.nextDown((double) 0.1f);
        assertThat(walked(trees, new double[] {atSplit})).as("less or equal").isNotEqualTo(atSplit <= 0.1f ? 1 : 2);
        assertThat(walked(trees, new double[] {inDoubles})).as("compared as double").isNotEqualTo(inDoubles < (double) 0.1f ? 1 : 2);
        assertThat(walked(trees, new double[] {Double.NaN})).as("missing goes right, as any comparison fails").isNotEqualTo(Double.NaN < 0.1f ? 1 : 2);
        assertThat(trees.adder().sum(new double[] {atSplit})).isEqualTo(2);
        assertThat(trees.adder().sum(new double[] {inDoubles})).isEqualTo(2);
        assertThat(trees.adder().sum(new double[] {Double.NaN})).isEqualTo(1);
    }

    @Test
    void contributionsAddUpToTheScore() {
        for (long seed = 0; seed < 30; seed++) {
            Chance chance = Chance.of(seed);
            int width = 1 + chance.nextInt(6);
            Trees trees = trees(chance, width, 20);
            Additive.Adder adder = trees.adder();
            double[] added = new double[width];
            for (int i = 0; i < 50; i++) {
                double[] row = row(chance, width);
                double average = adder.contributions(row, added);
                assertThat(average + Arrays.stream(added).sum()).as("seed " + seed).isCloseTo(adder.sum(row), within(1e-8));
            }
        }
    }

    /// Two splits by hand: the mean of the leaves ahead changes by what the column of the split is given.
    @Test
    void aSplitIsGivenTheChangeOfTheMean() {
        Tree tree = new Tree(new int[] {1, Tree.LEAF, 0, Tree.LEAF, Tree.LEAF}, new float[] {10, -1, 5, 2, 8},
                new boolean[] {false, false, true, false, false}, new float[] {8, 4, 4, 3, 1});
        Additive.Adder adder = new Trees(2, 0.5, List.of(tree)).adder();
        double[] added = new double[2];
        assertThat(adder.contributions(new double[] {7, 20}, added)).isEqualTo(0.5 + (4 * -1 + 3 * 2 + 8) / 8.0);
        assertThat(added).containsExactly(8 - 3.5, 3.5 - 1.25);
        adder.contributions(new double[] {Double.NaN, Double.NaN}, added);
        assertThat(added).containsExactly(2 - 3.5, 3.5 - 1.25);
    }

    @Test
    void treesWithoutTreesScoreTheirBase() {
        assertThat(new Trees(0, 0.25, List.of()).adder().sum(new double[0])).isEqualTo(0.25);
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
