package septet.model;

/// Newton's method with a halving line search on a strictly convex loss (Boyd and Vandenberghe 2004, section 9.5).
final class Newton {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    /// Half of the squared Newton decrement, relative to the loss: how far the loss lies above its least value, about.
    private static final double CLOSE = 1e-14;

    private Newton() {}

    /// Moves the point to the least loss.
    ///
    /// @return whether it came there
    static boolean minimise(LogisticLoss loss, double[] point) throws InterruptedException {
        double[] gradient = new double[point.length];
        double[] next = new double[point.length];
        double value = loss.value(point, gradient);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (Thread.interrupted()) throw new InterruptedException();
            double[] direction = Cholesky.solve(loss.curvature(), gradient);
            double decrement = 0;
            for (int i = 0; i < point.length; i++) decrement += direction[i] * gradient[i];
            boolean close = decrement / 2 <= CLOSE * (1 + value);
            double size = 1;
            double reached = Double.NaN;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
                for (int i = 0; i < point.length; i++) next[i] = point[i] - size * direction[i];
                reached = loss.value(next, gradient);
                if (reached <= value - 1e-4 * size * decrement || close) break;
            }
            // Where rounding hides any further descent, this is the least value.
            if (!(reached <= value)) return true;
            System.arraycopy(next, 0, point, 0, point.length);
            value = reached;
            if (close) return true;
        }
        return false;
    }
}
