package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Candidate;
import septet.data.DecisionRecord;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.data.VersionRecord;
import septet.model.Heads;
import septet.world.Chance;

/// Figures of classes and numbers against their definitions, and how often their intervals hold.
class OutcomesTest {
    private static final long SEED = 90;
    private static final List<String> CLASSES = List.of("bad", "fine", "good");

    private static Outcomes.Answered answer(double estimate) {
        return new Outcomes.Answered(estimate, Double.NaN, Double.NaN, Double.NaN);
    }

    private static LiveFigure figure(Outcomes outcomes, String metric) {
        return outcomes.figures().stream().filter(each -> each.metric().equals(metric)).findFirst().orElseThrow();
    }

    /// One row of three classes that are not equally frequent; a quarter of the answers is another class.
    private static int[] draw(Chance chance) {
        int truth = chance.nextInt(10) < 6 ? 0 : chance.nextInt(4) == 0 ? 2 : 1;
        return new int[] {truth, chance.nextInt(4) == 0 ? chance.nextInt(3) : truth};
    }

    private static double naiveMacro(List<int[]> rows) {
        double sum = 0;
        int present = 0;
        for (int c = 0; c <= CLASSES.size(); c++) {
            int each = c;
            long both = rows.stream().filter(row -> row[0] == each && row[1] == each).count();
            long truths = rows.stream().filter(row -> row[0] == each).count();
            long answers = rows.stream().filter(row -> row[1] == each).count();
            if (truths + answers == 0) continue;
            present++;
            sum += 2.0 * both / (truths + answers);
        }
        return sum / present;
    }

    @Test
    void classesAreCountedByTheirDefinition() {
        for (int round = 0; round < 50; round++) {
            Chance chance = Chance.of(SEED).at(round);
            ClassOutcomes outcomes = new ClassOutcomes(CLASSES);
            List<int[]> rows = new ArrayList<>();
            for (int i = 0; i < 1 + round * 3; i++) {
                int[] row = draw(chance);
                if (chance.nextInt(30) == 0) row[0] = CLASSES.size();
                rows.add(row);
                outcomes.add(answer(row[1]), row[0] == CLASSES.size() ? -1 : row[0]);
            }
            LiveFigure macro = figure(outcomes, "macro f1");
            assertThat(macro.value()).as("seed %d round %d", SEED, round).isCloseTo(naiveMacro(rows), within(1e-12)).isBetween(macro.low(), macro.high());
            assertThat(figure(outcomes, "accuracy").value()).isEqualTo(rows.stream().filter(row -> row[0] == row[1]).count() / (double) rows.size());
        }
        assertThat(new ClassOutcomes(CLASSES).figures()).isEmpty();
    }

    /// A version before knew other classes, more of them or others; its decisions are in the log that is replayed.
    @Test
    void whatAVersionOfOtherClassesDecidedIsNoOutcome() {
        Monitor monitor = reviews();
        String[] versions = {"v1", "v2", "v3"};
        monitor.serves(new VersionRecord("v1", List.of("awful", "bad", "fine", "good"), List.of("amount")));
        monitor.serves(new VersionRecord("v2", List.of("bad", "fine", "great"), List.of("amount")));
        monitor.serves(new VersionRecord("v3", CLASSES, List.of("amount")));
        for (int i = 0; i < 30; i++) {
            double[] heads = i % 3 == 0 ? new double[] {0.1, 0.1, 0.1, 0.7} : new double[] {0.1, 0.1, 0.8};
            FeatureRow features = new FeatureRow(1);
            features.set(0, i);
            monitor.decided(new DecisionRecord("d" + i, 0, 1_000_000L * i, versions[i % 3], "", List.of(new Candidate("", 1, 1, heads, features)), "show", List.of(), ""), new Row(1));
            monitor.labelled("d" + i, 2, 0);
            if (i == 14) monitor = again(monitor);
        }
        monitor.mature(1_000_000_000L);
        assertThat(((ClassOutcomes) monitor.outcomes.outcomes()).count(2, 2)).isEqualTo(10);
        assertThat(monitor.outcomes.outcomes().rows()).isEqualTo(10);
    }

    private static Monitor reviews() {
        return new Monitor(new Watched("reviews", "", new Heads.Classes(CLASSES), List.of("show"), List.of(), Reference.numbers("score", new double[] {0.5, 0.6}),
                new NoPrices(), Asked.ofP99(java.time.Duration.ofMillis(20)), "{}"));
    }

    /// As after a restart from a checkpoint.
    private static Monitor again(Monitor monitor) {
        StateWriter state = new StateWriter(new Dictionary());
        monitor.write(state);
        Monitor read = reviews();
        read.read(new StateReader(state.blocks(), new Dictionary()));
        return read;
    }

