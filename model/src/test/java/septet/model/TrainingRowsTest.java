package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;

class TrainingRowsTest {
    private static final List<Input> ONE = List.of(Samples.number("x"));

    @Test
    void theOrderComesFromTheContent() {
        for (long seed = 1; seed <= 20; seed++) {
            Samples.Mixed mixed = Samples.mixed(seed, 500);
            TrainingRows one = mixed.rows(2 * seed);
            TrainingRows other = mixed.rows(2 * seed + 1);
            assertThat(one.target()).as("seed " + seed).isEqualTo(other.target());
            assertThat(one.column(0)).as("seed " + seed).isEqualTo(other.column(0));
            assertThat(one.column(1)).as("seed " + seed).isEqualTo(other.column(1));
            for (int row = 0; row < one.size(); row++) assertThat(word(one, row)).as("seed " + seed + " row " + row).isEqualTo(word(other, row));
        }
    }

    private static String word(TrainingRows rows, int row) {
        double code = rows.column(2)[row];
        return Double.isNaN(code) ? "" : rows.words().word((int) code);
    }

    /// Were codes compared in the place of words, two dictionaries would give two orders.
    @Test
    void anOrderByCodesWouldDependOnTheDictionary() {
        Samples.Mixed mixed = Samples.mixed(1, 500);
        assertThat(mixed.rows(2).column(2)).isNotEqualTo(mixed.rows(3).column(2));
    }

    @Test
    void equalRowsStayAndNothingIsLost() {
        TrainingRows rows = TrainingRows.of(ONE, new double[][] {{5, 7, 5, 5, Double.NaN}}, new double[] {1, 0, 1, 0, 0}, new Dictionary());
        assertThat(rows.size()).isEqualTo(5);
        assertThat(rows.count(1)).isEqualTo(2);
        assertThat(rows.column(0)).containsExactlyInAnyOrder(5, 7, 5, 5, Double.NaN);
    }

    @Test
    void whatIsNoTrainingRowIsNotTaken() {
        Dictionary words = new Dictionary();
        double[][] x = {{1, 2}};
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingRows.of(ONE, x, new double[] {1, Double.NaN}, words));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingRows.of(ONE, x, new double[] {1}, words));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingRows.of(ONE, new double[0][], new double[] {1, 0}, words));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingRows.of(ONE, x, new double[] {1, 0}, new double[] {1, 0}, words));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingRows.of(ONE, new double[][] {{1, Double.NEGATIVE_INFINITY}}, new double[] {1, 0}, words));
    }
}
