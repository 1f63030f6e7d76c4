package septet.features;

import septet.data.StateReader;
import septet.data.StateWriter;

/// A mean in which a value counts half as much after each half-life (forward decay, Cormode et al. 2009). In doubles: an answer is off by
/// less than 1e-9 of the largest value while no more than a million values fall into a half-life. It depends on the order of events.
final class DecayedMean {
    static final double ERROR = 1e-9;

    private final double halfLife;
    private double weight;
    private double sum;
    /// The newest time; weights are those of that time.
    private long last = Long.MIN_VALUE;

    /// @param halfLife microseconds
    DecayedMean(long halfLife) {
        this.halfLife = halfLife;
    }

    void add(double value, long time) {
        if (isEmpty()) last = time;
        if (time >= last) {
            double decay = decay(last, time);
            weight = weight * decay + 1;
            sum = sum * decay + value;
            last = time;
        } else {
            double late = decay(time, last);
            weight += late;
            sum += late * value;
        }
    }

    private double decay(long from, long to) {
        return from == to ? 1 : StrictMath.pow(2, -((double) to - from) / halfLife);
    }

    void merge(DecayedMean other) {
        if (other.isEmpty()) return;
        if (isEmpty()) last = other.last;
        double mine = other.last > last ? decay(last, other.last) : 1;
        double theirs = other.last > last ? 1 : decay(other.last, last);
        weight = weight * mine + other.weight * theirs;
        sum = sum * mine + other.sum * theirs;
        last = Math.max(last, other.last);
    }

    boolean isEmpty() {
        return weight == 0;
    }

    double mean() {
        return sum / weight;
    }

    long hash() {
        return Hashes.of(Hashes.of(Double.doubleToLongBits(weight), Double.doubleToLongBits(sum)), last);
    }

    void write(StateWriter to) {
        to.number(Double.doubleToRawLongBits(weight));
        to.number(Double.doubleToRawLongBits(sum));
        to.number(last);
    }

    void read(StateReader from) {
        weight = Double.longBitsToDouble(from.number());
        sum = Double.longBitsToDouble(from.number());
        last = from.number();
    }
}
