package septet.model;

import java.util.function.Supplier;

/// Newton's method with a halving line search on a strictly convex loss (Boyd and Vandenberghe 2004, section 9.5).
final class Newton {
    private static final int MOST_STEPS = 500;
    private static final int MOST_HALVINGS = 60;
    /// Half of the squared Newton decrement, relative to the loss: how far the loss lies above its least value, about.
    private static final double CLOSE = 1e-14;
    private static final double NEAR = 1e-8;

    private Newton() {}

    /// So many columns are still solved exactly in reasonable time.
    private static final int MOST_COLUMNS = 1_000;

    /// Moves the point to the least loss: exactly where there are few columns, by conjugate gradients where there are many.
    ///
    /// @return whether it came there
    static boolean least(SumLoss loss, double[] point) throws InterruptedException {
        return point.length <= MOST_COLUMNS ? minimise(loss, point) : NewtonConjugate.minimise(loss, point);
    }

    /// The same for a loss with corners, near which steps are short: this close is near enough.
    static boolean near(SumLoss loss, double[] point) throws InterruptedException {
        return point.length <= MOST_COLUMNS ? minimise(loss, loss::curvature, point, NEAR) : NewtonConjugate.minimise(loss, point, NEAR);
    }

    /// Moves the point to the least loss.
    ///
    /// @return whether it came there
    static boolean minimise(SumLoss loss, double[] point) throws InterruptedException {
        return minimise(loss, loss::curvature, point, CLOSE);
    }

    /// @param curvature the second derivatives at the last point, upper triangle
    static boolean minimise(Smooth loss, Supplier<double[][]> curvature, double[] point, double enough) throws InterruptedException {
        double[] gradient = new double[point.length];
        double[] next = new double[point.length];
        double value = loss.value(point, gradient);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (Thread.interrupted()) throw new InterruptedException();
            double[] direction = Cholesky.solve(curvature.get(), gradient);
            double decrement = 0;
            for (int i = 0; i < point.length; i++) decrement += direction[i] * gradient[i];
            boolean close = decrement / 2 <= enough * (1 + Math.abs(value));
            double size = 1;
            double reached = Double.NaN;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
                for (int i = 0; i < point.length; i++) next[i] = point[i] - size * direction[i];
                reached = loss.value(next, gradient);
                if (reached <= value - 1e-4 * size * decrement || close) break;
            }
            // Where rounding hides any further descent, this is the least value: no step, however short, reaches a lower one.
            if (!(reached <= value)) return true;
            boolean hidden = reached == value;
            System.arraycopy(next, 0, point, 0, point.length);
            value = reached;
            if (close || hidden) return true;
        }
        return false;
    }
}
