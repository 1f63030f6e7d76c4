package septet.monitoring;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Many tests at once: of a thousand columns that did not change, fifty would pass for changed at 5%.
final class ManyTests {
    private ManyTests() {}

    /// Adjusted chances: those at or below q hold at most a share of q of false ones among them (Benjamini and Hochberg 1995; also where tests depend on each other as columns
    /// that rise together do: Benjamini and Yekutieli 2001).
    static double[] falseDiscoveryRate(double[] chances) {
        int[] order = IntStream.range(0, chances.length).boxed().sorted(Comparator.comparingDouble(i -> chances[i])).mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[chances.length];
        double least = 1;
        for (int rank = chances.length; rank >= 1; rank--) {
            least = Math.min(least, chances[order[rank - 1]] * chances.length / rank);
            adjusted[order[rank - 1]] = least;
        }
        return adjusted;
    }
}
