package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.data.Dictionary;
import septet.design.Type;
import septet.world.Chance;

/// What no tool has to tell: at its end a fit satisfies the conditions of its own problem.
class OptimalityTest {
    private static final Type.Terms CHARS = new Type.Terms(Type.Terms.Cut.CHARACTERS, 1, 3, 0, true);

    /// Texts of two kinds beside a number and a category: wide and sparse.
    private static TrainingRows mixed(long seed, int rows, int classes) {
        Dictionary words = new Dictionary();
        List<String> texts = new ArrayList<>();
        double[][] columns = new double[3][rows];
        double[] target = new double[rows];
        for (int row = 0; row < rows; row++) {
            Chance chance = Chance.of(seed).at(row);
            int kind = chance.nextInt(classes);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) text.append((char) ('a' + (chance.nextInt(26) + kind * chance.nextInt(3)) % 26)).append(chance.nextInt(5) == 0 ? " " : "");
            texts.add(text.toString());
            columns[0][row] = row;
            columns[1][row] = chance.nextInt(9) == 0 ? Double.NaN : chance.nextGaussian() + kind;
            columns[2][row] = words.code("w" + chance.nextInt(4));
            target[row] = chance.nextInt(8) == 0 ? chance.nextInt(classes) : kind;
        }
        return TrainingRows.of(List.of(new Input("text", Input.Kind.TERMS, Optional.of(CHARS)), Samples.number("x"), Samples.category("c")), columns, target,
                words.reading(texts));
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    @Test
    void wideSumsEndWhereTheSlopeIsFlat() throws InterruptedException {
        TrainingRows rows = mixed(3, 600, 2);
        DesignMatrix matrix = rows.once(Style.STANDARDISED).matrix();
        assertThat(matrix.width()).isGreaterThan(1_000);
        SumLoss loss = new SumLoss(matrix, rows.target(), rows.weight(), 0.5, new Curve.Logistic());
        double[] point = new double[loss.size()];
        double[] slope = new double[loss.size()];
        loss.value(point, slope);
        double first = largest(slope);
        assertThat(NewtonConjugate.minimise(loss, point)).isTrue();
        loss.value(point, slope);
        assertThat(largest(slope)).isLessThan(first * 1e-5);
    }

    /// The way by conjugate gradients and the exact one meet.
    @Test
    void bothWaysOfNewtonMeet() throws InterruptedException {
        TrainingRows rows = Samples.mixed(4, 1_000).rows(1);
        DesignMatrix matrix = rows.once(Style.STANDARDISED).matrix();
        for (Curve curve : List.of(new Curve.Logistic(), new Curve.Squared(), new Curve.Poisson(), new Curve.Check(0.7, 0.1))) {
            SumLoss loss = new SumLoss(matrix, rows.target(), rows.weight(), 0.1, curve);
            double[] exact = new double[loss.size()];
            double[] turned = new double[loss.size()];
            assertThat(Newton.least(loss, exact)).isTrue();
            assertThat(NewtonConjugate.minimise(loss, turned)).isTrue();
            assertThat(turned).as(curve.toString()).containsExactly(exact, within(1e-4));
        }
    }

    @Test
    void classesEndWhereTheSlopeIsFlat() throws InterruptedException {
        TrainingRows rows = mixed(5, 500, 4);
        ClassesLoss loss = new ClassesLoss(rows.once(Style.STANDARDISED).matrix(), rows.target(), rows.weight(), 0.5, 4);
        double[] point = new double[loss.size()];
        double[] slope = new double[loss.size()];
        loss.value(point, slope);
        double first = largest(slope);
        assertThat(NewtonConjugate.minimise(loss, point)).isTrue();
        loss.value(point, slope);
        assertThat(largest(slope)).isLessThan(first * 1e-5);
    }

    /// Slope and curvature are what small steps show.
    @Test
    void derivativesAreWhatSmallStepsShow() {
        TrainingRows rows = Samples.mixed(3, 200).rows(1);
        DesignMatrix matrix = rows.once(Style.STANDARDISED).matrix();
        List<Smooth> functions = List.of(new SumLoss(matrix, rows.target(), rows.weight(), 0.3, new Curve.Poisson()),
                new SumLoss(matrix, rows.target(), rows.weight(), 0.3, new Curve.Squared()), new ClassesLoss(matrix, rows.target(), rows.weight(), 0.3, 3));
        for (Smooth function : functions) assertThat(wrong(function)).isEmpty();
        assertThat(wrong(new Skewed(functions.getFirst()))).as("planted bug: a slope without the penalty").isNotEmpty();
    }

