package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Type;
import septet.world.Chance;

/// What words add is all that their text adds, however it is cut.
class SpokenTest {
    private static final long SEED = 44;
    private static final String[] WORDS = {"free", "win", "Hello", "日本", "é", "NOW!!", "x19", "😀", "it's", "to", "www.a.b"};

    private static String text(Chance chance) {
        StringBuilder text = new StringBuilder();
        for (int length = chance.nextInt(9); length >= 0; length--) text.append(WORDS[chance.nextInt(WORDS.length)]).append(chance.nextInt(4) == 0 ? "  " : " ");
        return text.toString();
    }

    private static double sum(List<Spoken.Part> parts) {
        return parts.stream().mapToDouble(Spoken.Part::moves).sum();
    }

    private static FittedModel model(Chance chance, Type.Terms terms, List<String> texts, boolean linear) {
        TrainingRows rows = TermsTest.rows(terms, texts);
        Encoder encoder = linear ? Encoder.standardising(rows) : Encoder.plain(rows);
        Provenance provenance = Samples.FITTING.provenance(Settings.NONE, texts.size());
        if (linear) {
            double[] weights = IntStream.range(0, encoder.width()).mapToDouble(_ -> chance.nextGaussian()).toArray();
            double[] means = IntStream.range(0, encoder.width()).mapToDouble(_ -> chance.nextDouble() / 9).toArray();
            return new FittedModel(provenance, List.of("spam"), encoder, new Linear(0.3, weights, means));
        }
        List<Tree> trees = IntStream.range(0, 3).mapToObj(_ -> tree(chance, encoder.width())).toList();
        return new FittedModel(provenance, List.of("spam"), encoder, new Trees(encoder.width(), 0.1, trees));
    }

    private static Tree tree(Chance chance, int width) {
        float[] value = new float[7];
        for (int i = 0; i < 7; i++) value[i] = (float) (i < 3 ? 0.2 + chance.nextDouble() : chance.nextGaussian());
        return new Tree(new int[] {chance.nextInt(width), chance.nextInt(width), chance.nextInt(width), Tree.LEAF, Tree.LEAF, Tree.LEAF, Tree.LEAF}, value,
                new boolean[] {true, false, true, false, false, false, false}, new float[] {40, 20, 20, 10, 10, 10, 10});
    }

    @Test
    void wordsAndTermsAddUpToWhatTheirTextAdds() {
        int said = 0;
        for (int round = 0; round < 120; round++) {
            Chance chance = Chance.of(SEED).at(round);
            Type.Terms terms = new Type.Terms(Type.Terms.Cut.values()[round % 2], 1 + chance.nextInt(2), 2 + chance.nextInt(3), round % 3 == 0 ? 64 : 0, round % 5 > 0);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 40; i++) texts.add(text(chance));
            FittedModel model = model(chance, terms, texts, round % 4 < 2);
            String asked = text(chance);
            Scorer scorer = model.scorer(new Dictionary().reading(List.of(asked)));
            double[] adds = new double[1];
            for (boolean exact : new boolean[] {true, false}) {
                Spoken spoken = scorer.spoken(new double[] {0}, 0, 0, exact);
                double average = exact ? scorer.shapley(new double[] {0}, 0, adds) : scorer.contributions(new double[] {0}, 0, adds);
                double[] heads = new double[1];
                scorer.predict(new double[] {0}, heads);
                assertThat(sum(spoken.words()) + spoken.rest()).as("seed %d round %d", SEED, round).isCloseTo(adds[0], within(1e-9));
                assertThat(sum(spoken.terms()) + spoken.rest()).as("seed %d round %d", SEED, round).isCloseTo(adds[0], within(1e-9));
                assertThat(Link.logistic(average + adds[0])).isCloseTo(heads[0], within(1e-6));
                said += spoken.words().size();
            }
            assertThat(scorer.spoken(new double[] {Double.NaN}, 0, 0, true)).isEqualTo(Spoken.NOTHING);
        }
        assertThat(said).isGreaterThan(500);
    }

    /// Of one word with one weight, all of it; a pair gives each of its words by its letters.
    @Test
    void aWordCarriesWhatItsTermsWeigh() {
        Type.Terms pairs = new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, false);
        TrainingRows rows = TermsTest.rows(pairs, List.of("Free entry", "free entry", "other"));
        Encoder encoder = Encoder.standardising(rows);
        assertThat(((Encoding.Terms) encoder.encodings().getFirst()).vocabulary().terms()).containsExactly("entry", "free", "free entry");
        FittedModel model = new FittedModel(Samples.FITTING.provenance(Settings.NONE, 3), List.of("spam"), encoder, new Linear(0, new double[] {1, 2, 9}, new double[3]));
        Spoken spoken = model.scorer(new Dictionary().reading(List.of("FREE Entry unknown"))).spoken(new double[] {0}, 0, 0, true);
        assertThat(spoken.words()).extracting(Spoken.Part::text).containsExactly("free", "entry", "unknown");
        assertThat(spoken.words()).extracting(Spoken.Part::moves).containsExactly(2 + 9.0 * 4 / 9, 1 + 9.0 * 5 / 9, 0.0);
        assertThat(spoken.terms()).extracting(Spoken.Part::text).containsExactly("free entry", "free", "entry");
        assertThat(Optional.of(spoken.rest())).contains(0.0);
    }

    /// Blanks belong to items.
    @Test
    void ofAListEachItemIsAWord() {
        TrainingRows rows = TermsTest.rows(Type.Terms.items(), List.of("New York\u001FRome", "Rome\u001FNew York", "Oslo"));
        Encoder encoder = Encoder.standardising(rows);
        FittedModel model = new FittedModel(Samples.FITTING.provenance(Settings.NONE, 3), List.of("spam"), encoder, new Linear(0, new double[] {1, 2}, new double[2]));
        Spoken spoken = model.scorer(new Dictionary().reading(List.of("Rome\u001FNew York\u001FOslo"))).spoken(new double[] {0}, 0, 0, true);
        assertThat(spoken.words()).containsExactly(new Spoken.Part("Rome", 2), new Spoken.Part("New York", 1), new Spoken.Part("Oslo", 0));
    }
}
