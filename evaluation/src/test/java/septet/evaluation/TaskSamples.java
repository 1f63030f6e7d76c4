package septet.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import septet.world.Chance;

/// Rows of several classes and of numbers, for tests.
final class TaskSamples {
    static final List<String> WORDS = List.of("billing", "login", "other", "refund");

    private TaskSamples() {}

    /// The rows of `classes.csv`, the oracle's own.
    static Scored classes() {
        List<String[]> lines = lines("classes.csv");
        int[] truth = lines.stream().mapToInt(line -> WORDS.indexOf(line[0])).toArray();
        return scored(new Truth.Classes(WORDS, truth), heads(lines, 4), clusters(lines, 5));
    }

    /// The rows of `numbers.csv`, with their intervals.
    static Scored numbers() {
        List<String[]> lines = lines("numbers.csv");
        return scored(new Truth.Numbers(lines.stream().mapToDouble(line -> Double.parseDouble(line[0])).toArray()), heads(lines, 3), clusters(lines, 4));
    }

    static Scored scored(Truth truth, double[][] heads, long[] clusters) {
        return new Scored(new Judged(0, new long[0], truth, clusters, Map.of()), heads, Optional.empty());
    }

    /// Cards of some rows each that differ in their classes and in how well these are known.
    static Scored drawnClasses(Chance chance, int cards) {
        int[] counts = IntStream.range(0, cards).map(card -> 1 + chance.of("rows").at(card).nextPoisson(6)).toArray();
        int rows = Arrays.stream(counts).sum();
        int[] truth = new int[rows];
        double[][] heads = new double[3][rows];
        long[] clusters = new long[rows];
        int row = 0;
        for (int card = 0; card < cards; card++) {
            Chance own = chance.of("card").at(card);
            double leaning = own.nextGaussian();
            double known = 1 + own.nextGaussian();
            for (int i = 0; i < counts[card]; i++, row++) {
                double draw = own.nextDouble();
                truth[row] = draw < 1 / (1 + Math.exp(-leaning)) * 0.7 ? 0 : own.nextDouble() < 0.6 ? 1 : 2;
                clusters[row] = Identity.of(card);
                double sum = 0;
                for (int head = 0; head < 3; head++) sum += heads[head][row] = Math.exp(own.nextGaussian() + (truth[row] == head ? known : 0));
                for (int head = 0; head < 3; head++) heads[head][row] /= sum;
            }
        }
        return scored(new Truth.Classes(List.of("a", "b", "c"), truth), heads, clusters);
    }

    /// Cards of some rows each whose errors have something in common; an interval that holds most of them.
    static Scored drawnNumbers(Chance chance, int cards) {
        int[] counts = IntStream.range(0, cards).map(card -> 1 + chance.of("rows").at(card).nextPoisson(6)).toArray();
        int rows = Arrays.stream(counts).sum();
        double[] truth = new double[rows];
        double[][] heads = new double[3][rows];
        long[] clusters = new long[rows];
        int row = 0;
        for (int card = 0; card < cards; card++) {
            Chance own = chance.of("card").at(card);
            double common = own.nextGaussian();
            for (int i = 0; i < counts[card]; i++, row++) {
                heads[0][row] = 10 * own.nextGaussian();
                truth[row] = heads[0][row] + 2 * common + 3 * own.nextGaussian();
                heads[1][row] = heads[0][row] - 5;
                heads[2][row] = heads[0][row] + 5;
                clusters[row] = Identity.of(card);
            }
        }
        return scored(new Truth.Numbers(truth), heads, clusters);
    }

    /// The same rows in the order given.
    static Scored ordered(Scored scored, int[] order) {
        return scored.only(scored.rows().only(order), order);
    }

    static double expected(String file, String metric) {
        Properties properties = new Properties();
        try (InputStream in = TaskSamples.class.getResourceAsStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Double.parseDouble(properties.getProperty(metric.replace(' ', '_')));
    }

    private static double[][] heads(List<String[]> lines, int count) {
        return IntStream.range(1, count + 1).mapToObj(head -> lines.stream().mapToDouble(line -> Double.parseDouble(line[head])).toArray()).toArray(double[][]::new);
    }

    private static long[] clusters(List<String[]> lines, int column) {
        return lines.stream().mapToLong(line -> Identity.of(line[column])).toArray();
    }

    private static List<String[]> lines(String file) {
        try (InputStream in = TaskSamples.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
