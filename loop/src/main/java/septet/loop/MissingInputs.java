package septet.loop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.design.Expression;
import septet.features.Feature;
import septet.loop.RunQuality.Missing;

/// How often each input is missing in the rows that teach and in those that judge.
final class MissingInputs {
    private MissingInputs() {}

    /// In the order of the inputs.
    static List<Missing> of(SystemDesign design, Preparation prepared) {
        Map<String, List<Expression.Aggregate>> histories = ReviewFacts.histories(design);
        Material material = prepared.material();
        int[] train = prepared.split().trained();
        int[] test = prepared.split().tested();
        return IntStream.range(0, material.inputs().size()).mapToObj(i -> {
            Feature input = material.inputs().get(i);
            boolean history = histories.keySet().stream().anyMatch(name -> input.name().equals(name) || input.name().startsWith(name + "_"));
            return new Missing(input.name(), history, share(material.columns()[i], train), share(material.columns()[i], test));
        }).toList();
    }

    private static double share(double[] values, int[] rows) {
        int missing = 0;
        for (int row : rows) if (Double.isNaN(values[row])) missing++;
        return rows.length == 0 ? 0 : missing / (double) rows.length;
    }

    /// The one that what is new lacks most often.
    static Optional<Missing> history(List<Missing> all) {
        return all.stream().filter(it -> it.history() && it.test() > 0).max(java.util.Comparator.comparingDouble(Missing::test));
    }
}
