package septet.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How rows are told apart into slices. Bands and the commonest values are taken from training rows and kept with the version,
/// so that a slice means the same rows in every later evaluation.
public sealed interface Slicing {
    /// As the design says it (`4 bands of amount`).
    String sentence();

    /// The names of the slices, in their order.
    List<String> names();

    /// `weekend`: true and false.
    record Truth(String sentence) implements Slicing {
        @Override
        public List<String> names() {
            return List.of("true", "false", "missing");
        }

        /// @param values 1, 0, or NaN for missing
        public int[] of(double[] values) {
            return Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? 2 : value != 0 ? 0 : 1).toArray();
        }
    }

    /// `4 bands of amount`: about as many training rows in each.
    ///
    /// @param edges ascending; a band begins with its edge
    record Bands(String sentence, List<Double> edges) implements Slicing {
        public Bands {
            edges = List.copyOf(edges);
        }

        /// Equal values stay in one band, so that there may be fewer than asked for.
        public static Bands of(String sentence, int count, double[] training) {
            double[] sorted = Arrays.stream(training).filter(value -> !Double.isNaN(value)).sorted().toArray();
            if (sorted.length == 0) return new Bands(sentence, List.of());
            return new Bands(sentence, IntStream.range(1, count).mapToObj(i -> sorted[(int) ((long) i * sorted.length / count)])
                    .filter(edge -> edge > sorted[0]).distinct().toList());
        }

        @Override
        public List<String> names() {
            if (edges.isEmpty()) return List.of("all", "missing");
            return java.util.stream.Stream.of(java.util.stream.Stream.of("below " + Wording.number(edges.getFirst())),
                    IntStream.range(1, edges.size()).mapToObj(i -> Wording.number(edges.get(i - 1)) + " to " + Wording.number(edges.get(i))),
                    java.util.stream.Stream.of("from " + Wording.number(edges.getLast()), "missing")).flatMap(names -> names).toList();
        }

        /// @param values NaN for missing
        public int[] of(double[] values) {
            return Arrays.stream(values).mapToInt(this::band).toArray();
        }

        /// @param value NaN for missing
        public int band(double value) {
            if (Double.isNaN(value)) return edges.size() + 1;
            int band = 0;
            while (band < edges.size() && value >= edges.get(band)) band++;
            return band;
        }
    }

    /// `top 10 of market`, or every value of a category: the commonest in training, and the others as one.
    record Words(String sentence, List<String> words) implements Slicing {
        public static final int MOST = 50;

        public Words {
            words = List.copyOf(words);
        }

        /// @param training empty text for missing
        public static Words of(String sentence, int most, String[] training) {
            Map<String, Integer> counts = new TreeMap<>();
            for (String word : training) if (!word.isEmpty()) counts.merge(word, 1, Integer::sum);
            return new Words(sentence, counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(most).map(Map.Entry::getKey).toList());
        }

        @Override
        public List<String> names() {
            return java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of("others", "missing")).toList();
        }

        /// @param values empty text for missing
        public int[] of(String[] values) {
            return Arrays.stream(values).mapToInt(word -> word.isEmpty() ? words.size() + 1 : words.contains(word) ? words.indexOf(word) : words.size()).toArray();
        }
    }
}
