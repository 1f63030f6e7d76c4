package septet.monitoring;

import java.time.Duration;
import java.util.OptionalDouble;
import septet.data.StateReader;
import septet.data.StateWriter;

/// How good the answers of the last seven days are, before their labels have come: each row counts as positive by as much as its score says, and as negative by the rest
/// (confidence-based performance estimation). It holds as long as scores are chances, and as the truth depends on the inputs as it did; [Trust] says whether that can be seen.
final class EstimatedQuality {
    private static final Duration LENGTH = Duration.ofDays(7);
    private static final int PANES = 7;
    /// Log-odds from -16 to 16 in steps of an eighth.
    private static final int BINS = 256;
    /// Scores are added as whole multiples of 2^-40.
    private static final double UNIT = 0x1p40;

    private static final int BATCH = 256;

    private final double[] waitingScores = new double[BATCH];
    private final long[] waitingCosts = new long[BATCH];
    private final long[] waitingTimes = new long[BATCH];
    private int waiting;
    private final Window rows = new Window(BINS, LENGTH, PANES);
    private final Window scores = new Window(BINS, LENGTH, PANES);
    private final Window costs = new Window(1, LENGTH, PANES);

    /// @param cost that is to be expected of the decision, in units of [septet.design.Type.Money#SCALE]
    void decided(double score, long cost, long at) {
        waitingScores[waiting] = score;
        waitingCosts[waiting] = cost;
        waitingTimes[waiting] = at;
        if (++waiting == BATCH) count();
    }

    /// Counts the answers that wait.
    private void count() {
        for (int i = 0; i < waiting; i++) {
            int bin = bin(waitingScores[i]);
            rows.add(bin, waitingTimes[i]);
            scores.add(bin, Math.round(waitingScores[i] * UNIT), waitingTimes[i]);
            costs.add(0, waitingCosts[i], waitingTimes[i]);
        }
        waiting = 0;
    }

    private static int bin(double score) {
        double inside = Math.clamp(score, 1e-15, 1 - 1e-15);
        return (int) Math.clamp(Math.floor(StrictMath.log(inside / (1 - inside)) * 8) + BINS / 2.0, 0, BINS - 1);
    }

    long rows(long now) {
        count();
        return rows.until(now).total();
    }

    /// Of all rows; NaN without rows.
    double positiveShare(long now) {
        return rows(now) == 0 ? Double.NaN : scores.until(now).total() / UNIT / rows(now);
    }

    /// The mean over expected positives of the expected precision at their score; empty where less than one is expected.
    OptionalDouble averagePrecision(long now) {
        count();
        Counts all = rows.until(now);
        Counts expected = scores.until(now);
        double positives = expected.total() / UNIT;
        if (positives < 1) return OptionalDouble.empty();
        double hits = 0;
        double seen = 0;
        double sum = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            double here = expected.count(bin) / UNIT;
            hits += here;
            seen += all.count(bin);
            if (here > 0) sum += here * hits / seen;
        }
        return OptionalDouble.of(sum / positives);
    }

    /// Of all decisions, in units of [septet.design.Type.Money#SCALE].
    long cost(long now) {
        count();
        return costs.until(now).total();
    }

    void write(StateWriter to) {
        count();
        rows.write(to);
        scores.write(to);
        costs.write(to);
    }

    void read(StateReader from) {
        rows.read(from);
        scores.read(from);
        costs.read(from);
    }
}