    private record NoPrices() implements Prices {
        @Override
        public String currency() {
            return "EUR";
        }

        @Override
        public long cost(String decision, Row row, boolean truth) {
            return 0;
        }

        @Override
        public String baseline(Row row) {
            return "show";
        }
    }

    @Test
    void numbersAreCountedByTheirDefinitionInAnyOrder() {
        Chance chance = Chance.of(SEED);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) rows.add(new double[] {chance.nextGaussian() * 10 + 50, chance.nextGaussian() * 12 + 50});
        NumberOutcomes outcomes = new NumberOutcomes("EUR");
        rows.forEach(row -> outcomes.add(new Outcomes.Answered(row[0], row[0] - 10, row[0] + 10, Double.NaN), row[1]));
        double absolute = rows.stream().mapToDouble(row -> Math.abs(row[0] - row[1])).average().orElseThrow();
        double square = rows.stream().mapToDouble(row -> (row[0] - row[1]) * (row[0] - row[1])).average().orElseThrow();
        double mean = rows.stream().mapToDouble(row -> row[1]).average().orElseThrow();
        double spread = rows.stream().mapToDouble(row -> (row[1] - mean) * (row[1] - mean)).average().orElseThrow();
        assertThat(figure(outcomes, "mean absolute error").value()).isCloseTo(absolute, within(1e-12));
        assertThat(figure(outcomes, "mean absolute error").unit()).isEqualTo("EUR");
        assertThat(figure(outcomes, "root mean squared error").value()).isCloseTo(Math.sqrt(square), within(1e-12));
        assertThat(figure(outcomes, "r2").value()).isCloseTo(1 - square / spread, within(1e-9));
        assertThat(figure(outcomes, "coverage").value()).isEqualTo(rows.stream().filter(row -> Math.abs(row[0] - row[1]) <= 10).count() / 300.0);
        NumberOutcomes turned = new NumberOutcomes("EUR");
        Collections.reverse(rows);
        rows.forEach(row -> turned.add(new Outcomes.Answered(row[0], row[0] - 10, row[0] + 10, Double.NaN), row[1]));
        assertThat(turned.figures()).isEqualTo(outcomes.figures());
        turned.add(answer(Double.MAX_VALUE), -Double.MAX_VALUE);
        assertThat(turned.figures()).allSatisfy(each -> assertThat(each.value()).isFinite());
    }

    /// The truth is what a hundred thousand rows give.
    @Test
    void intervalsHoldAboutAsOftenAsTheySay() {
        ClassOutcomes all = new ClassOutcomes(CLASSES);
        NumberOutcomes allNumbers = new NumberOutcomes("");
        Chance many = Chance.of(SEED + 1);
        for (int i = 0; i < 100_000; i++) {
            int[] row = draw(many);
            all.add(answer(row[1]), row[0]);
            allNumbers.add(answer(0), many.nextGaussian() * (1 + many.nextDouble()));
        }
        int[] held = new int[4];
        int rounds = 1_500;
        for (int round = 0; round < rounds; round++) {
            Chance chance = Chance.of(SEED + 2).at(round);
            ClassOutcomes some = new ClassOutcomes(CLASSES);
            NumberOutcomes numbers = new NumberOutcomes("");
            for (int i = 0; i < 400; i++) {
                int[] row = draw(chance);
                some.add(answer(row[1]), row[0]);
                numbers.add(answer(0), chance.nextGaussian() * (1 + chance.nextDouble()));
            }
            String[] metrics = {"macro f1", "accuracy", "mean absolute error", "root mean squared error"};
            for (int m = 0; m < metrics.length; m++) {
                LiveFigure figure = figure(m < 2 ? some : numbers, metrics[m]);
                double truth = figure(m < 2 ? all : allNumbers, metrics[m]).value();
                if (figure.low() <= truth && truth <= figure.high()) held[m]++;
            }
        }
        for (int each : held) assertThat(each / (double) rounds).isBetween(0.93, 0.97);
    }

    @Test
    void aTextIsWatchedByItsLengthAndItsUsualWords() {
        List<String> texts = List.of("the train was late", "the bus was late", "was the bus full");
        TextShape shape = new TextShape(TextShape.usual(texts));
        assertThat(TextShape.usual(texts)).contains("the", "was", "bus", "late", "train");
        assertThat(shape.usualShare("THE bus was purple")).isEqualTo(0.75);
        assertThat(shape.usualShare("\u65e5\u672c\u8a9e")).isZero();
        assertThat(shape.usualShare("   ")).isNaN();
        assertThat(TextShape.length("\ud83d\ude00a")).isEqualTo(2);
    }
}
