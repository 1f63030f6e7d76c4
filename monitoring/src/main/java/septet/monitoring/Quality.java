package septet.monitoring;

import java.util.OptionalDouble;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.evaluation.Anytime;
import septet.evaluation.Means;

/// How good the answers were whose truth has become known, from exact counts: scores are counted in narrow bins of log-odds, so that
/// parts can be added and a replay gives the same bits. Within a bin scores count as equal.
public final class Quality {
    /// Log-odds from -16 to 16 in steps of 1/64; the ends hold what is beyond.
    private static final int BINS = 2_048;
    private static final int GROUPS = 10;
    /// Scores are added as whole multiples of 2^-40.
    private static final double UNIT = 0x1p40;
    private final long[] positives = new long[BINS];
    private final long[] negatives = new long[BINS];
    private final long[] scores = new long[BINS];
    private long cost;
    private long baselineCost;

    /// @param score        the answer's estimate, from 0 to 1
    /// @param cost         of the decision that was taken, in units of [septet.design.Type.Money#SCALE]
    /// @param baselineCost of the decision that the baseline would have taken
    public void add(double score, boolean truth, long cost, long baselineCost) {
        int bin = bin(score);
        (truth ? positives : negatives)[bin]++;
        scores[bin] += Math.round(score * UNIT);
        this.cost = Math.addExact(this.cost, cost);
        this.baselineCost = Math.addExact(this.baselineCost, baselineCost);
    }

    public void add(Quality others) {
        for (int i = 0; i < BINS; i++) {
            positives[i] += others.positives[i];
            negatives[i] += others.negatives[i];
            scores[i] += others.scores[i];
        }
        cost = Math.addExact(cost, others.cost);
        baselineCost = Math.addExact(baselineCost, others.baselineCost);
    }

    void write(StateWriter to) {
        for (long[] counts : new long[][] {positives, negatives, scores}) for (long count : counts) to.number(count);
        to.number(cost);
        to.number(baselineCost);
    }

    void read(StateReader from) {
        for (long[] counts : new long[][] {positives, negatives, scores}) for (int i = 0; i < BINS; i++) counts[i] = from.number();
        cost = from.number();
        baselineCost = from.number();
    }

    public long positives() {
        return total(positives);
    }

    public long rows() {
        return total(positives) + total(negatives);
    }

    /// What scores promised of the rows whose truth is known, and what came.
    Trust.Matured matured() {
        double promised = 0;
        double variance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            long here = positives[bin] + negatives[bin];
            if (here == 0) continue;
            double mean = scores[bin] / UNIT / here;
            promised += scores[bin] / UNIT;
            variance += here * mean * (1 - mean);
        }
        return new Trust.Matured(Trust.Promise.CHANCES, rows(), positives(), promised, variance, 0);
    }

    public long cost() {
        return cost;
    }

    public long baselineCost() {
        return baselineCost;
    }

    /// The mean over positives of the precision at their score; empty without positives.
    public OptionalDouble averagePrecision() {
        long all = positives();
        if (all == 0) return OptionalDouble.empty();
        double sum = 0;
        long hits = 0;
        long seen = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            hits += positives[bin];
            seen += positives[bin] + negatives[bin];
            if (positives[bin] > 0) sum += positives[bin] * ((double) hits / seen);
        }
        return OptionalDouble.of(sum / all);
    }

    /// The average precision with an interval that holds at any time, for rows that do not depend on each other; nothing is said without positives. Its variance is that of the
    /// influences of all rows: what it would change by if a row counted a little more (infinitesimal jackknife; Jaeckel 1972).
    public Anytime averagePrecision(Means.Tuning tuning) {
        long all = positives();
        return all == 0 ? new Anytime(Double.NaN, 0, 1) : Means.estimate(averagePrecision().orElseThrow(), precisionVariance(), all, tuning).and(new Anytime(0, 0, 1));
    }

    /// Of the average precision.
    public double precisionVariance() {
        double[] hits = new double[BINS];
        double[] seen = new double[BINS];
        for (int bin = BINS - 1; bin >= 0; bin--) {
            hits[bin] = positives[bin] + (bin + 1 < BINS ? hits[bin + 1] : 0);
            seen[bin] = positives[bin] + negatives[bin] + (bin + 1 < BINS ? seen[bin + 1] : 0);
        }
        double all = hits[0];
        double mean = averagePrecision().orElse(0);
        double lifted = 0;
        double pressed = 0;
        double variance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (positives[bin] + negatives[bin] == 0) continue;
            double precision = hits[bin] / seen[bin];
            lifted += positives[bin] * (1 - precision) / seen[bin];
            pressed += positives[bin] * precision / seen[bin];
            double ofPositive = (precision + lifted - mean) / all;
            double ofNegative = pressed / all;
            variance += positives[bin] * ofPositive * ofPositive + negatives[bin] * ofNegative * ofNegative;
        }
        return variance;
    }

    /// Expected calibration error in ten groups of about equal size, in the order of the scores: the mean by size of
    /// |mean score - share of positives|; empty without rows.
    public OptionalDouble calibrationError() {
        long rows = rows();
        if (rows == 0) return OptionalDouble.empty();
        double[] gaps = new double[GROUPS];
        long begin = 0;
        for (int bin = BINS - 1; bin >= 0; bin--) {
            long here = positives[bin] + negatives[bin];
            if (here == 0) continue;
            int group = (int) Math.min(GROUPS - 1, GROUPS * (2 * begin + here) / (2 * rows));
            gaps[group] += scores[bin] / UNIT - positives[bin];
            begin += here;
        }
        double error = 0;
        for (double gap : gaps) error += Math.abs(gap);
        return OptionalDouble.of(error / rows);
    }

    private static int bin(double score) {
        double inside = Math.clamp(score, 1e-15, 1 - 1e-15);
        double odds = StrictMath.log(inside / (1 - inside));
        return (int) Math.clamp(Math.floor(odds * 64) + BINS / 2, 0, BINS - 1);
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) total += count;
        return total;
    }
}
