package septet.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/// What came true of some rows, one entry each.
public sealed interface Truth {
    int size();

    /// That of some of the rows, in the order given.
    Truth only(int[] picked);

    /// A number that is the same for equal truths, wherever their rows stand.
    long code(int row);

    /// True or false.
    record Binary(boolean[] positive) implements Truth {
        @Override
        public int size() {
            return positive.length;
        }

        @Override
        public Binary only(int[] picked) {
            boolean[] some = new boolean[picked.length];
            for (int i = 0; i < picked.length; i++) some[i] = positive[picked[i]];
            return new Binary(some);
        }

        @Override
        public long code(int row) {
            return positive[row] ? 1 : 0;
        }
    }

    /// One of several words.
    ///
    /// @param words in the order of the heads
    /// @param of    the place of each row's word
    record Classes(List<String> words, int[] of) implements Truth {
        public Classes {
            words = List.copyOf(words);
        }

        @Override
        public int size() {
            return of.length;
        }

        @Override
        public Classes only(int[] picked) {
            return new Classes(words, IntStream.of(picked).map(row -> of[row]).toArray());
        }

        @Override
        public long code(int row) {
            return Identity.of(words.get(of[row]));
        }

        /// Which rows are of this word.
        Binary are(int word) {
            boolean[] positive = new boolean[of.length];
            for (int row = 0; row < of.length; row++) positive[row] = of[row] == word;
            return new Binary(positive);
        }
    }

    /// A finite number.
    record Numbers(double[] values) implements Truth {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers only(int[] picked) {
            return new Numbers(IntStream.of(picked).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public long code(int row) {
            return Double.doubleToRawLongBits(values[row]);
        }
    }
}
