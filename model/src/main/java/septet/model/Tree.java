package septet.model;

/// One regression tree, level by level from the root, so that the children of the k-th split (from 0) are the nodes
/// 2k+1 and 2k+2 and no link has to be kept.
///
/// A row goes left where its value is less than the split's, else right; a missing value goes where the split says.
/// Values are compared as `float`, as they were when the tree was grown.
///
/// @param column      of each node: what a split compares, [#LEAF] at a leaf
/// @param value       of each node: where a split divides; what a leaf adds
/// @param missingLeft of each node: whether a missing value goes left
/// @param cover       of each node: the weight of the training rows that came by (XGBoost's sum of hessians)
public record Tree(int[] column, float[] value, boolean[] missingLeft, float[] cover) {
    public static final int LEAF = -1;
    /// A node's place among those of its tree fits into 16 bits.
    public static final int MOST_NODES = 65_535;

    public Tree {
        int nodes = column.length;
        if (nodes == 0 || nodes > MOST_NODES) throw new IllegalArgumentException(nodes + " nodes");
        if (value.length != nodes || missingLeft.length != nodes || cover.length != nodes) throw new IllegalArgumentException("arrays of different length");
        int splits = 0;
        for (int i = 0; i < nodes; i++) {
            if (column[i] < LEAF) throw new IllegalArgumentException("column " + column[i]);
            if (!Float.isFinite(value[i])) throw new IllegalArgumentException("value " + value[i]);
            if (!(cover[i] >= 0 && Float.isFinite(cover[i]))) throw new IllegalArgumentException("cover " + cover[i]);
            if (column[i] == LEAF) continue;
            if (2 * splits + 1 <= i) throw new IllegalArgumentException("node " + i + " is its own ancestor");
            splits++;
        }
        if (nodes != 2 * splits + 1) throw new IllegalArgumentException(splits + " splits, " + nodes + " nodes");
    }

    public int nodes() {
        return column.length;
    }

    /// The left child of each split; the right one follows it. 0 at a leaf.
    int[] leftChildren() {
        int[] left = new int[column.length];
        int splits = 0;
        for (int i = 0; i < left.length; i++) if (column[i] != LEAF) left[i] = 2 * splits++ + 1;
        return left;
    }

    /// How many splits the longest way from the root passes.
    int depth() {
        int[] left = leftChildren();
        int[] depth = new int[column.length];
        int deepest = 0;
        for (int i = 0; i < left.length; i++) {
            if (left[i] == 0) continue;
            depth[left[i]] = depth[left[i] + 1] = depth[i] + 1;
            deepest = Math.max(deepest, depth[i] + 1);
        }
        return deepest;
    }

    int highestColumn() {
        int highest = LEAF;
        for (int each : column) highest = Math.max(highest, each);
        return highest;
    }
}
