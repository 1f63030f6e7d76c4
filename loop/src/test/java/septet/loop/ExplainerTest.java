package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.FeatureRow;
import septet.model.CalibratedModel;
import septet.model.Calibration;
import septet.model.Encoder;
import septet.model.FittedModel;
import septet.model.Heads;
import septet.model.Input;
import septet.model.PlainEstimate;
import septet.model.Provenance;
import septet.model.Tree;
import septet.model.Trees;
import septet.world.Chance;

/// A version whose trees are drawn at random over three numbers, explained as `explain` does it.
class ExplainerTest {
    private static final long SEED = 5;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final double THRESHOLD = 0.5;
    private static final SystemDesign DESIGN = DesignFile.read(Repository.text(Path.of("src/test/resources/good.yaml")), "good.yaml").design();

    private record Case(Explainer explainer, FeatureRow row) {}

    @Test
    void contributionsAddUpToTheLogOdds() {
        Chance chance = Chance.of(SEED);
        for (int round = 0; round < 40; round++) {
            Case each = draw(chance);
            Explanation explanation = each.explainer().explain(each.row(), NAMES, Map.of(), Optional.empty());
            double sum = explanation.average() + explanation.contributions().stream().mapToDouble(Explanation.Contribution::moves).sum();
            assertThat(sum).isCloseTo(explanation.score(), within(1e-9));
            assertThat(1 / (1 + Math.exp(-sum))).as("seed %d, round %d", SEED, round).isCloseTo(explanation.estimate(), within(1e-6));
        }
    }

    /// The naive oracle: every value of a fine grid within the training range. Where it finds another decision by one input, so does the explanation, and no farther.
    @Test
    void theNearestCounterExampleIsOneAndIsNear() {
        Chance chance = Chance.of(SEED + 1);
        int found = 0;
        for (int round = 0; round < 60; round++) {
            Case each = draw(chance);
            Optional<Explanation.Counter> counter = each.explainer().explain(each.row(), NAMES, Map.of(), Optional.empty()).counter();
            double[] inputs = IntStream.range(0, 3).mapToDouble(i -> each.row().number(i)).toArray();
            String now = each.explainer().decision(inputs).orElseThrow();
            if (counter.isPresent()) {
                found++;
                assertThat(counter.get().decision()).isNotEqualTo(now);
                assertThat(counter.get().changes()).hasSizeBetween(1, 2);
                counter.get().changes().forEach(change -> assertThat(Double.parseDouble(change.to())).isBetween(0.0, 9.0));
            }
            boolean bySingle = IntStream.range(0, 3).anyMatch(i -> IntStream.rangeClosed(1, 9)
                    .anyMatch(value -> !each.explainer().decision(with(inputs, i, value)).orElseThrow().equals(now)));
            if (bySingle) assertThat(counter).get().satisfies(it -> assertThat(it.changes()).hasSize(1));
        }
        assertThat(found).isGreaterThan(30);
    }

    private static double[] with(double[] inputs, int input, double value) {
        double[] changed = inputs.clone();
        changed[input] = value;
        return changed;
    }

    private static Case draw(Chance chance) {
        List<Tree> trees = IntStream.range(0, 4).mapToObj(_ -> tree(chance)).toList();
        List<Input> inputs = NAMES.stream().map(name -> new Input(name, Input.Kind.NUMBER)).toList();
        FittedModel fitted = new FittedModel(new Provenance("d", "a", "strong", Map.of(), 1, 0, 1, 2, "0"), List.of("fraud"), Encoder.plain(inputs), new Trees(3, 0, trees));
        CalibratedModel model = new CalibratedModel(fitted, new Calibration.None(fitted.provenance()));
        List<Release.Reference> references = NAMES.stream().map(name -> new Release.Reference(name, IntStream.rangeClosed(1, 9).mapToObj(i -> (double) i).toList(), List.of(),
                java.util.Collections.nCopies(11, 10L), List.of(), List.of())).toList();
        Release release = new Release(Release.FORMAT, "strong", true, Release.Estimates.of(new PlainEstimate(new Heads.Truth("fraud"), new double[] {0.1})),
                Map.of("strong", Map.of("block", THRESHOLD)), references, List.of());
        FeatureRow row = new FeatureRow(3);
        for (int i = 0; i < 3; i++) row.set(i, chance.nextInt(90) / 10.0);
        return new Case(new Explainer(model, release, DESIGN), row);
    }

    /// Three splits and four leaves.
    private static Tree tree(Chance chance) {
        float[] value = new float[7];
        for (int i = 0; i < 3; i++) value[i] = 1 + chance.nextInt(8);
        for (int i = 3; i < 7; i++) value[i] = (float) chance.nextGaussian();
        return new Tree(new int[] {chance.nextInt(3), chance.nextInt(3), chance.nextInt(3), Tree.LEAF, Tree.LEAF, Tree.LEAF, Tree.LEAF}, value, new boolean[7],
                new float[] {40, 20, 20, 10, 10, 10, 10});
    }
}
