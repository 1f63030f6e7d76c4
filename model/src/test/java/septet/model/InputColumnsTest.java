package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.design.Type;
import septet.features.Feature;

class InputColumnsTest {
    private static final List<Feature> FEATURES = List.of(new Feature("country", "country", new Type.Category(), 0),
            new Feature("amount", "amount", new Type.Number(), 1), new Feature("age", "age", new Type.Number(), 2));
    private static final TrainingRows ROWS = Samples.mixed(1, 500).rows(1);
    private static final InputColumns COLUMNS = new InputColumns(FEATURES, new double[][] {ROWS.column(2), ROWS.column(0), ROWS.column(1)}, ROWS.words());
    private static final long[] LABELS = IntStream.range(0, 500).mapToLong(row -> (long) ROWS.target()[row]).toArray();

    @Test
    void aLearnerTakesItsInputsAndRows() {
        int[] places = IntStream.range(0, 500).filter(row -> row % 3 == 0).toArray();
        TrainingRows rows = COLUMNS.training(List.of(FEATURES.get(2), FEATURES.get(0)), LABELS, places);
        assertThat(rows.inputs()).containsExactly(Samples.number("age"), Samples.category("country"));
        assertThat(rows.size()).isEqualTo(places.length);
        assertThat(rows.count(1)).isEqualTo((int) IntStream.of(places).filter(place -> LABELS[place] == 1).count());
        assertThat(rows.column(0)).containsExactlyInAnyOrder(IntStream.of(places).mapToDouble(place -> ROWS.column(1)[place]).toArray());
    }

    @Test
    void aModelIsJudgedOnTheRowsNamed() {
        Model model = Samples.logistic(COLUMNS.training(FEATURES, LABELS, IntStream.range(0, 500).toArray()), Settings.NONE);
        int[] places = {7, 3, 499, 3};
        double[] scores = COLUMNS.scores(model, places);
        Scorer scorer = model.scorer(ROWS.words());
        double[] heads = new double[1];
        for (int i = 0; i < places.length; i++) {
            int row = places[i];
            scorer.predict(new double[] {ROWS.column(2)[row], ROWS.column(0)[row], ROWS.column(1)[row]}, heads);
            assertThat(scores[i]).isEqualTo(heads[0]);
        }
        Calibration.Platt platt = new Calibration.Platt(model.provenance(), 2, -1);
        double[] calibrated = COLUMNS.scores(new CalibratedModel(model, platt), places);
        for (int i = 0; i < places.length; i++) assertThat(calibrated[i]).isEqualTo(platt.apply(scores[i]));
    }

    @Test
    void rowsWithoutLabelTeachNothing() {
        long[] labels = LABELS.clone();
        labels[4] = Values.MISSING;
        assertThatIllegalArgumentException().isThrownBy(() -> COLUMNS.training(FEATURES, labels, new int[] {3, 4})).withMessage("row 4 has no label");
        assertThatIllegalArgumentException().isThrownBy(() -> COLUMNS.training(List.of(new Feature("other", "other", new Type.Number(), 9)), LABELS, new int[] {1}));
    }
}
