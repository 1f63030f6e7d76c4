package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.evaluation.HeldOut;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.GrowingLearner;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Learner;
import septet.model.LogisticRegression;
import septet.model.Model;
import septet.model.Parameter;
import septet.model.Search;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;
import septet.world.Disk;
import septet.world.SimulatedDisk;

class KeptStepsTest {
    private static final long SEED = 3;
    private static final Path FOLDER = Path.of("steps");

    private final Disk disk = new SimulatedDisk(Chance.of(SEED));

    @Test
    void whatWasMadeIsFoundAgainUnderWhatDecidesIt() {
        KeptSteps first = new KeptSteps(disk, FOLDER);
        assertThat(first.read("a")).isEmpty();
        first.write("a", bytes("one"));
        first.write("b", bytes("two"));
        KeptSteps second = new KeptSteps(disk, FOLDER);
        assertThat(second.read("a")).hasValue(bytes("one"));
        assertThat(second.read("c")).isEmpty();
        assertThat(List.of(second.reused(), second.made())).containsExactly(1, 0);
        second.prune();
        assertThat(disk.list(FOLDER)).hasSize(1);
        assertThat(new KeptSteps(disk, FOLDER).read("b")).isEmpty();
    }

    /// What a power cut or a hand left: cut off anywhere, or one bit changed anywhere, it is made again.
    @Test
    void whatWasDamagedIsMadeAgain() {
        new KeptSteps(disk, FOLDER).write("a", bytes("the model"));
        Path file = disk.list(FOLDER).getFirst();
        byte[] whole = disk.read(file);
        for (int length = 0; length < whole.length; length++) {
            disk.replace(file, java.util.Arrays.copyOf(whole, length));
            assertThat(new KeptSteps(disk, FOLDER).read("a")).as("cut off at %d", length).isEmpty();
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            disk.replace(file, changed);
            assertThat(new KeptSteps(disk, FOLDER).read("a")).as("changed at %d", i).isEmpty();
            assertThat(trusting(file)).as("a reader that does not check would take it").isNotEmpty();
        }
    }

    /// The planted bug: takes a step as it finds it.
    private byte[] trusting(Path file) {
        byte[] bytes = disk.read(file);
        return java.util.Arrays.copyOfRange(bytes, 32, bytes.length);
    }

    @Test
    void aFitIsTakenByteForByteAndNamesTheRunAtHand() throws InterruptedException {
        byte[] fresh = artifact(new LogisticRegression(), fitting("design two"));
        KeptSteps first = new KeptSteps(disk, FOLDER);
        artifact(new KeptFits(first, "0").over(List.of(new LogisticRegression())).getFirst(), fitting("design one"));
        assertThat(List.of(first.reused(), first.made())).containsExactly(0, 1);
        KeptSteps second = new KeptSteps(disk, FOLDER);
        assertThat(artifact(new KeptFits(second, "0").over(List.of(new LogisticRegression())).getFirst(), fitting("design two"))).isEqualTo(fresh);
        assertThat(List.of(second.reused(), second.made())).containsExactly(1, 0);
    }

    @Test
    void otherRowsSettingsSeedsAndProgramsAreOtherFits() throws InterruptedException {
        KeptSteps steps = new KeptSteps(disk, FOLDER);
        Learner kept = new KeptFits(steps, "0").over(List.of(new LogisticRegression())).getFirst();
        Settings settings = Settings.NONE.with("l2", 1);
        kept.fit(rows(1), settings, fitting("d"));
        kept.fit(rows(1), settings, fitting("d"));
        assertThat(steps.reused()).isEqualTo(1);
        kept.fit(rows(2), settings, fitting("d"));
        kept.fit(rows(1), Settings.NONE.with("l2", 2), fitting("d"));
        kept.fit(rows(1), settings, new Fitting("p", "d", "a", "simple", new Heads.Truth("y"), 9, 0, 1, "0"));
        new KeptFits(steps, "1").over(List.of(new LogisticRegression())).getFirst().fit(rows(1), settings, fitting("d"));
        assertThat(List.of(steps.reused(), steps.made())).containsExactly(1, 5);
    }

