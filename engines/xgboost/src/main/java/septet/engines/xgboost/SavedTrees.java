package septet.engines.xgboost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import septet.model.Link;
import septet.model.Tree;
import septet.model.Trees;

/// Trees as XGBoost saves them ("Introduction to Model IO" in its manual), read into our own layout.
final class SavedTrees {
    private static final int MOST_HEADS = 1_000;

    private SavedTrees() {}

    /// @param saved a model in universal binary JSON, or in JSON
    /// @throws IllegalArgumentException where it is no model of boosted trees with numeric splits and an objective that is known here
    static Saved read(byte[] saved) {
        Map<String, Object> learner = map(map(JsonText.isText(saved) ? JsonText.read(saved) : UniversalBinary.read(saved)), "learner");
        Map<String, Object> about = map(learner, "learner_model_param");
        Map<String, Object> booster = map(learner, "gradient_booster");
        String objective = text(map(learner, "objective"), "name");
        if (!text(booster, "name").equals("gbtree")) throw new IllegalArgumentException("the booster " + text(booster, "name"));
        if (whole(about, "num_target") > 1) throw new IllegalArgumentException(whole(about, "num_target") + " targets");
        int heads = Math.max(1, whole(about, "num_class"));
        if (heads > MOST_HEADS) throw new IllegalArgumentException(heads + " classes");
        Link link = link(objective, heads);
        double[] bases = bases(text(about, "base_score"), objective, heads);
        Map<String, Object> model = map(booster, "model");
        List<?> trees = list(model, "trees");
        int[] group = wholes(model, "tree_info");
        if (group.length != trees.size()) throw new IllegalArgumentException(trees.size() + " trees, " + group.length + " classes of trees");
        List<List<Tree>> ofHead = new ArrayList<>();
        for (int head = 0; head < heads; head++) ofHead.add(new ArrayList<>());
        for (int i = 0; i < group.length; i++) {
            if (group[i] < 0 || group[i] >= heads) throw new IllegalArgumentException("a tree of the class " + group[i]);
            ofHead.get(group[i]).add(tree(map(trees.get(i))));
        }
        List<Trees> scores = new ArrayList<>();
        for (int head = 0; head < heads; head++) scores.add(new Trees(whole(about, "num_feature"), bases[head], ofHead.get(head)));
        return new Saved(names(learner), List.copyOf(scores), link);
    }

    private static Link link(String objective, int heads) {
        Link link = switch (objective) {
            case "binary:logistic", "reg:logistic", "binary:logitraw" -> Link.LOGISTIC;
            case "multi:softprob", "multi:softmax" -> Link.SOFTMAX;
            case "reg:squarederror", "reg:absoluteerror", "reg:pseudohubererror", "reg:quantileerror" -> Link.IDENTITY;
            case "count:poisson", "reg:gamma", "reg:tweedie" -> Link.EXPONENTIAL;
            default -> throw new IllegalArgumentException("the objective " + objective);
        };
        if (heads > 1 != (link == Link.SOFTMAX)) throw new IllegalArgumentException("the objective " + objective + " for " + heads + " classes");
        return link;
    }

    /// The first scores: probabilities or numbers, as `5E-1` or, since version 3.1, `[5E-1]` with one for each class.
    private static double[] bases(String written, String objective, int heads) {
        String[] parts = written.replace("[", "").replace("]", "").split(",");
        if (parts.length != 1 && parts.length != heads) throw new IllegalArgumentException(parts.length + " first scores");
        double[] bases = new double[heads];
        for (int head = 0; head < heads; head++) {
            double base = Double.parseDouble(parts[parts.length == 1 ? 0 : head].strip());
            bases[head] = switch (objective) {
                case "binary:logistic", "reg:logistic" -> StrictMath.log(base / (1 - base));
                case "count:poisson", "reg:gamma", "reg:tweedie" -> StrictMath.log(base);
                default -> base;
            };
        }
        return bases;
    }

    private static List<String> names(Map<String, Object> learner) {
        return learner.get("feature_names") instanceof List<?> names ? names.stream().map(String::valueOf).toList() : Collections.emptyList();
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

    private static int whole(Map<String, Object> map, String name) {
        return map.containsKey(name) ? Integer.parseInt(text(map, name)) : 0;
    }

    private static List<?> list(Map<String, Object> map, String name) {
        if (map.get(name) instanceof List<?> list) return list;
        throw new IllegalArgumentException(name + " is no list");
    }

    /// An array of one type in binary, a list of numbers in text.
    private static int[] wholes(Map<String, Object> map, String name) {
        return switch (map.get(name)) {
            case int[] wholes -> wholes;
            case List<?> list -> list.stream().mapToInt(each -> Math.toIntExact(number(each, name).longValue())).toArray();
            case null, default -> throw new IllegalArgumentException(name + " is no list of whole numbers");
        };
    }

    private static float[] singles(Map<String, Object> map, String name) {
        if (map.get(name) instanceof float[] singles) return singles;
        if (!(map.get(name) instanceof List<?> list)) throw new IllegalArgumentException(name + " is no list of numbers");
        float[] singles = new float[list.size()];
        for (int i = 0; i < singles.length; i++) singles[i] = number(list.get(i), name).floatValue();
        return singles;
    }

    private static Number number(Object value, String name) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case null, default -> throw new IllegalArgumentException(name + " holds something else than numbers");
        };
    }
}
