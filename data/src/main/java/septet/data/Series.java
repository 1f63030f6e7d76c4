package septet.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Numbers, compared by squared correlation where both are known: of the numbers themselves, or of their logarithms.
final class Series {
    private static final int FEWEST = 100;
    private static final double PROMISING = 0.2;
    private final double[] values;
    private final Centred plain;
    private Optional<Centred> logs = Optional.empty();

    Series(double[] values) {
        this.values = values;
        plain = Centred.of(values);
    }

    /// @param places which of these
    Series(double[] all, int[] places) {
        this(IntStream.of(places).mapToDouble(place -> all[place]).toArray());
    }

    double squared(Series other) {
        double squared = plain.squared(other.plain);
        return squared < PROMISING ? squared : Math.max(squared, logs().squared(other.logs()));
    }

    private Centred logs() {
        if (logs.isEmpty()) logs = Optional.of(Centred.of(Arrays.stream(values).map(value -> Math.signum(value) * Math.log1p(Math.abs(value))).toArray()));
        return logs.get();
    }

    /// Numbers less their mean, so that one pass over both sides is enough.
    ///
    /// @param whole   whether all are known
    /// @param squares their sum of squares
    private record Centred(double[] values, boolean whole, double squares) {
        static Centred of(double[] values) {
            double sum = 0;
            int known = 0;
            for (double value : values) {
                if (Double.isNaN(value)) continue;
                sum += value;
                known++;
            }
            double mean = known == 0 ? 0 : sum / known;
            double[] centred = new double[values.length];
            double squares = 0;
            for (int i = 0; i < centred.length; i++) {
                centred[i] = values[i] - mean;
                if (centred[i] == centred[i]) squares += centred[i] * centred[i];
            }
            return new Centred(centred, known == values.length, squares);
        }

        double squared(Centred other) {
            if (!whole || !other.whole) return squaredWhereKnown(other);
            return values.length < FEWEST ? 0 : share(values.length, squares, other.squares, products(other.values));
        }

        private double products(double[] other) {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            int i = 0;
            for (; i + 3 < other.length; i += 4) {
                s0 += values[i] * other[i];
                s1 += values[i + 1] * other[i + 1];
                s2 += values[i + 2] * other[i + 2];
                s3 += values[i + 3] * other[i + 3];
            }
            for (; i < other.length; i++) s0 += values[i] * other[i];
            return s0 + s1 + (s2 + s3);
        }

        private double squaredWhereKnown(Centred other) {
            double n = 0;
            double sa = 0;
            double sb = 0;
            double aa = 0;
            double bb = 0;
            double ab = 0;
            for (int i = 0; i < values.length; i++) {
                double a = values[i];
                double b = other.values[i];
                double both = a * b;
                if (both != both) continue;
                n++;
                sa += a;
                sb += b;
                aa += a * a;
                bb += b * b;
                ab += both;
            }
            return n < FEWEST ? 0 : share(n, aa - sa * sa / n, bb - sb * sb / n, ab - sa * sb / n);
        }

        private static double share(double n, double aa, double bb, double ab) {
            return aa <= 1e-12 * n || bb <= 1e-12 * n ? 0 : ab * ab / (aa * bb);
        }
    }
}
