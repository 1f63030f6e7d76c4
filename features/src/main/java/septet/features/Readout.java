package septet.features;

import java.util.BitSet;
import septet.data.Values;

/// From counts and sums to the values of a reading, for a block of questions: what [Reading] does for one history.
final class Readout {
    private final Reading reading;
    private final SlotColumn column;
    /// Rows of which a sum is beyond the range of its type.
    private final BitSet beyond = new BitSet();

    Readout(Reading reading, SlotColumn column) {
        this.reading = reading;
        this.column = column;
    }

    /// Whether a reading needs no more of a window than count and sum.
    static boolean covers(Reading reading) {
        return switch (reading.what()) {
            case COUNT, RATE -> true;
            case ANY -> reading.kind() != Channel.Kind.DOUBLE;
            case TRUTHS, SUM, MEAN -> reading.kind() == Channel.Kind.SCALED;
            case MIN, MAX, VARIANCE, STDDEV, FIRST, LAST, SINCE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
                    ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> false;
        };
    }

    /// Whether it reads the sum too.
    static boolean isSum(Reading reading) {
        return switch (reading.what()) {
            case COUNT, RATE -> false;
            case ANY, TRUTHS, SUM, MEAN -> reading.kind() == Channel.Kind.SCALED;
            case MIN, MAX, VARIANCE, STDDEV, FIRST, LAST, SINCE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
                    ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> true;
        };
    }

    Reading reading() {
        return reading;
    }

    SlotColumn column() {
        return column;
    }

    BitSet beyond() {
        return beyond;
    }

    void take(Block block) {
        switch (column) {
            case SlotColumn.Doubles(double[] values) -> numbers(block, values);
            case SlotColumn.Longs(var _, long[] values) -> System.arraycopy(block.sums, 0, values, block.from, block.size);
            case SlotColumn.Truths(byte[] values) -> truths(block, values);
            case SlotColumn.Words _ -> throw new IllegalStateException("no aggregate is a text");
        }
    }

    private void numbers(Block block, double[] values) {
        switch (reading.what()) {
            case COUNT -> copy(block.counts, block, values);
            case TRUTHS, SUM -> copy(block.sums, block, values);
            case RATE -> {
                for (int i = 0; i < block.size; i++) values[block.from + i] = block.counts[i] == 0 ? Double.NaN : Reading.rate(block.counts[i], reading.setting());
            }
            case MEAN -> means(block, values);
            case ANY, MIN, MAX, VARIANCE, STDDEV, FIRST, LAST, SINCE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
                    ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> throw new IllegalStateException(reading.toString());
        }
    }

    private static void copy(long[] from, Block block, double[] into) {
        for (int i = 0; i < block.size; i++) into[block.from + i] = from[i];
    }

    private void means(Block block, double[] values) {
        if (!divide(block, values, reading.units(), Reading.mostExact(reading.units()))) correct(block, values);
    }

    /// Divides as doubles do.
    ///
    /// @return whether that is exact
    private static boolean divide(Block block, double[] values, long units, long most) {
        boolean exact = true;
        for (int i = 0; i < block.size; i++) {
            long count = block.counts[i];
            long sum = block.sums[i];
            exact &= count < most & Reading.isExact(sum);
            values[block.from + i] = count == 0 ? Double.NaN : sum / (double) (units * count);
        }
        return exact;
    }

    private void correct(Block block, double[] values) {
        for (int i = 0; i < block.size; i++) values[block.from + i] = block.counts[i] == 0 ? Double.NaN : Reading.mean(block.sums[i], block.counts[i], reading.units());
    }

    private void truths(Block block, byte[] values) {
        long[] from = reading.kind() == Channel.Kind.SCALED ? block.sums : block.counts;
        for (int i = 0; i < block.size; i++) values[block.from + i] = (byte) Values.truth(from[i] > 0);
    }
}