    private static String wrong(Smooth function) {
        Chance chance = Chance.of(8);
        double[] point = new double[function.size()];
        double[] direction = new double[function.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = chance.nextGaussian() * 0.5;
            direction[i] = chance.nextGaussian();
        }
        double[] slope = new double[point.length];
        double[] bent = new double[point.length];
        double[] axes = new double[point.length];
        function.value(point, slope);
        function.curvature(direction, bent);
        function.curvatures(axes);
        double[] ahead = moved(point, direction, 1e-5);
        double[] behind = moved(point, direction, -1e-5);
        double[] slopeAhead = new double[point.length];
        double[] slopeBehind = new double[point.length];
        double rise = (function.value(ahead, slopeAhead) - function.value(behind, slopeBehind)) / 2e-5;
        double expected = 0;
        for (int i = 0; i < point.length; i++) expected += slope[i] * direction[i];
        if (Math.abs(rise - expected) > 1e-5 * Math.abs(expected)) return "slope " + expected + ", found " + rise;
        for (int i = 0; i < point.length; i++) {
            double bend = (slopeAhead[i] - slopeBehind[i]) / 2e-5;
            if (Math.abs(bend - bent[i]) > 1e-4 * (1 + Math.abs(bend))) return "curvature " + i + ": " + bent[i] + ", found " + bend;
            double[] axis = new double[point.length];
            double[] along = new double[point.length];
            axis[i] = 1;
            function.value(point, slope);
            function.curvature(axis, along);
            if (Math.abs(along[i] - axes[i]) > 1e-9 * (1 + Math.abs(axes[i]))) return "axis " + i;
        }
        return "";
    }

    private static double[] moved(double[] point, double[] direction, double step) {
        double[] moved = point.clone();
        for (int i = 0; i < point.length; i++) moved[i] += step * direction[i];
        return moved;
    }

    /// Forgets the penalty in its slope.
    private record Skewed(Smooth sound) implements Smooth {
        @Override
        public int size() {
            return sound.size();
        }

        @Override
        public double value(double[] point, double[] gradient) {
            double value = sound.value(point, gradient);
            for (int i = 0; i < point.length - 1; i++) gradient[i] -= 0.3 * point[i];
            return value;
        }

        @Override
        public void curvature(double[] direction, double[] into) {
            sound.curvature(direction, into);
        }

        @Override
        public void curvatures(double[] into) {
            sound.curvatures(into);
        }
    }

