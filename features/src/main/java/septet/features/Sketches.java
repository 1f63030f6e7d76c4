package septet.features;

import java.util.Arrays;
import java.util.List;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.Values;

/// What one history keeps since the beginning with a stated error. Events are folded in in the order of the log, each from its own time
/// on: at its arrival, or, if its time lies ahead, before the first event that arrives then. Nothing is ever taken back, so a late row sees what has
/// arrived, also what lies behind its own time.
final class Sketches {
    static final Sketches NONE = new Sketches(new Shape(List.of(), List.of(), false, 0));
    private static final long[] NOTHING = {};

    private final Shape shape;
    private final DistinctSketch[] distinct;
    private final QuantileSketch[] quantiles;
    private final HeavyHitters[] hitters;
    private final DecayedMean[] means;
    /// Entries whose time lies ahead, the first to come first: their times and values.
    private long[] ahead = NOTHING;
    private int waiting;

    Sketches(Shape shape) {
        this.shape = shape;
        int channels = shape.channels();
        distinct = new DistinctSketch[channels];
        quantiles = new QuantileSketch[channels];
        hitters = new HeavyHitters[channels];
        means = new DecayedMean[channels];
        for (int c = 0; c < channels; c++) {
            switch (shape.sketches[c]) {
                case NOTHING -> { }
                case DISTINCT -> distinct[c] = new DistinctSketch();
                case QUANTILE -> quantiles[c] = new QuantileSketch();
                case TOP -> hitters[c] = new HeavyHitters();
                case DECAYED -> means[c] = new DecayedMean(shape.halfLives[c]);
            }
        }
    }

    /// @param values one for each channel
    void add(long time, long arrival, long[] values) {
        settle(arrival);
        if (time > arrival) await(time, values);
        else fold(time, values, 0);
    }

    /// Folds in what lay ahead and has come.
    void settle(long arrival) {
        if (waiting == 0) return;
        int stride = 1 + shape.channels();
        int come = 0;
        while (come < waiting && ahead[come * stride] <= arrival) {
            fold(ahead[come * stride], ahead, come * stride + 1);
            come++;
        }
        if (come == 0) return;
        System.arraycopy(ahead, come * stride, ahead, 0, (waiting - come) * stride);
        waiting -= come;
    }

    private void await(long time, long[] values) {
        int stride = 1 + shape.channels();
        if ((waiting + 1) * stride > ahead.length) ahead = Arrays.copyOf(ahead, Math.max(4 * stride, 2 * ahead.length));
        int at = waiting;
        while (at > 0 && ahead[(at - 1) * stride] > time) at--;
        System.arraycopy(ahead, at * stride, ahead, (at + 1) * stride, (waiting - at) * stride);
        ahead[at * stride] = time;
        System.arraycopy(values, 0, ahead, at * stride + 1, stride - 1);
        waiting++;
    }

    private void fold(long time, long[] values, int from) {
        for (int c = 0; c < distinct.length; c++) {
            long value = values[from + c];
            if (value == Values.MISSING) continue;
            switch (shape.sketches[c]) {
                case NOTHING -> { }
                case DISTINCT -> distinct[c].add(value);
                case QUANTILE -> quantiles[c].add(number(c, value));
                case TOP -> hitters[c].add(value);
                case DECAYED -> means[c].add(number(c, value), time);
            }
        }
    }

    /// A double, or whole units.
    private double number(int channel, long value) {
        return shape.kinds[channel] == Channel.Kind.DOUBLE ? Double.longBitsToDouble(value) : value;
    }

    boolean isEmpty(int channel) {
        return switch (shape.sketches[channel]) {
            case NOTHING -> true;
            case DISTINCT -> distinct[channel].isEmpty();
            case QUANTILE -> quantiles[channel].isEmpty();
            case TOP -> hitters[channel].isEmpty();
            case DECAYED -> means[channel].isEmpty();
        };
    }

    double distinct(int channel) {
        return distinct[channel].estimate();
    }

