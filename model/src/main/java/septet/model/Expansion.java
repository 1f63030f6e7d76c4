package septet.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What stands in the place of an input before it is encoded as numbers are: fitted on training rows, stored in words.
sealed interface Expansion {
    /// How many numbers.
    int width();

    /// A number for each word (sorted): its mean label, or its share. A word that training did not meet has a number of its own; what is missing stays so.
    record OfWords(List<String> words, double[] numbers, double unseen) implements Expansion {
        public OfWords {
            words = List.copyOf(words);
            if (words.size() != numbers.length) throw new IllegalArgumentException(numbers.length + " numbers for " + words.size() + " words");
            for (int i = 1; i < words.size(); i++) if (words.get(i - 1).compareTo(words.get(i)) >= 0) throw new IllegalArgumentException("words out of order");
        }

        @Override
        public int width() {
            return 1;
        }

        double of(String word) {
            int place = Collections.binarySearch(words, word);
            return place >= 0 ? numbers[place] : unseen;
        }
    }

    /// 1 in the range in which a number lies, 0 in the others; ranges end with their edge. The last number is 1 for a missing value.
    ///
    /// @param edges ascending; what lies beyond the last belongs to a range of its own
    record OfNumbers(double[] edges) implements Expansion {
        public OfNumbers {
            for (int i = 0; i < edges.length; i++) if (Double.isNaN(edges[i]) || i > 0 && edges[i - 1] >= edges[i]) throw new IllegalArgumentException("edges out of order");
        }

        @Override
        public int width() {
            return edges.length + 2;
        }

        /// Which of the numbers is 1.
        int place(double value) {
            if (Double.isNaN(value)) return edges.length + 1;
            int found = Arrays.binarySearch(edges, value);
            return found >= 0 ? found : -found - 1;
        }
    }
}
