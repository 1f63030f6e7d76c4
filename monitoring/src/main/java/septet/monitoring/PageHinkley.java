package septet.monitoring;

import septet.data.StateReader;
import septet.data.StateWriter;

/// Whether numbers have begun to be larger than they were: the sum of what each is above the mean so far, less a tolerance, has risen far above its least value (Page 1954,
/// Hinkley 1971). It begins anew after an alarm.
final class PageHinkley {
    private static final int FEWEST = 30;
    private static final double FADING = 1 - 0.0001;
    private final double tolerance;
    private final double threshold;
    private long count;
    private double mean;
    private double sum;
    private double least;

    /// @param tolerance a rise of the mean that does not matter
    /// @param threshold of the sum: greater is later and surer
    PageHinkley(double tolerance, double threshold) {
        this.tolerance = tolerance;
        this.threshold = threshold;
    }

    boolean add(double number) {
        count++;
        mean += (number - mean) / count;
        sum = FADING * sum + number - mean - tolerance;
        least = count == 1 ? sum : Math.min(least, sum);
        if (count < FEWEST || sum - least <= threshold) return false;
        count = 0;
        mean = 0;
        sum = 0;
        return true;
    }

    void write(StateWriter to) {
        to.number(count);
        to.number(Double.doubleToRawLongBits(mean));
        to.number(Double.doubleToRawLongBits(sum));
        to.number(Double.doubleToRawLongBits(least));
    }

    void read(StateReader from) {
        count = from.number();
        mean = Double.longBitsToDouble(from.number());
        sum = Double.longBitsToDouble(from.number());
        least = Double.longBitsToDouble(from.number());
    }
}
