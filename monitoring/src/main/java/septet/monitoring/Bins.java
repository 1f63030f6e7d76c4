package septet.monitoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a value is counted. Fixed at training, so that counts of any two times can be compared and added.
/// The last bin is for what is missing.
public sealed interface Bins {
    /// How many bins there are.
    int count();

    /// What stands in a bin, for a person.
    String name(int bin);

    /// Numbers, cut at rising edges: bin 0 holds what is below the first, bin i what is at or above edge i - 1.
    record Numbers(double[] edges) implements Bins {
        private static final MathContext SHOWN_DIGITS = new MathContext(3);

        public Numbers {
            edges = edges.clone();
            for (int i = 0; i < edges.length; i++) {
                if (!Double.isFinite(edges[i]) || i > 0 && !(edges[i] > edges[i - 1])) throw new IllegalArgumentException("edges " + Arrays.toString(edges));
            }
        }

        /// Cut so that each bin holds about the same number of these values; fewer bins where values repeat.
        /// A value that many rows share gets a bin of its own.
        public static Numbers quantiles(double[] values, int most) {
            double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
            List<Double> edges = new ArrayList<>();
            for (int i = 1; i < most; i++) {
                int at = (int) ((long) i * sorted.length / most);
                if (at < sorted.length) edge(edges, sorted, sorted[at]);
            }
            return new Numbers(edges.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /// The value begins a bin. Where it is also the least of all, the next greater one does, so that no bin stays empty.
        private static void edge(List<Double> edges, double[] sorted, double value) {
            double edge = value;
            if (edge == sorted[0]) edge = Arrays.stream(sorted).filter(each -> each > sorted[0]).findFirst().orElse(edge);
            if (edge > sorted[0] && (edges.isEmpty() || edge > edges.getLast())) edges.add(edge);
        }

        /// NaN is missing.
        public int bin(double value) {
            if (Double.isNaN(value)) return edges.length + 1;
            // Of ten edges a plain count takes half of the time of a search by halves, which guesses wrong half of the time.
            int bin = 0;
            for (double edge : edges) bin += edge <= value ? 1 : 0;
            return bin;
        }

        @Override
        public int count() {
            return edges.length + 2;
        }

        @Override
        public String name(int bin) {
            if (bin > edges.length) return "missing";
            if (edges.length == 0) return "any";
            if (bin == 0) return "below " + shown(edges[0]);
            if (bin == edges.length) return "from " + shown(edges[bin - 1]);
            return shown(edges[bin - 1]) + " to " + shown(edges[bin]);
        }

        /// Three digits that count.
        private static String shown(double edge) {
            BigDecimal shortest = BigDecimal.valueOf(edge);
            // the shortest text that means this number may lie half way where the number itself does not
            boolean isTie = shortest.precision() == SHOWN_DIGITS.getPrecision() + 1;
            return (isTie ? new BigDecimal(edge) : shortest).round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /// Words that were frequent in training; then one bin for all others.
    record Words(List<String> words) implements Bins {
        public Words {
            words = List.copyOf(words);
        }

        /// An empty word is missing.
        public int bin(String word) {
            if (word.isEmpty()) return words.size() + 1;
            int place = words.indexOf(word);
            return place < 0 ? words.size() : place;
        }

        @Override
        public int count() {
            return words.size() + 2;
        }

        @Override
        public String name(int bin) {
            if (bin == words.size()) return "others";
            return bin > words.size() ? "missing" : words.get(bin);
        }
    }
}