    /// Weak duality: what a support vector machine may still lose is less than its gap.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void machinesCloseTheGap(boolean squared) throws InterruptedException {
        for (double c : new double[] {0.01, 1, 30}) {
            TrainingRows rows = mixed(6, 500, 2);
            double[] sides = new double[rows.size()];
            double[] costs = new double[rows.size()];
            for (int row = 0; row < sides.length; row++) {
                sides[row] = rows.target()[row] == 1 ? 1 : -1;
                costs[row] = c * (1 + row % 3);
            }
            DualDescent descent = new DualDescent(rows.once(Style.STANDARDISED).matrix(), sides, costs, squared);
            assertThat(descent.gap()).as("before").isGreaterThan(0.5);
            assertThat(descent.run(Chance.of(1))).isTrue();
            assertThat(descent.gap()).as("c " + c).isBetween(-1e-9, 1e-3);
        }
    }

    /// The same rows in any order, with the same seed, give the same bytes; another seed gives nearly the same model.
    @Test
    void seedsDecideNothingThatMatters() throws InterruptedException {
        TrainingRows rows = mixed(7, 400, 2);
        Fitting one = PublishedTest.fitting(new Heads.Truth("spam"));
        Fitting other = new Fitting(one.place(), "d1", "d2", "simple", one.heads(), 2, 0, 7, "0.1.0");
        Model first = Samples.learned(new LinearSvm().fit(rows, Settings.NONE, one));
        assertThat(Samples.learned(new LinearSvm().fit(rows, Settings.NONE, one)).artifact()).isEqualTo(first.artifact());
        double[] a = Samples.scores(first, rows);
        double[] b = Samples.scores(Samples.learned(new LinearSvm().fit(rows, Settings.NONE, other)), rows);
        assertThat(a).isNotEqualTo(b).containsExactly(b, within(2e-3));
    }

    /// Support vector regression: no line near the one that is found costs less, by the textbook's own sum.
    @ParameterizedTest
    @ValueSource(strings = {"hinge", "squared hinge"})
    void noLineCostsLessThanThatOfTheMachine(String loss) throws InterruptedException {
        Chance chance = Chance.of(9);
        double[] x = new double[80];
        double[] y = new double[80];
        for (int row = 0; row < x.length; row++) {
            x[row] = 50 + 10 * chance.nextGaussian();
            y[row] = 3 * x[row] + 20 * chance.nextGaussian() + (chance.nextInt(10) == 0 ? 400 : 0);
        }
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("x")), new double[][] {x}, y, new Dictionary());
        for (double c : new double[] {0.003, 0.1, 10}) {
            Settings settings = Settings.NONE.with("c", c).with("loss", new Setting.Word(loss));
            double[] said = Samples.scores(Samples.learned(new LinearSvm().fit(rows, settings, PublishedTest.fitting(new Heads.Amount("price", false)))), rows);
            double[] u = standardised(rows.column(0), rows.column(0));
            double[] z = standardised(rows.target(), rows.target());
            double[] line = standardised(said, rows.target());
            double slope = (line[1] - line[0]) / (u[1] - u[0]);
            double start = line[0] - slope * u[0];
            double found = cost(u, z, new double[] {slope, start, c}, loss);
            for (double[] away : new double[][] {{0.02, 0}, {-0.02, 0}, {0, 0.02}, {0, -0.02}, {0.01, 0.01}, {-0.01, -0.01}, {0.01, -0.01}, {-0.01, 0.01}}) {
                assertThat(cost(u, z, new double[] {slope + away[0], start + away[1], c}, loss)).as("c %s", c).isGreaterThan(found - 1e-4 * c * x.length);
            }
            assertThat(slope).isPositive();
        }
    }

    private static double cost(double[] u, double[] z, double[] line, String loss) {
        double cost = line[0] * line[0] / 2;
        for (int row = 0; row < u.length; row++) {
            double distance = Math.abs(z[row] - line[0] * u[row] - line[1]);
            cost += line[2] * (loss.equals("hinge") ? distance : distance * distance);
        }
        return cost;
    }

    private static double[] standardised(double[] values, double[] of) {
        double mean = Arrays.stream(of).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(of).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    /// No level of a quantile is crossed by more or fewer rows than it says.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.95})
    void quantilesLieWhereTheySay(double level) {
        Samples.Mixed mixed = Samples.mixed(9, 2_000);
        double[] amounts = mixed.columns()[0].clone();
        for (int i = 0; i < amounts.length; i++) amounts[i] = Math.exp(amounts[i] / 5) * (1 + mixed.target()[i]);
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("amount"), Samples.number("age")), new double[][] {mixed.columns()[0], mixed.columns()[1]}, amounts,
                new Dictionary());
        Model model = PublishedTest.fit(new LinearRegression(), rows, new Heads.Amount("price", false),
                Settings.NONE.with("l2", 1e-6).with("loss", new Setting.Word("quantile at " + level)));
        double[] estimates = Samples.scores(model, rows);
        int below = 0;
        for (int i = 0; i < estimates.length; i++) if (rows.target()[i] <= estimates[i]) below++;
        assertThat(below / 2000.0).isCloseTo(level, within(0.01));
    }

    @Test
    void theLogarithmIsFittedAndTheUnitKept() {
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 50.0;
            y[i] = 3 * Math.exp(1.5 * x[i]);
        }
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("x")), new double[][] {x}, y, new Dictionary());
        Model model = PublishedTest.fit(new LinearRegression(), rows, new Heads.Amount("price", true), Settings.NONE.with("l2", 1e-9));
        double[] estimates = Samples.scores(model, rows);
        for (int i = 0; i < y.length; i++) assertThat(estimates[i]).isCloseTo(rows.target()[i], within(1e-6 * rows.target()[i]));
    }
}
