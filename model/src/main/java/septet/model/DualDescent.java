package septet.model;

import java.util.Arrays;
import septet.world.Chance;

/// Finds a linear support vector machine by descent along one dual variable at a time, each row giving one (Hsieh, Chang, Lin,
/// Keerthi and Sundararajan 2008, algorithm 3: rows in a new random order each round; those that stay at a bound are left out
/// until the end). The order comes from the seed.
final class DualDescent {
    /// A small table is given all rounds that it wants; in others the gap is looked at after so many visits of rows.
    private static final int MOST_ROUNDS = 3_000;
    private static final int FEWEST_ROUNDS = 1_000;
    private static final long VISITS = 1_500_000;
    /// The spread of the projected slopes at the end.
    private static final double CLOSE = 1e-3;
    /// How far the dual may stay below the primal: as close is at rest, whatever single slopes still do (a column with a few values far out keeps them moving) ...
    private static final double RESTED = 5e-4;
    private static final int FIRST_LOOK = 16;
    /// ... and so far where rounds run out.
    private static final double GAP = 1e-2;

    private final DesignMatrix matrix;
    private final double[] sides;
    private final double[] costs;
    private final boolean squared;
    private final double[] weights;
    private final double[] dual;
    /// What a row's own square is, with what the squared hinge adds.
    private final double[] own;
    private double intercept;

    /// @param sides 1 or -1 for each row
    /// @param costs how much each row counts
    DualDescent(DesignMatrix matrix, double[] sides, double[] costs, boolean squared) {
        this.matrix = matrix;
        this.sides = sides;
        this.costs = costs;
        this.squared = squared;
        this.weights = new double[matrix.width()];
        this.dual = new double[sides.length];
        this.own = new double[sides.length];
        for (int row = 0; row < own.length; row++) own[row] = matrix.square(row) + 1 + slack(row);
    }

    double[] weights() {
        return weights;
    }

    double intercept() {
        return intercept;
    }

    /// @return whether it came to rest
    boolean run(Chance chance) throws InterruptedException {
        int[] order = new int[sides.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        int active = order.length;
        double highBefore = Double.POSITIVE_INFINITY;
        double lowBefore = Double.NEGATIVE_INFINITY;
        int look = Math.clamp(VISITS / Math.max(1, order.length), FIRST_LOOK, MOST_ROUNDS);
        int most = Math.max(look, FEWEST_ROUNDS);
        for (int round = 0; round < most; round++) {
            if (round == look) {
                if (gap() <= RESTED) return true;
                look += look / 4;
            }
            if (Thread.interrupted()) throw new InterruptedException();
            shuffle(order, active, chance.at(round));
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            for (int i = 0; i < active; i++) {
                int row = order[i];
                double slope = sides[row] * (matrix.times(row, weights) + intercept) - 1 + slack(row) * dual[row];
                boolean atLow = dual[row] == 0;
                boolean atHigh = dual[row] == bound(row);
                if (atLow && slope > highBefore || atHigh && slope < lowBefore) {
                    order[i--] = order[--active];
                    order[active] = row;
                    continue;
                }
                double projected = atLow ? Math.min(slope, 0) : atHigh ? Math.max(slope, 0) : slope;
                high = Math.max(high, projected);
                low = Math.min(low, projected);
                if (Math.abs(projected) > 1e-12) step(row, slope);
            }
            if (high - low <= CLOSE) {
                if (active == order.length) return true;
                active = order.length;
                highBefore = Double.POSITIVE_INFINITY;
                lowBefore = Double.NEGATIVE_INFINITY;
            } else {
                highBefore = high > 0 ? high : Double.POSITIVE_INFINITY;
                lowBefore = low < 0 ? low : Double.NEGATIVE_INFINITY;
            }
        }
        return gap() <= GAP;
    }

    private void step(int row, double slope) {
        double before = dual[row];
        dual[row] = Math.clamp(before - slope / own[row], 0, bound(row));
        double change = (dual[row] - before) * sides[row];
        matrix.add(row, change, weights);
        intercept += change;
    }

    /// How far the primal lies above the dual, as a share of it: an upper bound of what is lost.
    double gap() {
        double half = (Arrays.stream(weights).map(weight -> weight * weight).sum() + intercept * intercept) / 2;
        double primal = half;
        double dualValue = -half;
        for (int row = 0; row < sides.length; row++) {
            double miss = Math.max(0, 1 - sides[row] * (matrix.times(row, weights) + intercept));
            primal += costs[row] * (squared ? miss * miss : miss);
            dualValue += dual[row] - slack(row) * dual[row] * dual[row] / 2;
        }
        return (primal - dualValue) / primal;
    }

    private double bound(int row) {
        return squared ? Double.MAX_VALUE : costs[row];
    }

    private double slack(int row) {
        return squared ? 1 / (2 * costs[row]) : 0;
    }

    private static void shuffle(int[] order, int count, Chance chance) {
        for (int i = count - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