    /// The stops of a growth are shown again as they were; whoever wants to see more gets the rest, and nothing twice.
    @Test
    void aGrowthIsShownAgainStopByStop() throws InterruptedException {
        KeptSteps steps = new KeptSteps(disk, FOLDER);
        Counting counting = new Counting();
        GrowingLearner kept = (GrowingLearner) new KeptFits(steps, "0").over(List.of(counting)).getFirst();
        assertThat(seen(kept, 2)).containsExactly(1, 2);
        assertThat(seen(kept, 2)).containsExactly(1, 2);
        assertThat(counting.grown).isEqualTo(1);
        assertThat(seen(kept, 4)).containsExactly(1, 2, 3, 4);
        assertThat(counting.grown).isEqualTo(2);
        assertThat(seen(kept, 4)).containsExactly(1, 2, 3, 4);
        assertThat(counting.grown).isEqualTo(2);
    }

    /// What a trial scored is told again in its order, and only what is new is scored; a trial that did not end is forgotten.
    @Test
    void anEndedTrialIsScoredOnce() {
        KeptSteps steps = new KeptSteps(disk, FOLDER);
        HeldOut held = new HeldOut(new int[] {1, 2}, new int[] {3}, 0, 0, 0);
        Settings point = Settings.NONE.with("l2", 1);
        List<String> scored = new ArrayList<>();
        Model model = learned();
        Search.Score cut = new KeptScores(steps, "k").of("simple", held, point, fresh(scored, "cut"));
        assertThat(cut.of(model)).isEqualTo(3);
        Search.Score first = new KeptScores(steps, "k").of("simple", held, point, fresh(scored, "first"));
        assertThat(List.of(first.of(model), first.of(model))).containsExactly(5.0, 5.0);
        first.ended();
        Search.Score again = new KeptScores(new KeptSteps(disk, FOLDER), "k").of("simple", held, point, fresh(scored, "the third"));
        assertThat(List.of(again.of(model), again.of(model), again.of(model))).containsExactly(5.0, 5.0, 9.0);
        again.ended();
        assertThat(scored).containsExactly("cut", "first", "first", "the third");
        for (Search.Score other : List.of(new KeptScores(steps, "other").of("simple", held, point, fresh(scored, "o")), new KeptScores(steps, "k").of("strong", held, point, fresh(scored, "o")),
                new KeptScores(steps, "k").of("simple", new HeldOut(held.validate(), held.train(), 0, 0, 0), point, fresh(scored, "o")),
                new KeptScores(steps, "k").of("simple", held, Settings.NONE.with("l2", 2), fresh(scored, "o")))) assertThat(other.of(model)).isEqualTo(1);
    }

    private static Search.Score fresh(List<String> scored, String who) {
        return _ -> {
            scored.add(who);
            return who.length();
        };
    }

    private static Model learned() {
        try {
            return ((Fit.Learned) new LogisticRegression().fit(rows(1), Settings.NONE, fitting("d"))).model();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> seen(GrowingLearner learner, int until) throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        learner.grow(rows(1), Settings.NONE, fitting("d"), new GrowingLearner.Growth() {
            @Override
            public List<Integer> sizes() {
                return List.of(1, 2, 3, 4);
            }

            @Override
            public boolean reached(int size, Model model) {
                seen.add(size);
                return size < until;
            }
        });
        return seen;
    }

    /// Grows a logistic regression of the same size, again and again.
    private static final class Counting implements GrowingLearner {
        private int grown;

        @Override
        public String kind() {
            return "counting";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public String along() {
            return "rounds";
        }

        @Override
        public Fit fit(TrainingRows train, Settings settings, Fitting fitting) throws InterruptedException {
            return new LogisticRegression().fit(train, settings, fitting);
        }

        @Override
        public Fit grow(TrainingRows train, Settings settings, Fitting fitting, Growth growth) throws InterruptedException {
            grown++;
            Fit.Learned learned = (Fit.Learned) fit(train, settings, fitting);
            for (int size : growth.sizes()) if (!growth.reached(size, learned.model())) break;
            return learned;
        }
    }

    private static byte[] artifact(Learner learner, Fitting fitting) throws InterruptedException {
        return Optional.of((Fit.Learned) learner.fit(rows(1), Settings.NONE, fitting)).orElseThrow().model().artifact();
    }

    private static Fitting fitting(String design) {
        return new Fitting("model.learners.simple", design, "rows", "simple", new Heads.Truth("y"), SEED, 0, 1, "0");
    }

    private static TrainingRows rows(long seed) {
        Chance chance = Chance.of(seed);
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < x.length; i++) {
            x[i] = chance.nextGaussian();
            y[i] = x[i] + chance.nextGaussian() > 0 ? 1 : 0;
        }
        return TrainingRows.of(List.of(new Input("x", Input.Kind.NUMBER)), new double[][] {x}, y, new Dictionary());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