    /// As the channel's values stand.
    long quantile(int channel, long billionths) {
        double value = quantiles[channel].quantile(billionths);
        return shape.kinds[channel] == Channel.Kind.DOUBLE ? Values.number(value) : (long) Math.rint(value);
    }

    HeavyHitters hitters(int channel) {
        return hitters[channel];
    }

    double decayedMean(int channel) {
        return means[channel].mean();
    }

    /// Adds what another history saw; only counts of different values and quantiles are then those of one pass.
    void absorb(Sketches other) {
        for (int c = 0; c < distinct.length; c++) {
            switch (shape.sketches[c]) {
                case NOTHING -> { }
                case DISTINCT -> distinct[c].merge(other.distinct[c]);
                case QUANTILE -> quantiles[c].merge(other.quantiles[c]);
                case TOP -> hitters[c].merge(other.hitters[c]);
                case DECAYED -> means[c].merge(other.means[c]);
            }
        }
        int stride = 1 + shape.channels();
        for (int i = 0; i < other.waiting; i++) await(other.ahead[i * stride], Arrays.copyOfRange(other.ahead, i * stride + 1, (i + 1) * stride));
    }

    long bytes() {
        long bytes = 64 + 8L * ahead.length;
        for (int c = 0; c < distinct.length; c++) {
            bytes += switch (shape.sketches[c]) {
                case NOTHING -> 0;
                case DISTINCT -> distinct[c].bytes();
                case QUANTILE -> quantiles[c].bytes();
                case TOP -> hitters[c].bytes();
                case DECAYED -> 48;
            };
        }
        return bytes;
    }

    long hash(Dictionary words) {
        long hash = waiting;
        for (int i = 0; i < waiting; i++) hash = Hashes.of(hash, ahead[i * (1 + shape.channels())]);
        for (int c = 0; c < distinct.length; c++) {
            hash = switch (shape.sketches[c]) {
                case NOTHING -> hash;
                case DISTINCT -> Hashes.of(hash, distinct[c].hash());
                case QUANTILE -> Hashes.of(hash, quantiles[c].hash());
                case TOP -> Hashes.of(hash, hitters[c].hash(shape.types[c], words));
                case DECAYED -> Hashes.of(hash, means[c].hash());
            };
        }
        return hash;
    }

    void write(StateWriter to) {
        to.number(waiting);
        int stride = 1 + shape.channels();
        for (int i = 0; i < waiting; i++) {
            to.number(ahead[i * stride]);
            for (int c = 0; c < shape.channels(); c++) to.value(shape.types[c], ahead[i * stride + 1 + c]);
        }
        for (int c = 0; c < distinct.length; c++) {
            switch (shape.sketches[c]) {
                case NOTHING -> { }
                case DISTINCT -> distinct[c].write(to);
                case QUANTILE -> quantiles[c].write(to);
                case TOP -> hitters[c].write(shape.types[c], to);
                case DECAYED -> means[c].write(to);
            }
        }
    }

    /// The same, which goes its own way from now on.
    Sketches copy(Dictionary words) {
        StateWriter to = new StateWriter(words);
        write(to);
        Sketches copy = new Sketches(shape);
        copy.read(new StateReader(to.blocks(), words));
        return copy;
    }

    /// Of a new history only.
    void read(StateReader from) {
        long[] values = new long[shape.channels()];
        for (int left = from.count(); left > 0; left--) {
            long time = from.number();
            for (int c = 0; c < values.length; c++) values[c] = from.value(shape.types[c]);
            await(time, values);
        }
        for (int c = 0; c < distinct.length; c++) {
            switch (shape.sketches[c]) {
                case NOTHING -> { }
                case DISTINCT -> distinct[c].read(from);
                case QUANTILE -> quantiles[c].read(from);
                case TOP -> hitters[c].read(shape.types[c], from);
                case DECAYED -> means[c].read(from);
            }
        }
    }
}
