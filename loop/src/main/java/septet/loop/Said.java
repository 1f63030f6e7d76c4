package septet.loop;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import septet.features.Feature;
import septet.model.CalibratedModel;
import septet.model.Input;
import septet.model.Predictor;

/// What is said of many rows, heads by rows, from what is said of one.
final class Said {
    /// Says one row.
    interface OfRow {
        void of(int row, double[] heads);
    }

    private Said() {}

    /// What a model that is ready to serve says of rows of a training set, by the predictor that serves; it takes its inputs by name, in its own order.
    static double[][] by(CalibratedModel model, Material material, int[] rows) {
        Predictor predictor = Predictor.of(model, material.inputs(), material.words());
        List<String> names = material.inputs().stream().map(Feature::name).toList();
        int[] places = predictor.inputs().stream().map(Input::name).mapToInt(names::indexOf).toArray();
        double[] inputs = new double[places.length];
        String[] texts = new String[places.length];
        return of(predictor.heads().size(), rows.length, (i, heads) -> {
            for (int column = 0; column < places.length; column++) {
                inputs[column] = material.columns()[places[column]][rows[i]];
                texts[column] = material.text(places[column], rows[i]);
            }
            predictor.predict(inputs, texts, heads);
        });
    }

    /// What is said of the rows of several parts, one behind the other.
    static double[][] joined(List<double[][]> parts) {
        return IntStream.range(0, parts.getFirst().length).mapToObj(head -> parts.stream().flatMapToDouble(part -> DoubleStream.of(part[head])).toArray())
                .toArray(double[][]::new);
    }

    static double[][] of(int heads, int rows, OfRow each) {
        double[][] said = new double[heads][rows];
        double[] one = new double[heads];
        for (int row = 0; row < rows; row++) {
            each.of(row, one);
            for (int head = 0; head < heads; head++) said[head][row] = one[head];
        }
        return said;
    }
}
