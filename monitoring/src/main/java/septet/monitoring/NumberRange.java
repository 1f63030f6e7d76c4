package septet.monitoring;

import java.util.Optional;

/// The least and the greatest finite number so far.
final class NumberRange {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;

    void add(double[] values, int many) {
        double least = low;
        double most = high;
        for (int i = 0; i < many; i++) {
            double value = values[i];
            if (value < least) least = value >= -Double.MAX_VALUE ? value : least;
            if (value > most) most = value <= Double.MAX_VALUE ? value : most;
        }
        low = least;
        high = most;
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    Optional<ColumnDrift.Range> shown() {
        return low > high ? Optional.empty() : Optional.of(new ColumnDrift.Range(low, high));
    }
}
