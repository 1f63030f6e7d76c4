package septet.features;

import java.util.Arrays;

/// Compares training sets bit by bit.
final class Same {
    private Same() {}

    /// How many values were compared; the first difference is an error.
    static long compare(FeaturePlan plan, TrainingSet expected, TrainingSet found, String what) {
        boolean same = Arrays.equals(expected.rows(), found.rows()) && Arrays.equals(expected.times(), found.times()) && Arrays.equals(expected.labels(), found.labels())
                && Arrays.equals(expected.knownAt(), found.knownAt()) && Arrays.deepEquals(expected.extras(), found.extras()) && expected.texts().equals(found.texts());
        if (!same) throw new AssertionError(what + ": other rows, labels or extras");
        if (expected.degraded() != found.degraded()) throw new AssertionError(what + ": degraded " + found.degraded() + " instead of " + expected.degraded());
        if (expected.overflows() != found.overflows()) throw new AssertionError(what + ": " + found.overflows() + " sums beyond range instead of " + expected.overflows());
        long compared = 0;
        for (int input = 0; input < expected.inputs().length; input++) {
            for (int row = 0; row < expected.size(); row++) {
                double a = expected.inputs()[input][row];
                double b = found.inputs()[input][row];
                if (Double.doubleToRawLongBits(a) != Double.doubleToRawLongBits(b)) {
                    throw new AssertionError(what + ": " + plan.features() + " input " + input + " of row " + row + " is " + b + " instead of " + a);
                }
                compared++;
            }
        }
        return compared;
    }
}
