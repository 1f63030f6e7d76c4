package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Refused;
import septet.world.Chance;

class ArtifactsTest {
    private static final int HEADER = 7;
    private static final int CHECKSUM = 4;
    private static final int MUTATIONS = 60_000;

    private static FittedModel linear() {
        return (FittedModel) Samples.logistic(Samples.mixed(1, 400).rows(1), Settings.NONE);
    }

    private static CalibratedModel calibratedTrees() {
        Tree tree = new Tree(new int[] {1, Tree.LEAF, 0, Tree.LEAF, Tree.LEAF}, new float[] {10, -1, 5, 2, 8},
                new boolean[] {false, false, true, false, false}, new float[] {8, 4, 4, 3, 1});
        Encoder encoder = new Encoder(List.of(Samples.number("amount"), Samples.category("land")),
                List.of(new Encoding.Plain(), new Encoding.Words(List.of("ES", "Größe"))));
        Provenance provenance = Samples.FITTING.provenance(Settings.NONE.with("rounds", 2), 5);
        FittedModel model = new FittedModel(provenance, List.of("fraud"), encoder, new Trees(encoder.width(), 0.5, List.of(tree, tree)));
        return new CalibratedModel(model, new Calibration.Isotonic(provenance, new double[] {-1, 2}, new double[] {-3, 1}));
    }

    @Test
    void whatIsReadScoresAndWritesAsWhatWasWritten() {
        FittedModel model = linear();
        Model read = Artifacts.model("here", model.artifact());
        assertThat(read.artifact()).isEqualTo(model.artifact());
        assertThat(read.provenance()).isEqualTo(model.provenance());
        TrainingRows rows = Samples.mixed(1, 400).rows(2);
        assertThat(Samples.scores(read, rows)).isEqualTo(Samples.scores(model, rows));
        CalibratedModel calibrated = calibratedTrees();
        CalibratedModel again = Artifacts.calibrated("here", calibrated.artifact());
        assertThat(again.artifact()).isEqualTo(calibrated.artifact());
        assertThat(again.calibration().apply(0.3)).isEqualTo(calibrated.calibration().apply(0.3));
    }

    /// A file that was once written stays readable, with the same answer.
    @Test
    void theKeptFileOfFormatOneIsRead() throws IOException {
        try (InputStream kept = ArtifactsTest.class.getResourceAsStream("format-1.sptm")) {
            byte[] bytes = kept.readAllBytes();
            CalibratedModel model = Artifacts.calibrated("format-1.sptm", bytes);
            double[] heads = new double[1];
            Dictionary words = new Dictionary();
            model.model().scorer(words).predict(new double[] {7, words.code("Größe")}, heads);
            assertThat(model.calibration().apply(heads[0])).isEqualTo(0.9999998144608984);
        }
    }

    @Test
    void anyChangedByteIsRefused() {
        byte[] artifact = calibratedTrees().artifact();
        for (int i = 0; i < artifact.length; i++) {
            byte[] changed = artifact.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> Artifacts.calibrated("here", changed)).isInstanceOf(Refused.class).hasMessageContaining("[MODEL-ARTIFACT]");
        }
        for (int length = 0; length < artifact.length; length++) {
            byte[] cut = Arrays.copyOf(artifact, length);
            assertThatThrownBy(() -> Artifacts.calibrated("here", cut)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> Artifacts.model("here", artifact)).isInstanceOf(Refused.class).hasMessageContaining("another kind of content");
    }

    /// Mutations behind a checksum that is right again: what the parser itself must stand.
    @Test
    void nothingButRefusalComesOfMutations() {
        int sound = 0;
        byte[][] originals = {calibratedTrees().artifact(), new CalibratedModel(linear(), new Calibration.Platt(linear().provenance(), 1, 0)).artifact()};
        for (long seed = 0; seed < MUTATIONS; seed++) {
            Chance chance = Chance.of(seed);
            byte[] mutated = mutated(originals[(int) (seed & 1)], chance);
            try {
                CalibratedModel read = Artifacts.calibrated("seed " + seed, mutated);
                score(read);
                sound++;
            } catch (Refused expected) {
                assertThat(expected.problems().getFirst().code()).isEqualTo("MODEL-ARTIFACT");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(sound).as("mutations that are another sound model").isPositive().isLessThan(MUTATIONS);
    }

    private static void score(CalibratedModel model) {
        Dictionary words = new Dictionary();
        double[] inputs = new double[model.model().inputs().size()];
        for (int i = 0; i < inputs.length; i++) inputs[i] = model.model().inputs().get(i).kind() == Input.Kind.CATEGORY ? words.code("ES") : 3;
        double[] heads = new double[1];
        model.model().scorer(words).predict(inputs, heads);
        model.model().scorer(words).contributions(inputs, new double[inputs.length]);
        assertThat(model.calibration().apply(heads[0])).isBetween(0.0, 1.0);
    }

    private static byte[] mutated(byte[] original, Chance chance) {
        byte[] content = Arrays.copyOfRange(original, HEADER, original.length - CHECKSUM);
        for (int changes = 1 + chance.nextInt(3); changes > 0; changes--) {
            int at = chance.nextInt(content.length);
            switch (chance.nextInt(5)) {
                case 0 -> content[at] = (byte) chance.nextLong();
                case 1 -> content[at] ^= (byte) (1 << chance.nextInt(8));
                case 2 -> content = Arrays.copyOf(content, Math.max(1, at));
                case 3 -> content = inserted(content, at, chance);
                default -> large(content, at, chance);
            }
        }
        byte[] whole = new byte[HEADER + content.length + CHECKSUM];
        System.arraycopy(original, 0, whole, 0, HEADER);
        System.arraycopy(content, 0, whole, HEADER, content.length);
        ByteBuffer.wrap(whole).putInt(HEADER + content.length, Artifacts.checksum(whole, HEADER + content.length));
        return whole;
    }

    private static byte[] inserted(byte[] content, int at, Chance chance) {
        byte[] longer = new byte[content.length + 1];
        System.arraycopy(content, 0, longer, 0, at);
        longer[at] = (byte) chance.nextLong();
        System.arraycopy(content, at, longer, at + 1, content.length - at);
        return longer;
    }

    /// A count or a number that is out of all bounds.
    private static void large(byte[] content, int at, Chance chance) {
        int[] values = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0x7FF00000, 0x7F800000, 1 << 24};
        if (at + 4 <= content.length) ByteBuffer.wrap(content).putInt(at, values[chance.nextInt(values.length)]);
    }
}
