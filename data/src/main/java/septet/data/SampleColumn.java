package septet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import septet.data.Exploration.Kind;
import septet.data.Exploration.Profile;

/// A column of the sample as numbers or as codes of its words.
///
/// @param numbers of numbers, booleans, times, NaN where missing; empty for words
/// @param codes   of words, the most frequent first, -1 where missing; empty for numbers
/// @param words   behind the codes
record SampleColumn(Profile profile, double[] numbers, int[] codes, List<String> words) {
    static SampleColumn of(Profile profile, List<RowSample.Kept> rows, int column) {
        boolean numeric = profile.isKind(Kind.NUMBER, Kind.TIME) || profile.kind() == Kind.KEY && profile.numbers().isPresent();
        if (numeric) {
            double[] numbers = new double[rows.size()];
            ToLongFunction<String> reader = reader(profile);
            boolean time = profile.kind() == Kind.TIME;
            for (int i = 0; i < numbers.length; i++) numbers[i] = number(rows.get(i).texts()[column].strip(), reader, time);
            return new SampleColumn(profile, numbers, new int[0], List.of());
        }
        return words(profile, rows.stream().map(row -> row.texts()[column].strip()).toList());
    }

    private static double number(String bare, ToLongFunction<String> reader, boolean time) {
        long value = reader.applyAsLong(bare);
        return value == Typing.UNREADABLE || value == Values.MISSING ? Double.NaN : time ? value : Values.number(value);
    }

    /// How texts of the column become encoded numbers or microseconds.
    static ToLongFunction<String> reader(Profile profile) {
        String reading = profile.reading();
        if (profile.kind() == Kind.TIME) {
            if (reading.startsWith("epoch")) {
                double scale = reading.contains("'ms'") ? 1e3 : 1e6;
                return text -> {
                    long value = NumberText.value(text);
                    return value == Typing.UNREADABLE ? value : (long) (Values.number(value) * scale);
                };
            }
            int quote = reading.indexOf('\'');
            return DateForms.reader(quote < 0 ? "" : reading.substring(quote + 1, reading.lastIndexOf('\'')));
        }
        return NumberForm.reader(reading);
    }

    private static SampleColumn words(Profile profile, List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) if (!isMissing(text)) counts.merge(text, 1, Integer::sum);
        List<String> words = new ArrayList<>(counts.keySet());
        words.sort((a, b) -> counts.get(a).equals(counts.get(b)) ? a.compareTo(b) : counts.get(b) - counts.get(a));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < words.size(); i++) places.put(words.get(i), i);
        int[] codes = texts.stream().mapToInt(text -> isMissing(text) ? -1 : places.get(text)).toArray();
        return new SampleColumn(profile, new double[0], codes, words);
    }

    private static boolean isMissing(String bare) {
        return MissingSpellings.ALWAYS.contains(bare);
    }

    boolean isNumeric() {
        return numbers.length > 0;
    }

    int size() {
        return isNumeric() ? numbers.length : codes.length;
    }

    boolean isMissing(int row) {
        return isNumeric() ? Double.isNaN(numbers[row]) : codes[row] < 0;
    }

    /// Rows in at most so many buckets of about the same size (of words: the most frequent, then the others together); the last one is for missing values.
    Buckets buckets(int most) {
        return isNumeric() ? ofNumbers(most) : ofWords(most);
    }

    /// @param bucket of each row, from 0
    /// @param names  of the buckets; the last is for missing values
    record Buckets(int[] bucket, List<String> names) {
        int count() {
            return names.size();
        }

        int missing() {
            return names.size() - 1;
        }
    }

    private Buckets ofWords(int most) {
        int kept = words.size() <= most ? words.size() : most - 1;
        int others = kept < words.size() ? 1 : 0;
        int[] bucket = new int[codes.length];
        for (int i = 0; i < bucket.length; i++) bucket[i] = codes[i] < 0 ? kept + others : Math.min(codes[i], kept);
        List<String> names = new ArrayList<>(words.subList(0, kept));
        if (others > 0) names.add((words.size() - kept) + " others");
        names.add("missing");
        return new Buckets(bucket, names);
    }

    private Buckets ofNumbers(int most) {
        double[] known = Arrays.stream(numbers).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double[] cuts = cuts(known, most);
        int[] bucket = IntStream.range(0, numbers.length).map(row -> Double.isNaN(numbers[row]) ? cuts.length + (known.length == 0 ? 0 : 1) : above(cuts, numbers[row])).toArray();
        List<String> names = new ArrayList<>();
        for (int i = 0; known.length > 0 && i <= cuts.length; i++) {
            names.add(name(i == 0 ? known[0] : next(known, cuts[i - 1]), i == cuts.length ? known[known.length - 1] : cuts[i]));
        }
        names.add("missing");
        return new Buckets(bucket, names);
    }

    private static double next(double[] sorted, double beyond) {
        int at = Arrays.binarySearch(sorted, beyond);
        at = at < 0 ? -at - 1 : at;
        while (at < sorted.length && sorted[at] <= beyond) at++;
        return sorted[Math.min(at, sorted.length - 1)];
    }

    private String name(double low, double high) {
        if (profile.kind() == Kind.TIME) return ShownValues.day((long) low) + (low == high ? "" : " to " + ShownValues.day((long) high));
        return low == high ? ShownValues.number(low) : ShownValues.number(low) + " to " + ShownValues.number(high);
    }

    /// Values up to which (included) a bucket reaches, all but the last one; quantiles, where they differ.
    private static double[] cuts(double[] sorted, int most) {
        double[] found = new double[most];
        int count = 0;
        for (int i = 1; i < most && sorted.length > 0; i++) {
            double cut = sorted[(int) ((long) i * sorted.length / most) - (i * sorted.length / most > 0 ? 1 : 0)];
            if (cut < sorted[sorted.length - 1] && (count == 0 || cut > found[count - 1])) found[count++] = cut;
        }
        return Arrays.copyOf(found, count);
    }

    private static int above(double[] cuts, double value) {
        int at = Arrays.binarySearch(cuts, value);
        return at >= 0 ? at : -at - 1;
    }
}
