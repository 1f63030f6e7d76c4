package septet.engines.xgboost;

import java.util.Arrays;

/// Where a number may be split: at most [#MOST] values of each column, chosen so that the rows of each class have an equal part
/// in them (half of the cuts for the positive rows, half for the negative). Plain quantiles, XGBoost's own choice, spend almost all of their cuts on the common
/// class and leave the tail, where the rare one often lives, in a single bin.
///
/// A value is replaced by the greatest cut that is not above it. A split below a cut then parts the true values just as
/// the replaced ones, so that the tree holds for both.
///
/// @param at    the cuts, rising
/// @param codes for each row the place of its cut; [#MOST] for missing
record Cuts(float[] at, byte[] codes) {
    /// XGBoost keeps bins in one byte; one of them is its own.
    static final int MOST = 255;

    /// @param column  missing is NaN
    /// @param classes of the rows; 0 for all where they have none
    static Cuts of(float[] column, int[] classes, double[] weight) {
        byte[] codes = new byte[column.length];
        Arrays.fill(codes, (byte) MOST);
        long[] order = sorted(column);
        if (order.length == 0) return new Cuts(new float[0], codes);
        float[] cuts = cuts(order, classes, weight);
        for (int i = 0, cut = 0; i < order.length; i++) {
            float value = value(order[i]);
            while (cut + 1 < cuts.length && cuts[cut + 1] <= value) cut++;
            codes[(int) order[i]] = (byte) cut;
        }
        return new Cuts(cuts, codes);
    }

    /// What stands for the value of a row; NaN where it is missing.
    float value(int row) {
        int code = codes[row] & 0xFF;
        return code == MOST ? Float.NaN : at[code];
    }

    /// The known values in rising order, each with its row.
    private static long[] sorted(float[] column) {
        long[] order = new long[column.length];
        int known = 0;
        for (int row = 0; row < column.length; row++) {
            if (Float.isNaN(column[row])) continue;
            int bits = Float.floatToRawIntBits(column[row] + 0.0f);
            order[known++] = (long) (bits ^ (bits >> 31) & 0x7FFFFFFF) << 32 | row;
        }
        order = Arrays.copyOf(order, known);
        Arrays.sort(order);
        return order;
    }

    private static float value(long ordered) {
        int key = (int) (ordered >> 32);
        return Float.intBitsToFloat(key ^ (key >> 31) & 0x7FFFFFFF);
    }

    private static float[] cuts(long[] order, int[] classes, double[] weight) {
        float[] distinct = distinct(order);
        if (distinct.length <= MOST) return distinct;
        double[] mass = masses(order, classes, weight);
        float[] cuts = new float[MOST];
        int count = 0;
        double behind = 0;
        for (long each : order) {
            int row = (int) each;
            float value = value(each);
            boolean due = count == 0 || behind >= (double) count / MOST && value > cuts[count - 1];
            if (due && count < MOST) cuts[count++] = value;
            behind += weight[row] / mass[classes[row]];
        }
        return Arrays.copyOf(cuts, count);
    }

    /// What the rows of each class weigh, times the number of classes.
    private static double[] masses(long[] order, int[] classes, double[] weight) {
        int highest = 0;
        for (long each : order) highest = Math.max(highest, classes[(int) each]);
        double[] mass = new double[highest + 1];
        for (long each : order) mass[classes[(int) each]] += weight[(int) each];
        int shown = 0;
        for (double each : mass) if (each > 0) shown++;
        for (int i = 0; i < mass.length; i++) mass[i] *= shown;
        return mass;
    }

    private static float[] distinct(long[] order) {
        float[] distinct = new float[order.length];
        int count = 0;
        for (long each : order) if (count == 0 || value(each) != distinct[count - 1]) distinct[count++] = value(each);
        return Arrays.copyOf(distinct, count);
    }
}
