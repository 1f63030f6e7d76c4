package septet.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which share of what a column says is not said by one before it: one less the greatest mutual information, in parts of the lesser entropy.
final class OwnShares {
    private static final int COMPARED = 4_000;
    private static final int PARTS = 8;

    private OwnShares() {}

    static double[] of(List<LeakTable.Column> columns) {
        List<Binned> binned = columns.stream().map(OwnShares::binned).toList();
        double[] shares = new double[columns.size()];
        for (int i = 0; i < shares.length; i++) {
            double most = 0;
            for (int j = 0; j < i; j++) most = Math.max(most, shared(binned.get(i), binned.get(j)));
            shares[i] = Math.max(0, 1 - most);
        }
        return shares;
    }

    private static Binned binned(LeakTable.Column column) {
        return switch (column) {
            case LeakTable.Numbers numbers -> Binned.numbers(some(numbers.values().length).mapToDouble(row -> numbers.values()[row]).toArray(), PARTS);
            case LeakTable.Words words -> Binned.of(new LeakTable.Words("", some(words.codes().length).map(row -> words.codes()[row]).toArray()));
            case LeakTable.Texts texts -> Binned.of(new LeakTable.Texts("", some(texts.values().length).mapToObj(row -> texts.values()[row]).toArray(String[]::new)));
        };
    }

    private static IntStream some(int rows) {
        int step = Math.max(1, rows / COMPARED);
        return IntStream.range(0, Math.min(COMPARED, rows)).map(i -> i * step);
    }

    private static double shared(Binned one, Binned other) {
        int rows = one.of().length;
        LongPlaces pairs = new LongPlaces(rows);
        int[] both = new int[rows];
        int[] ones = new int[one.count()];
        int[] others = new int[other.count()];
        for (int i = 0; i < rows; i++) {
            ones[one.of()[i]]++;
            others[other.of()[i]]++;
            both[pairs.of((long) one.of()[i] * other.count() + other.of()[i])]++;
        }
        double less = Math.min(entropy(ones), entropy(others));
        // What chance alone shares of so few rows (Miller 1955).
        double chance = (pairs.size() - Arrays.stream(ones).filter(n -> n > 0).count() - Arrays.stream(others).filter(n -> n > 0).count() + 1) / (2.0 * rows);
        double mutual = entropy(ones) + entropy(others) - entropy(both) - Math.max(0, chance);
        return less <= 0 ? 1 : Math.clamp(mutual / less, 0, 1);
    }

    private static double entropy(int[] counts) {
        double all = IntStream.of(counts).sum();
        double sum = 0;
        for (int count : counts) if (count > 0) sum -= count / all * Math.log(count / all);
        return sum;
    }
}
