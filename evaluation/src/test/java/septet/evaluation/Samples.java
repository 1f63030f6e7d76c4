package septet.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Rows for tests.
final class Samples {
    static final long DAY = 86_400_000_000L;

    private Samples() {}

    /// The rows of `metrics.csv`, the oracle's own.
    static Scored fixture() {
        List<String[]> lines = lines("metrics.csv").map(line -> line.split(",")).toList();
        boolean[] labels = new boolean[lines.size()];
        double[] scores = new double[labels.length];
        long[] cards = new long[labels.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = lines.get(row)[0].equals("1");
            scores[row] = Double.parseDouble(lines.get(row)[1]);
            cards[row] = Identity.of(lines.get(row)[2]);
        }
        return scored(labels, scores, cards);
    }

    static double expected(String metric) {
        Properties properties = new Properties();
        try (InputStreamReader in = reader("metrics.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Double.parseDouble(properties.getProperty(metric.replace(' ', '_')));
    }

    static Scored scored(boolean[] labels, double[] scores, long[] clusters) {
        return new Scored(new Judged(0, new long[labels.length], labels, clusters, Map.of("card", clusters)), scores, Optional.empty());
    }

    /// Rows of some cards over a week; scores follow the label, in steps so that there are ties.
    static Scored random(Chance chance, int rows, int cards, double share) {
        boolean[] labels = new boolean[rows];
        double[] scores = new double[rows];
        long[] clusters = new long[rows];
        long[] times = new long[rows];
        int[] decisions = new int[rows];
        long[] costs = new long[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = chance.nextDouble() < share;
            double logit = chance.nextGaussian() + (labels[row] ? 1.5 : 0) - 2;
            scores[row] = StrictMath.rint(200 / (1 + StrictMath.exp(-logit))) / 200;
            clusters[row] = Identity.of(chance.nextInt(cards));
            times[row] = (long) (chance.nextDouble() * 7 * DAY);
            decisions[row] = scores[row] >= 0.5 ? 0 : scores[row] >= 0.3 ? 1 : 2;
            costs[row] = 10_000L * (labels[row] ? 40 : decisions[row] == 2 ? 0 : 3);
        }
        Judged all = new Judged(0, times, labels, clusters, Map.of("card", clusters));
        return new Scored(all, scores, Optional.of(new Decided(decisions, 2, costs)));
    }

    /// The same rows in the order given.
    static Scored ordered(Scored scored, int[] order) {
        Judged rows = scored.rows();
        long[] clusters = IntStream.of(order).mapToLong(row -> rows.clusters()[row]).toArray();
        boolean[] labels = new boolean[order.length];
        for (int i = 0; i < order.length; i++) labels[i] = rows.labels()[order[i]];
        Judged moved = new Judged(rows.from(), IntStream.of(order).mapToLong(row -> rows.times()[row]).toArray(), labels, clusters, Map.of("card", clusters));
        return new Scored(moved, IntStream.of(order).mapToDouble(row -> scored.scores()[row]).toArray(), scored.decided().map(decided -> new Decided(
                IntStream.of(order).map(row -> decided.decisions()[row]).toArray(), decided.last(),
                IntStream.of(order).mapToLong(row -> decided.costs()[row]).toArray())));
    }

    static int[] shuffled(int size, Chance chance) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static java.util.stream.Stream<String> lines(String resource) {
        try (BufferedReader in = new BufferedReader(reader(resource))) {
            return in.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStreamReader reader(String resource) {
        return new InputStreamReader(Samples.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
    }
}
