package septet.model;

import java.util.Arrays;

/// Newton's method for functions of very many places: each step is found by conjugate gradients, scaled by the curvature along
/// each axis, and shortened until it goes down (Dembo, Eisenstat and Steihaug 1982; Hsia, Zhu and Lin 2017).
final class NewtonConjugate {
    private static final int MOST_STEPS = 300;
    private static final int MOST_TURNS = 400;
    private static final int MOST_HALVINGS = 60;
    /// Half of the expected descent, relative to the value: how far it lies above its least, about.
    private static final double CLOSE = 1e-11;

    private final Smooth function;
    private final double[] point;
    private final double[] gradient;
    private final double[] step;
    private final double[] axes;

    private NewtonConjugate(Smooth function, double[] point) {
        this.function = function;
        this.point = point;
        this.gradient = new double[point.length];
        this.step = new double[point.length];
        this.axes = new double[point.length];
    }

    /// Moves the point to the least value.
    ///
    /// @return whether it came there
    static boolean minimise(Smooth function, double[] point) throws InterruptedException {
        return minimise(function, point, CLOSE);
    }

    /// @param enough how far above the least value is near enough, as a share of it
    static boolean minimise(Smooth function, double[] point, double enough) throws InterruptedException {
        return new NewtonConjugate(function, point).minimise(enough);
    }

    private boolean minimise(double enough) throws InterruptedException {
        double[] next = new double[point.length];
        double value = function.value(point, gradient);
        double first = Math.sqrt(dot(gradient, gradient));
        for (int count = 0; count < MOST_STEPS; count++) {
            if (Thread.interrupted()) throw new InterruptedException();
            double norm = Math.sqrt(dot(gradient, gradient));
            if (norm == 0) return true;
            solve(Math.min(0.1, Math.sqrt(norm / first) * 0.1));
            double descent = -dot(step, gradient);
            if (!(descent > 0)) return true;
            boolean close = descent / 2 <= enough * (1 + Math.abs(value));
            double size = 1;
            double reached = Double.NaN;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
                for (int i = 0; i < point.length; i++) next[i] = point[i] + size * step[i];
                reached = function.value(next, gradient);
                if (reached <= value - 1e-4 * size * descent || close) break;
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

    /// The step at which the second-order picture of the function is least, to this part of the slope.
    private void solve(double tolerance) {
        function.curvatures(axes);
        for (int i = 0; i < axes.length; i++) axes[i] = 1 / Math.max(axes[i], 1e-12);
        double[] residual = new double[point.length];
        double[] direction = new double[point.length];
        double[] bent = new double[point.length];
        Arrays.fill(step, 0);
        for (int i = 0; i < point.length; i++) {
            residual[i] = -gradient[i];
            direction[i] = axes[i] * residual[i];
        }
        double size = dot(residual, direction);
        double enough = tolerance * tolerance * size;
        for (int turn = 0; turn < MOST_TURNS && size > enough; turn++) {
            function.curvature(direction, bent);
            double bend = dot(direction, bent);
            if (!(bend > 0)) break;
            double length = size / bend;
            double next = 0;
            for (int i = 0; i < point.length; i++) {
                step[i] += length * direction[i];
                residual[i] -= length * bent[i];
                next += residual[i] * residual[i] * axes[i];
            }
            for (int i = 0; i < point.length; i++) direction[i] = axes[i] * residual[i] + next / size * direction[i];
            size = next;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
