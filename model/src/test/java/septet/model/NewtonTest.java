package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewtonTest {
    private static final double CLOSE = 1e-14;

    /// cosh(x - 3) + 1000, as far as it can be told in steps of a grain: a sum over many rows is told no finer.
    private static final class Grainy implements Smooth {
        private final double grain;
        private double at;

        Grainy(double grain) {
            this.grain = grain;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public double value(double[] point, double[] gradient) {
            at = point[0];
            gradient[0] = Math.sinh(at - 3);
            double value = Math.cosh(at - 3) + 1_000;
            return grain == 0 ? value : Math.rint(value / grain) * grain;
        }

        @Override
        public void curvature(double[] direction, double[] into) {
            into[0] = Math.cosh(at - 3) * direction[0];
        }

        @Override
        public void curvatures(double[] into) {
            into[0] = Math.cosh(at - 3);
        }

        boolean minimised(boolean exactly, double[] point) throws InterruptedException {
            return exactly ? Newton.minimise(this, () -> new double[][] {{Math.cosh(at - 3)}}, point, CLOSE) : NewtonConjugate.minimise(this, point, CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itRestsAtTheLeastValue(boolean exactly) throws InterruptedException {
        double[] point = {-4};
        assertThat(new Grainy(0).minimised(exactly, point)).isTrue();
        assertThat(point[0]).isCloseTo(3, within(1e-6));
    }

    /// Steps that are too short to change the value lead nowhere: to take one after the other is no way to go on.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itRestsWhereNoStepShowsALowerValue(boolean exactly) throws InterruptedException {
        for (double grain : new double[] {1e-9, 1e-6, 1e-3, 1, 10}) {
            double[] point = {-4};
            assertThat(new Grainy(grain).minimised(exactly, point)).as("grain " + grain).isTrue();
            assertThat(Math.cosh(point[0] - 3)).as("grain " + grain).isLessThanOrEqualTo(1 + 2 * grain + 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsIt(boolean exactly) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Grainy(0).minimised(exactly, new double[] {-4})).isInstanceOf(InterruptedException.class);
    }
}
