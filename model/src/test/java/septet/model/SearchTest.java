package septet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Problem;
import septet.world.Chance;
import septet.world.RealWorld;

class SearchTest {
    private static final Setting.Range L2 = new Setting.Range(1e-6, 1);
    private static final TrainingRows ROWS = Samples.mixed(1, 600).rows(1);

    private static Workers workers(int threads, List<Trial> heard) {
        return new Workers(RealWorld.start().scheduler(), threads, trial -> {
            synchronized (heard) {
                heard.add(trial);
            }
        });
    }

    /// Grows a model that does nothing but have a size.
    private record Growing(Settings fixed) implements GrowingLearner {
        @Override
        public String kind() {
            return "growing";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("rounds", new Parameter.Form.Whole(1, 1000), new Setting.Number(10), ""),
                    new Parameter("depth", new Parameter.Form.Whole(1, 10), new Setting.Number(3), ""));
        }

        @Override
        public double effort(Settings settings) {
            return settings.number("depth");
        }

        @Override
        public String along() {
            return "rounds";
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) {
            return new Fit.Learned(model(settings.whole("rounds"), settings, fitting));
        }

        @Override
        public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
            for (int size : growth.sizes()) {
                if (!growth.reached(size, model(size, settings, fitting))) return fit(train, settings.with("rounds", size), fitting);
            }
            return fit(train, settings.with("rounds", growth.sizes().getLast()), fitting);
        }

        private static Model model(int size, Settings settings, Fitting fitting) {
            Encoder none = new Encoder(List.of(), List.of());
            return new FittedModel(fitting.provenance(settings.with("rounds", size), 1), fitting.heads().names(), none, new Linear(size, new double[0], new double[0]));
        }
    }

    private static double rounds(Model model) {
        return Double.parseDouble(model.provenance().settings().get("rounds"));
    }

    private static Found.Chosen chosen(Found found) {
        return (Found.Chosen) found;
    }

    @Test
    void threadsChangeNothingButTime() throws InterruptedException {
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", L2), 8);
        Search.Score score = model -> -Math.abs(Math.log(Double.parseDouble(model.provenance().settings().get("l2"))) + 3);
        List<Trial> heard = Collections.synchronizedList(new ArrayList<>());
        Found.Chosen one = chosen(search.run(ROWS, Samples.FITTING, score, workers(1, new ArrayList<>())));
        Found.Chosen two = chosen(search.run(ROWS, Samples.FITTING, score, workers(2, heard)));
        assertThat(two.trials()).extracting(Trial::settings).isEqualTo(one.trials().stream().map(Trial::settings).toList());
        assertThat(two.best().number()).isEqualTo(one.best().number());
        assertThat(two.best().model().artifact()).isEqualTo(one.best().model().artifact());
        assertThat(heard).hasSize(8);
        assertThat(two.best().score()).isEqualTo(two.trials().stream().mapToDouble(Trial::score).max().orElseThrow());
    }

    @Test
    void theLongestFitsAreBegunFirstAndNumberedAsDrawn() throws InterruptedException {
        Settings ranges = Settings.NONE.with("depth", new Setting.Range(1, 10)).with("rounds", 5);
        List<Trial> heard = Collections.synchronizedList(new ArrayList<>());
        Found.Chosen found = chosen(new Search(new Growing(ranges), ranges, 6).run(ROWS, Samples.FITTING, model -> 1, workers(1, heard)));
        assertThat(heard).extracting(trial -> trial.settings().number("depth")).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(found.trials()).extracting(Trial::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(found.best().number()).isEqualTo(1);
    }

    @Test
    void withoutARangeThereIsOneFit() throws InterruptedException {
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", 2), 8);
        assertThat(search.fits()).isEqualTo(1);
        Found.Chosen found = chosen(search.run(ROWS, Samples.FITTING, model -> 0.5, workers(2, new ArrayList<>())));
        assertThat(found.trials()).hasSize(1);
        assertThat(found.best().model().artifact()).isEqualTo(Samples.logistic(ROWS, Settings.NONE.with("l2", 2)).artifact());
    }

    @Test
    void everyStratumIsMetOnce() {
        Settings ranges = Settings.NONE.with("l2", L2).with("depth", new Setting.Range(3, 10)).with("rate", new Setting.Range(0.01, 0.3));
        for (long seed = 0; seed < 20; seed++) {
            List<Settings> points = Space.of(ranges).points(ranges, 12, Chance.of(seed), new Growing(ranges).parameters());
            int[] byL2 = points.stream().mapToInt(point -> (int) Math.floor((Math.log10(point.number("l2")) + 6) / 6 * 12 - 1e-3)).sorted().toArray();
            int[] byRate = points.stream().mapToInt(point -> (int) Math.floor((point.number("rate") - 0.01) / 0.29 * 12 - 1e-3)).sorted().toArray();
            assertThat(byL2).as("seed " + seed).isEqualTo(IntStream.range(0, 12).toArray());
            assertThat(byRate).as("seed " + seed).isEqualTo(IntStream.range(0, 12).toArray());
            assertThat(points.stream().map(point -> point.number("depth"))).as("seed " + seed).allMatch(depth -> depth == Math.rint(depth))
                    .contains(3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0);
        }
    }

    @Test
    void rangesAreLogarithmicWhereTheirEndsLieAHundredTimesApart() {
        assertThat(Space.value(new Setting.Range(1e-6, 1), 0.5, false)).isEqualTo(1e-3);
        assertThat(Space.value(new Setting.Range(0.01, 0.3), 0.5, false)).isEqualTo(0.155);
        assertThat(Space.value(new Setting.Range(0, 100), 0.5, false)).isEqualTo(50);
        assertThat(Space.value(new Setting.Range(3, 10), 0.9999, true)).isEqualTo(10);
        assertThat(Space.value(new Setting.Range(3, 10), 0, true)).isEqualTo(3);
    }

    @Test
    void pointsLieFartherApartThanDrawnAtRandom() {
        Settings ranges = Settings.NONE.with("a", new Setting.Range(0, 1)).with("b", new Setting.Range(0, 1));
        double spread = 0;
        double random = 0;
        for (long seed = 0; seed < 20; seed++) {
            Chance chance = Chance.of(seed);
            spread += nearest(Space.of(ranges).points(ranges, 12, chance, List.of()).stream().map(point -> new double[] {point.number("a"), point.number("b")}).toList());
            random += nearest(IntStream.range(0, 12).mapToObj(_ -> new double[] {chance.nextDouble(), chance.nextDouble()}).toList());
        }
        assertThat(spread).isGreaterThan(2 * random);
    }

    private static double nearest(List<double[]> points) {
        return points.stream().flatMapToDouble(a -> points.stream().filter(b -> b != a).mapToDouble(b -> Math.hypot(a[0] - b[0], a[1] - b[1]))).min().orElseThrow();
    }

    @Test
    void growthStopsWhenItBringsNothingMore() throws InterruptedException {
        Settings ranges = Settings.NONE.with("rounds", new Setting.Range(50, 800)).with("depth", new Setting.Range(3, 10));
        List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        Search search = new Search(new Growing(ranges), ranges, 1);
        Found.Chosen found = chosen(search.run(ROWS, Samples.FITTING, model -> {
            seen.add(rounds(model));
            return -Math.abs(rounds(model) - 120);
        }, workers(1, new ArrayList<>())));
        assertThat(seen).containsExactly(50.0, 68.0, 93.0, 126.0, 171.0);
        assertThat(found.best().settings().number("rounds")).isEqualTo(126);
        assertThat(rounds(found.best().model())).isEqualTo(126);
    }

    @Test
    void sizesRunFromEndToEnd() {
        assertThat(Stops.sizes(new Setting.Range(50, 800))).containsExactly(50, 68, 93, 126, 171, 233, 317, 432, 588, 800);
        assertThat(Stops.sizes(new Setting.Range(1, 4))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void ofEqualTrialsTheFirstIsTaken() throws InterruptedException {
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", L2), 5);
        assertThat(chosen(search.run(ROWS, Samples.FITTING, model -> 0.5, workers(2, new ArrayList<>()))).best().number()).isEqualTo(1);
    }

    @Test
    void aScoreThatIsNotDefinedChoosesNothing() throws InterruptedException {
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", L2), 3);
        Found found = search.run(ROWS, Samples.FITTING, model -> Double.NaN, workers(2, new ArrayList<>()));
        Problem problem = ((Found.NotFound) found).problem();
        assertThat(problem.code()).isEqualTo("MODEL-NOTHING-TO-TUNE-ON");
    }

    @Test
    void rowsThatTeachNothingEndTheSearch() throws InterruptedException {
        TrainingRows alike = TrainingRows.of(List.of(Samples.number("x")), new double[][] {{1, 2}}, new double[] {1, 1}, new Dictionary());
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", L2), 3);
        Found found = search.run(alike, Samples.FITTING, model -> 1, workers(2, new ArrayList<>()));
        assertThat(((Found.NotFound) found).problem().code()).isEqualTo("MODEL-ONE-CLASS");
    }

    /// Learns nothing where the penalty is low, as a fit that comes to no rest.
    private record Restless(LogisticRegression rested) implements Learner {
        @Override
        public String kind() {
            return rested.kind();
        }

        @Override
        public List<Parameter> parameters() {
            return rested.parameters();
        }

        @Override
        public double effort(Settings settings) {
            return rested.effort(settings);
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            return settings.number("l2") < 1e-3 ? new Fit.NotLearned(Teachable.restless(fitting, "Raise l2.")) : rested.fit(train, settings, fitting);
        }
    }

    @Test
    void aTrialThatComesToNoRestEndsNoSearch() throws InterruptedException {
        Search search = new Search(new Restless(new LogisticRegression()), Settings.NONE.with("l2", L2), 8);
        Found.Chosen chosen = chosen(search.run(ROWS, Samples.FITTING, model -> 1, workers(2, new ArrayList<>())));
        assertThat(chosen.trials()).hasSize(8);
        assertThat(chosen.trials().stream().filter(trial -> !trial.learned()).count()).isBetween(1L, 7L);
        assertThat(chosen.best().settings().number("l2")).isGreaterThanOrEqualTo(1e-3);
        assertThat(chosen.trials()).allMatch(trial -> trial.learned() != Double.isNaN(trial.score()));
    }

    @Test
    void whereNoTrialLearnsTheFirstSaysWhy() throws InterruptedException {
        Search search = new Search(new Restless(new LogisticRegression()), Settings.NONE.with("l2", new Setting.Range(1e-6, 1e-5)), 3);
        Found found = search.run(ROWS, Samples.FITTING, model -> 1, workers(2, new ArrayList<>()));
        assertThat(((Found.NotFound) found).problem().code()).isEqualTo("MODEL-NO-REST");
    }

    @Test
    void seedAndLearnerDecideWhatIsDrawn() throws InterruptedException {
        Search search = new Search(new LogisticRegression(), Settings.NONE.with("l2", L2), 4);
        Fitting other = new Fitting("p", "d1", "d2", "simple", new Heads.Truth("fraud"), 2, 0, 7, "0.1.0");
        double[] first = l2(search, Samples.FITTING);
        assertThat(l2(search, Samples.FITTING)).isEqualTo(first);
        assertThat(l2(search, other)).isNotEqualTo(first);
    }

    private static double[] l2(Search search, Fitting fitting) throws InterruptedException {
        Found found = search.run(ROWS, fitting, model -> 1, workers(1, new ArrayList<>()));
        return Arrays.copyOf(chosen(found).trials().stream().mapToDouble(trial -> trial.settings().number("l2")).toArray(), 4);
    }
}
