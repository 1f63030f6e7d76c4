package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.world.Chance;

class TreeShapleyTest {
    private static final long SEED = 71;

    /// Shapley's own definition: over every set of the other inputs, what knowing this one changes, weighed by its orders (n <= 6).
    private static double[] naive(Trees trees, int[] inputOfColumn, int inputs, double[] row) {
        double[] values = new double[inputs];
        for (int input = 0; input < inputs; input++) {
            for (int set = 0; set < 1 << inputs; set++) {
                if ((set >> input & 1) == 1) continue;
                int size = Integer.bitCount(set);
                double orders = factorial(size) * factorial(inputs - size - 1) / factorial(inputs);
                values[input] += orders * (expected(trees, inputOfColumn, row, set | 1 << input) - expected(trees, inputOfColumn, row, set));
            }
        }
        return values;
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    private static double expected(Trees trees, int[] inputOfColumn, double[] row, int known) {
        return trees.base() + trees.trees().stream().mapToDouble(tree -> expected(tree, 0, inputOfColumn, row, known)).sum();
    }

    private static double expected(Tree tree, int node, int[] inputOfColumn, double[] row, int known) {
        int left = tree.leftChildren()[node];
        if (left == 0) return tree.value()[node];
        int column = tree.column()[node];
        float value = (float) row[column];
        boolean goesLeft = Float.isNaN(value) ? tree.missingLeft()[node] : value < tree.value()[node];
        if ((known >> inputOfColumn[column] & 1) == 1) return expected(tree, goesLeft ? left : left + 1, inputOfColumn, row, known);
        double here = cover(tree, left);
        double all = here + cover(tree, left + 1);
        double share = all > 0 ? here / all : 0.5;
        return share * expected(tree, left, inputOfColumn, row, known) + (1 - share) * expected(tree, left + 1, inputOfColumn, row, known);
    }

    private static double cover(Tree tree, int node) {
        int left = tree.leftChildren()[node];
        return left == 0 ? tree.cover()[node] : cover(tree, left) + cover(tree, left + 1);
    }

    @Test
    void isShapleysDefinition() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 60; round++) {
            int width = 1 + chance.nextInt(6);
            int[] inputOfColumn = new int[width];
            int inputs = 1 + chance.nextInt(width);
            for (int i = 0; i < width; i++) inputOfColumn[i] = i < inputs ? i : chance.nextInt(inputs);
            Trees trees = TreesTest.trees(chance, width, 1 + chance.nextInt(3));
            double[] row = TreesTest.row(chance, width);
            double[] found = new double[inputs];
            double average = new TreeShapley(trees, inputOfColumn, inputs).contributions(Samples.encoded(row), found);
            double[] meant = naive(trees, inputOfColumn, inputs, row);
            double scale = 1 + Arrays.stream(meant).map(Math::abs).max().orElse(0) + Math.abs(average);
            for (int i = 0; i < inputs; i++) assertThat(found[i] / scale).as("seed %d, round %d, input %d", SEED, round, i).isCloseTo(meant[i] / scale, within(1e-9));
            assertThat((average + Arrays.stream(found).sum()) / scale).as("seed %d, round %d", SEED, round)
                    .isCloseTo(expected(trees, inputOfColumn, row, (1 << inputs) - 1) / scale,
                    within(1e-9));
        }
    }

    /// The way of a request counts each change for the input that is asked at it, and is no Shapley value: what a faulty shortcut would say.
    @Test
    void theQuickWayIsAnotherThing() {
        Tree and = new Tree(new int[] {0, Tree.LEAF, 1, Tree.LEAF, Tree.LEAF}, new float[] {1, 0, 1, 0, 1}, new boolean[5], new float[] {4, 2, 2, 1, 1});
        Trees trees = new Trees(2, 0, List.of(and));
        double[] exact = new double[2];
        double[] quick = new double[2];
        Additive.Adder adder = trees.adder(new int[] {0, 1}, 2);
        double average = adder.shapley(Samples.encoded(2, 2), exact);
        adder.contributions(Samples.encoded(2, 2), quick);
        assertThat(average).isEqualTo(0.25);
        assertThat(exact).containsExactly(new double[] {0.375, 0.375}, within(1e-12));
        assertThat(quick).containsExactly(new double[] {0.25, 0.5}, within(1e-12));
    }
}
