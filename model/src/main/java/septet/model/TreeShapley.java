package septet.model;

import java.util.Arrays;
import java.util.List;

/// Shapley values of trees: what each input adds to the score of the average training row, averaged over every order in which inputs could become known. While an input is
/// unknown, a row goes both ways at its splits, as many training rows went (path-dependent TreeSHAP: Lundberg and others 2020, "From local explanations to global
/// understanding", algorithm 2). Columns of one input become known together. They add up to the score exactly, but for rounding.
///
/// Takes trees times leaves times depth squared: for one explanation, not for the way of a request ([TreePaths]).
final class TreeShapley {
    private final List<Tree> trees;
    private final List<int[]> children;
    private final List<double[]> covers;
    private final double average;
    private final int[] inputOfColumn;
    private final int inputs;
    private final float[] columns;
    /// The path to the node at hand: for each input on it, the share of training rows that follow when it is unknown, whether the row itself follows, and the
    /// weight of the orders in which so many of the path are known.
    private final int[] input;
    private final double[] unknown;
    private final double[] known;
    private final double[] weight;
    private double[] into;

    TreeShapley(Trees all, int[] inputOfColumn, int inputs) {
        trees = all.trees();
        children = trees.stream().map(Tree::leftChildren).toList();
        covers = trees.stream().map(TreeShapley::covers).toList();
        this.inputOfColumn = inputOfColumn;
        this.inputs = inputs;
        columns = new float[all.width()];
        Arrays.fill(columns, Float.NaN);
        int longest = trees.stream().mapToInt(Tree::depth).max().orElse(0) + 2;
        int room = longest * (longest + 1) / 2 + longest;
        input = new int[room];
        unknown = new double[room];
        known = new double[room];
        weight = new double[room];
        into = new double[inputs];
        double roots = all.base();
        for (int i = 0; i < trees.size(); i++) roots += mean(i, 0);
        average = roots;
    }

    /// Those of leaves are given; what stands above adds up.
    private static double[] covers(Tree tree) {
        int[] left = tree.leftChildren();
        double[] covers = new double[tree.nodes()];
        for (int i = covers.length - 1; i >= 0; i--) covers[i] = left[i] == 0 ? tree.cover()[i] : covers[left[i]] + covers[left[i] + 1];
        return covers;
    }

    private double mean(int tree, int node) {
        int left = children.get(tree)[node];
        if (left == 0) return trees.get(tree).value()[node];
        return share(tree, node, left) * mean(tree, left) + share(tree, node, left + 1) * mean(tree, left + 1);
    }

    /// The share of the training rows at a node that went on to this child; where none came by, half.
    private double share(int tree, int node, int child) {
        double[] cover = covers.get(tree);
        return cover[node] > 0 ? cover[child] / cover[node] : 0.5;
    }

    double contributions(Encoded row, double[] sums) {
        if (sums.length != inputs) throw new IllegalArgumentException(sums.length + " places for " + inputs + " inputs");
        Arrays.fill(sums, 0);
        into = sums;
        for (int i = 0; i < row.count(); i++) columns[row.column(i)] = (float) row.value(i);
        for (int tree = 0; tree < trees.size(); tree++) walk(tree, 0, 0, 0, new Step(1, 1, -1));
        for (int i = 0; i < row.count(); i++) columns[row.column(i)] = Float.NaN;
        return average;
    }

    private record Step(double unknown, double known, int input) {}

    /// @param from   where the path of the parent begins
    /// @param length of the path of the parent
    private void walk(int tree, int node, int from, int length, Step step) {
        if (step.unknown() == 0 && step.known() == 0) return;
        int path = from + length;
        System.arraycopy(input, from, input, path, length);
        System.arraycopy(unknown, from, unknown, path, length);
        System.arraycopy(known, from, known, path, length);
        System.arraycopy(weight, from, weight, path, length);
        extend(path, length, step);
        int left = children.get(tree)[node];
        if (left == 0) {
            for (int i = 1; i <= length; i++) into[input[path + i]] += without(path, length, i) * (known[path + i] - unknown[path + i]) * trees.get(tree).value()[node];
            return;
        }
        int column = trees.get(tree).column()[node];
        float value = columns[column];
        boolean goesLeft = Float.isNaN(value) ? trees.get(tree).missingLeft()[node] : value < trees.get(tree).value()[node];
        int split = inputOfColumn[column];
        double before = 1;
        double follows = 1;
        int size = length + 1;
        for (int i = 1; i <= length; i++) {
            if (input[path + i] != split) continue;
            before = unknown[path + i];
            follows = known[path + i];
            remove(path, length, i);
            size--;
            break;
        }
        int hot = goesLeft ? left : left + 1;
        int cold = goesLeft ? left + 1 : left;
        walk(tree, hot, path, size, new Step(before * share(tree, node, hot), follows, split));
        walk(tree, cold, path, size, new Step(before * share(tree, node, cold), 0, split));
    }

    private void extend(int path, int length, Step step) {
        input[path + length] = step.input();
        unknown[path + length] = step.unknown();
        known[path + length] = step.known();
        weight[path + length] = length == 0 ? 1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            weight[path + i + 1] += step.known() * weight[path + i] * (i + 1) / (length + 1.0);
            weight[path + i] = step.unknown() * weight[path + i] * (length - i) / (length + 1.0);
        }
    }

    /// Takes the input at a place out of the path again.
    private void remove(int path, int length, int place) {
        double one = known[path + place];
        double zero = unknown[path + place];
        double next = weight[path + length];
        for (int i = length - 1; i >= 0; i--) {
            if (one != 0) {
                double old = weight[path + i];
                weight[path + i] = next * (length + 1.0) / ((i + 1) * one);
                next = old - weight[path + i] * zero * (length - i) / (length + 1.0);
            } else {
                weight[path + i] = weight[path + i] * (length + 1.0) / (zero * (length - i));
            }
        }
        for (int i = place; i < length; i++) {
            input[path + i] = input[path + i + 1];
            unknown[path + i] = unknown[path + i + 1];
            known[path + i] = known[path + i + 1];
        }
    }

    /// The sum of the weights of the path without the input at a place.
    private double without(int path, int length, int place) {
        double one = known[path + place];
        double zero = unknown[path + place];
        double next = weight[path + length];
        double sum = 0;
        for (int i = length - 1; i >= 0; i--) {
            if (one != 0) {
                double weighed = next * (length + 1.0) / ((i + 1) * one);
                sum += weighed;
                next = weight[path + i] - weighed * zero * (length - i) / (length + 1.0);
            } else if (zero != 0) {
                sum += weight[path + i] / (zero * (length - i) / (length + 1.0));
            }
        }
        return sum;
    }
}
