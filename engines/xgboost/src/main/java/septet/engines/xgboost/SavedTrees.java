package septet.engines.xgboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import septet.model.Tree;
import septet.model.Trees;

/// Trees as XGBoost saves them ("Introduction to Model IO" in its manual), read into our own layout.
final class SavedTrees {
    private SavedTrees() {}

    /// @param saved a model in universal binary JSON
    /// @throws IllegalArgumentException where it is no model of boosted trees with one score and numeric splits
    static Trees read(byte[] saved) {
        Map<String, Object> learner = map(map(UniversalBinary.read(saved)), "learner");
        Map<String, Object> about = map(learner, "learner_model_param");
        Map<String, Object> booster = map(learner, "gradient_booster");
        String objective = text(map(learner, "objective"), "name");
        if (!objective.equals("binary:logistic")) throw new IllegalArgumentException("the objective " + objective);
        if (!text(booster, "name").equals("gbtree")) throw new IllegalArgumentException("the booster " + text(booster, "name"));
        List<Tree> trees = new ArrayList<>();
        for (Object tree : list(map(booster, "model"), "trees")) trees.add(tree(map(tree)));
        return new Trees(Integer.parseInt(text(about, "num_feature")), base(text(about, "base_score")), trees);
    }

    /// A probability, as `5E-1` or, since version 3.1, `[5E-1]`.
    private static double base(String score) {
        double probability = Double.parseDouble(score.replace("[", "").replace("]", ""));
        return StrictMath.log(probability / (1 - probability));
    }

    private static Tree tree(Map<String, Object> saved) {
        int[] left = wholes(saved, "left_children");
        int[] right = wholes(saved, "right_children");
        int[] column = wholes(saved, "split_indices");
        int[] type = wholes(saved, "split_type");
        int[] defaultLeft = wholes(saved, "default_left");
        float[] condition = singles(saved, "split_conditions");
        float[] hessian = singles(saved, "sum_hessian");
        for (int length : new int[] {right.length, column.length, type.length, defaultLeft.length, condition.length, hessian.length}) {
            if (length != left.length) throw new IllegalArgumentException("arrays of different length");
        }
        int[] order = levels(left, right);
        int[] columns = new int[order.length];
        float[] values = new float[order.length];
        boolean[] missingLeft = new boolean[order.length];
        float[] cover = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            int node = order[i];
            boolean leaf = left[node] < 0;
            if (!leaf && type[node] != 0) throw new IllegalArgumentException("a split by a category");
            columns[i] = leaf ? Tree.LEAF : column[node];
            values[i] = condition[node];
            missingLeft[i] = !leaf && defaultLeft[node] != 0;
            cover[i] = hessian[node];
        }
        return new Tree(columns, values, missingLeft, cover);
    }

    /// The nodes that the root leads to, level by level.
    private static int[] levels(int[] left, int[] right) {
        int[] order = new int[left.length];
        int count = Math.min(1, order.length);
        for (int i = 0; i < count; i++) {
            int node = order[i];
            if (left[node] < 0) continue;
            if (count + 2 > order.length) throw new IllegalArgumentException("a node with two parents");
            order[count++] = child(left[node], left.length);
            order[count++] = child(right[node], left.length);
        }
        return Arrays.copyOf(order, count);
    }

    private static int child(int node, int nodes) {
        if (node < 0 || node >= nodes) throw new IllegalArgumentException("the node " + node + " of " + nodes);
        return node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new IllegalArgumentException("something else where an object belongs");
    }

    private static Map<String, Object> map(Map<String, Object> map, String name) {
        return map(map.get(name));
    }

    private static String text(Map<String, Object> map, String name) {
        if (map.get(name) instanceof String text) return text;
        throw new IllegalArgumentException(name + " is no text");
    }

    private static List<?> list(Map<String, Object> map, String name) {
        if (map.get(name) instanceof List<?> list) return list;
        throw new IllegalArgumentException(name + " is no list");
    }

    private static int[] wholes(Map<String, Object> map, String name) {
        if (map.get(name) instanceof int[] wholes) return wholes;
        throw new IllegalArgumentException(name + " is no list of whole numbers");
    }

    private static float[] singles(Map<String, Object> map, String name) {
        if (map.get(name) instanceof float[] singles) return singles;
        throw new IllegalArgumentException(name + " is no list of numbers");
    }
}
