package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.evaluation.Decided;
import septet.evaluation.Judged;
import septet.evaluation.Scored;
import septet.loop.RunQuality.Decision;
import septet.loop.RunQuality.Moves;
import septet.model.Input;
import septet.model.Scorer;

class RunDecisionsTest {
    @Test
    void eachRowIsCountedOnceWithItsCost() {
        Judged judged = new Judged(0, new long[0], new boolean[] {true, false, true, false, false}, new long[] {1, 2, 3, 4, 5}, Map.of());
        Decided decided = new Decided(new int[] {0, 1, 3, 2, 3}, 3, new long[] {0, 30_000, 1_234_500, 50_000, 0});
        List<Decision> decisions = RunDecisions.of(new Scored(judged, new double[5], Optional.of(decided)), List.of("block", "review", "block", "approve"));
        assertThat(decisions).containsExactly(new Decision("block", 1, 1, 0, 5), new Decision("review", 0, 1, 0, 3), new Decision("approve", 1, 1, 123.45, 0));
        assertThat(RunDecisions.of(new Scored(judged, new double[5], Optional.empty()), List.of())).isEmpty();
    }

    @Test
    void whatMovesMostStandsFirst() {
        List<Input> inputs = List.of(new Input("a", Input.Kind.NUMBER), new Input("b", Input.Kind.NUMBER), new Input("c", Input.Kind.NUMBER));
        double[][] columns = {{1, -1, 1}, {-4, 4, 1}, {0, 0, 0}};
        assertThat(InputMoves.of(new Plain(), inputs, columns)).containsExactly(new Moves("b", 3), new Moves("a", 1), new Moves("c", 0));
        assertThat(InputMoves.of(new Plain(), inputs, new double[3][0])).extracting(Moves::mean).containsOnly(0.0);
    }

    /// Each input moves the score by itself.
    private static final class Plain implements Scorer {
        @Override
        public void predict(double[] inputs, double[] heads) {
            heads[0] = 0.5;
        }

        @Override
        public double contributions(double[] inputs, int head, double[] into) {
            System.arraycopy(inputs, 0, into, 0, inputs.length);
            return 0;
        }

        @Override
        public double shapley(double[] inputs, int head, double[] into) {
            return contributions(inputs, head, into);
        }
    }
}
