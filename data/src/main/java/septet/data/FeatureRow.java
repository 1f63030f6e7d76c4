package septet.data;

import java.util.Arrays;

/// The features that one estimate was made from: each a number, a word, or missing.
public final class FeatureRow {
    private final double[] numbers;
    private final String[] words;

    /// A row of which everything is missing.
    public FeatureRow(int features) {
        numbers = new double[features];
        words = new String[features];
        Arrays.fill(numbers, Double.NaN);
    }

    public int size() {
        return numbers.length;
    }

    /// NaN is missing.
    public void set(int feature, double number) {
        numbers[feature] = number;
        words[feature] = null;
    }

    public void set(int feature, String word) {
        numbers[feature] = Double.NaN;
        words[feature] = word;
    }

    public boolean isWord(int feature) {
        return words[feature] != null;
    }

    public boolean isMissing(int feature) {
        return words[feature] == null && Double.isNaN(numbers[feature]);
    }

    /// NaN where it is missing or a word.
    public double number(int feature) {
        return numbers[feature];
    }

    public String word(int feature) {
        String word = words[feature];
        if (word == null) throw new IllegalStateException("feature " + feature + " is no word");
        return word;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureRow that && Arrays.equals(numbers, that.numbers) && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers) * 31 + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < numbers.length; i++) text.append(i > 0 ? ", " : "").append(words[i] == null ? String.valueOf(numbers[i]) : "'" + words[i] + "'");
        return text.append(']').toString();
    }
}
