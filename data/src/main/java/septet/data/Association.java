package septet.data;

import java.util.Arrays;
import septet.data.SampleColumn.Buckets;

/// How closely two columns go together.
final class Association {
    private Association() {}

    /// Pearson's correlation; 0 where one does not vary.
    static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / StrictMath.sqrt(aa * bb);
    }

    /// Ranks from 1, ties at their mean.
    static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) ranks[i] = (Sorted.below(sorted, values[i]) + Sorted.upTo(sorted, values[i]) + 1) / 2.0;
        return ranks;
    }

    /// Mutual information over the geometric mean of both entropies, less what chance alone gives (Miller and Madow); 0..1.
    static double mutual(Buckets a, Buckets b, int[] rows) {
        double[][] joint = new double[a.count()][b.count()];
        for (int row : rows) joint[a.bucket()[row]][b.bucket()[row]]++;
        double[] left = new double[a.count()];
        double[] right = new double[b.count()];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                left[i] += joint[i][j];
                right[j] += joint[i][j];
            }
        }
        double n = rows.length;
        double information = entropy(left, n) + entropy(right, n);
        for (double[] line : joint) information -= entropy(line, n);
        double chance = (used(left) - 1.0) * (used(right) - 1.0) / (2 * n);
        double scale = StrictMath.sqrt(entropy(left, n) * entropy(right, n));
        return scale <= 0 ? 0 : Math.clamp((information - chance) / scale, 0, 1);
    }

    private static double entropy(double[] counts, double n) {
        double sum = 0;
        for (double count : counts) if (count > 0) sum -= count / n * StrictMath.log(count / n);
        return sum;
    }

    private static long used(double[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
