package septet.data;

import java.util.stream.IntStream;

/// Numbers at some places, compared by squared correlation where both are known: of the numbers themselves, or of their logarithms.
final class Series {
    private static final int FEWEST = 100;
    private static final double PROMISING = 0.2;
    private final int[] places;
    private final double[] values;
    private double[] logs = new double[0];

    /// @param places which of these
    Series(double[] all, int[] places) {
        this.places = places;
        values = IntStream.of(places).mapToDouble(place -> all[place]).toArray();
    }

    int[] places() {
        return places;
    }

    double squared(Series other) {
        double plain = correlated(values, other.values);
        return plain < PROMISING ? plain : Math.max(plain, correlated(logs(), other.logs()));
    }

    private double[] logs() {
        if (logs.length == 0) {
            logs = new double[values.length];
            for (int i = 0; i < logs.length; i++) logs[i] = Math.signum(values[i]) * Math.log1p(Math.abs(values[i]));
        }
        return logs;
    }

    private static double correlated(double[] a, double[] b) {
        double n = 0;
        double sa = 0;
        double sb = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) continue;
            n++;
            sa += a[i];
            sb += b[i];
        }
        if (n < FEWEST) return 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) continue;
            double x = a[i] - sa / n;
            double y = b[i] - sb / n;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }
        return aa <= 1e-12 * n || bb <= 1e-12 * n ? 0 : ab * ab / (aa * bb);
    }
}
