package septet.model;

import java.util.List;

/// Boosted regression trees: the score is `base` plus one leaf of each tree.
///
/// @param width how many columns they read
public record Trees(int width, double base, List<Tree> trees) implements Additive {
    /// So many columns fit into a packed node.
    public static final int MOST_COLUMNS = 30_000;

    public Trees {
        trees = List.copyOf(trees);
        if (width < 0 || width > MOST_COLUMNS) throw new IllegalArgumentException(width + " columns");
        if (!Double.isFinite(base)) throw new IllegalArgumentException("base " + base);
        for (Tree tree : trees) if (tree.highestColumn() >= width) throw new IllegalArgumentException("column " + tree.highestColumn() + " of " + width);
    }

    @Override
    public Adder adder(int[] inputOfColumn, int inputs) {
        return new TreeAdder(this, inputOfColumn, inputs);
    }
}
