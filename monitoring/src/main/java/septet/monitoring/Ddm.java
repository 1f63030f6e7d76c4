package septet.monitoring;

import septet.data.StateReader;
import septet.data.StateWriter;

/// Whether a share of errors has risen: it stands three standard deviations above the best that it was (drift detection method; Gama, Medas, Castillo and Rodrigues 2004).
/// It begins anew after an alarm.
final class Ddm {
    private static final int FEWEST = 30;
    private static final double WARNS = 2;
    private static final double ALARMS = 3;
    private long count;
    private double errors;
    private double best = Double.POSITIVE_INFINITY;
    private double bestShare;
    private double bestError;
    private boolean warns;

    boolean add(boolean error) {
        count++;
        if (error) errors++;
        double share = errors / count;
        double deviation = Math.sqrt(share * (1 - share) / count);
        warns = false;
        if (count <= FEWEST) return false;
        if (share + deviation <= best) {
            best = share + deviation;
            bestShare = share;
            bestError = deviation;
        }
        warns = share + deviation > bestShare + WARNS * bestError;
        if (share + deviation <= bestShare + ALARMS * bestError) return false;
        count = 0;
        errors = 0;
        best = Double.POSITIVE_INFINITY;
        return true;
    }

    /// Whether the share stands two standard deviations above its best.
    boolean warns() {
        return warns;
    }

    void write(StateWriter to) {
        to.number(count);
        for (double value : new double[] {errors, best, bestShare, bestError}) to.number(Double.doubleToRawLongBits(value));
    }

    void read(StateReader from) {
        count = from.number();
        errors = Double.longBitsToDouble(from.number());
        best = Double.longBitsToDouble(from.number());
        bestShare = Double.longBitsToDouble(from.number());
        bestError = Double.longBitsToDouble(from.number());
    }
}
