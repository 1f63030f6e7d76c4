package septet.evaluation;

/// The mean of numbers within known bounds, as they come: the empirical Bernstein confidence sequence with predictable weights (Waudby-Smith and Ramdas, Estimating means
/// of bounded random variables by betting, 2024, theorem 2). Exact for any distribution within the bounds, as long as each number has the same mean given those before it.
/// It keeps five numbers.
public final class BoundedMean {
    private static final double MOST = 0.5;
    private final double low;
    private final double span;
    private final double alpha;
    private long count;
    private double sum;
    private double squares;
    private double weights;
    private double weighted;
    private double spent;
    private double mean = 0.5;
    private double variance = 0.25;

    public BoundedMean(double low, double high, double alpha) {
        if (!(low < high)) throw new IllegalArgumentException("from " + low + " to " + high);
        this.low = low;
        this.span = high - low;
        this.alpha = alpha;
    }

    public void add(double number) {
        double x = (number - low) / span;
        if (!(x >= 0 && x <= 1)) throw new IllegalArgumentException(number + " is not within the bounds");
        long t = count + 1;
        double weight = Math.min(MOST, Math.sqrt(2 * StrictMath.log(2 / alpha) / (variance * t * StrictMath.log(1.0 + t))));
        weights += weight;
        weighted += weight * x;
        spent += (x - mean) * (x - mean) * (-StrictMath.log1p(-weight) - weight);
        count = t;
        sum += x;
        mean = (0.5 + sum) / (t + 1);
        squares += (x - mean) * (x - mean);
        variance = (0.25 + squares) / (t + 1);
    }

    public Anytime now() {
        if (count == 0) return new Anytime(Double.NaN, low, low + span);
        double middle = weighted / weights;
        double half = (StrictMath.log(2 / alpha) + spent) / weights;
        return new Anytime(low + span * sum / count, low + span * Math.clamp(middle - half, 0, 1), low + span * Math.clamp(middle + half, 0, 1));
    }

    public long count() {
        return count;
    }
}
