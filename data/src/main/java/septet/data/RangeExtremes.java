package septet.data;

/// The greatest (or least) of any stretch of numbers, from a table of those of all stretches whose length is a power of two; what is missing does not count.
final class RangeExtremes {
    private final double[][] greatest;
    private final int sign;

    /// @param sign 1 for the greatest, -1 for the least
    RangeExtremes(double[] values, int sign) {
        this.sign = sign;
        greatest = new double[32 - Integer.numberOfLeadingZeros(Math.max(1, values.length))][];
        greatest[0] = new double[values.length];
        for (int i = 0; i < values.length; i++) greatest[0][i] = Double.isNaN(values[i]) ? Double.NEGATIVE_INFINITY : sign * values[i];
        for (int level = 1; level < greatest.length; level++) {
            double[] below = greatest[level - 1];
            int half = 1 << level - 1;
            double[] own = new double[Math.max(0, values.length - 2 * half + 1)];
            for (int i = 0; i < own.length; i++) own[i] = Math.max(below[i], below[i + half]);
            greatest[level] = own;
        }
    }

    /// NaN where nothing is known.
    double of(int from, int until) {
        if (from >= until) return Double.NaN;
        int level = 31 - Integer.numberOfLeadingZeros(until - from);
        double found = Math.max(greatest[level][from], greatest[level][until - (1 << level)]);
        return found == Double.NEGATIVE_INFINITY ? Double.NaN : sign * found;
    }
}
