package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotColumnTest {
    /// Where a condition keeps no row, there is no value either.
    @Test
    void noRowsHaveNoInputs() {
        SlotColumn column = new SlotColumn.Doubles(new double[] {1, 2, 3});
        assertThat(column.inputs(new int[0], 0)).isEmpty();
        assertThat(column.inputs(new int[0], 3)).as("all").containsExactly(1, 2, 3);
        assertThat(column.inputs(new int[] {2, 0}, 2)).containsExactly(3, 1);
    }
}
