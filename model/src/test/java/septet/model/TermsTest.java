package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.TermCutter;
import septet.data.Values;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;
import septet.world.Chance;

class TermsTest {
    private static final Type.Terms PAIRS = new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, true);
    private static final List<String> MESSAGES = List.of("free entry to win a prize win", "win a free phone now", "are you free for lunch today",
            "call me now to win", "see you at lunch", "lunch today at noon or see me now");

    static TrainingRows rows(Type.Terms terms, List<String> texts) {
        double[] column = IntStream.range(0, texts.size()).mapToDouble(i -> texts.get(i).isEmpty() ? Double.NaN : i).toArray();
        return TrainingRows.of(List.of(new Input("message", Input.Kind.TERMS, Optional.of(terms))), new double[][] {column}, new double[texts.size()],
                new Dictionary().reading(texts));
    }

    private static Map<String, Double> encoded(Encoder encoder, String text) {
        Encoding.Terms terms = (Encoding.Terms) encoder.encodings().getFirst();
        Encoded row = new Encoded();
        encoder.bind(new Dictionary().reading(List.of(text))).encode(new double[] {0}, row);
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < row.count(); i++) {
            String name = terms.cut().size() > 0 ? "" + row.column(i) : terms.vocabulary().terms().get(row.column(i));
            values.put(name, row.value(i));
        }
        return values;
    }

    /// Figures of scikit-learn 1.5 (`TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)`).
    @Test
    void weightsAreThoseOfScikitLearn() {
        Encoder encoder = Encoder.standardising(rows(PAIRS, MESSAGES));
        assertThat(((Encoding.Terms) encoder.encodings().getFirst()).vocabulary().terms()).containsExactly("a", "at", "free", "lunch", "lunch today",
                "me", "me now", "now", "see", "to", "to win", "today", "win", "win a", "you");
        same(encoded(encoder, MESSAGES.getFirst()), Map.of("a", 0.38472417140228915, "free", 0.32481058122029977, "to", 0.38472417140228915,
                "to win", 0.38472417140228915, "win", 0.5499521198091877, "win a", 0.38472417140228915));
        same(encoded(encoder, "win win win lunch banana"), Map.of("lunch", 0.430165282498796, "win", 0.9027501480103625));
        assertThat(encoded(encoder, "banana")).as("a text of new terms").isEmpty();
        assertThat(encoded(encoder, "")).isEmpty();
    }

    private static void same(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found.keySet()).isEqualTo(new TreeSet<>(expected.keySet()));
        expected.forEach((term, value) -> assertThat(found.get(term)).as(term).isCloseTo(value, within(1e-7)));
    }

    /// Counts by maps, as anyone would write it.
    @Test
    void vocabularyAndCountsAreThoseOfANaiveCount() {
        for (long seed = 0; seed < 60; seed++) {
            Chance chance = Chance.of(seed);
            Type.Terms terms = new Type.Terms(Type.Terms.Cut.values()[chance.nextInt(2)], 1, 1 + chance.nextInt(3), 0, false);
            List<String> texts = texts(chance, 1 + chance.nextInt(60));
            Map<String, Integer> holding = new TreeMap<>();
            for (String text : texts) naive(terms, text).keySet().forEach(term -> holding.merge(term, 1, Integer::sum));
            holding.values().removeIf(rows -> rows < TermFit.LEAST_ROWS);
            Encoder encoder = Encoder.standardising(rows(terms, texts));
            assertThat(((Encoding.Terms) encoder.encodings().getFirst()).vocabulary().terms()).as("seed " + seed).isEqualTo(List.copyOf(holding.keySet()));
            String other = texts(chance, 1).getFirst();
            Map<String, Double> expected = naive(terms, other);
            expected.keySet().retainAll(holding.keySet());
            assertThat(encoded(encoder, other)).as("seed " + seed).isEqualTo(new TreeMap<>(expected));
        }
    }

    private static Map<String, Double> naive(Type.Terms terms, String text) {
        Map<String, Double> counts = new LinkedHashMap<>();
        new TermCutter(terms).cut(text, (characters, from, to) -> counts.merge(new String(characters, from, to - from), 1.0, Double::sum));
        return counts;
    }

    private static List<String> texts(Chance chance, int count) {
        String[] words = {"free", "win", "hello", "日本", "é", "now", "x1", "😀", "it's", "to"};
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = chance.nextInt(8); length >= 0; length--) text.append(words[Math.min(chance.nextInt(10), chance.nextInt(10))]).append(' ');
            texts.add(text.toString());
        }
        return texts;
    }

    /// The same rows in another order give the same encoder and matrix, bit for bit.
    @Test
    void orderOfRowsChangesNothing() {
        List<String> texts = texts(Chance.of(5), 80);
        List<String> turned = new ArrayList<>(texts);
        Collections.reverse(turned);
        DesignMatrix one = rows(PAIRS, texts).once(Style.STANDARDISED).matrix();
        DesignMatrix other = rows(PAIRS, turned).once(Style.STANDARDISED).matrix();
        assertThat(one.columns()).isEqualTo(other.columns());
        assertThat(one.values()).isEqualTo(other.values());
        assertThat(one.starts()).isEqualTo(other.starts());
    }

    @Test
    void hashedTermsShareColumns() {
        Type.Terms hashed = new Type.Terms(Type.Terms.Cut.WORDS, 1, 1, 7, false);
        Encoder encoder = Encoder.standardising(rows(hashed, MESSAGES));
        assertThat(encoder.width()).isEqualTo(7);
        assertThat(encoded(encoder, "words that nobody has seen before").values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(6);
        Map<String, Double> weighed = encoded(Encoder.standardising(rows(new Type.Terms(Type.Terms.Cut.WORDS, 1, 1, 7, true), MESSAGES)), "win a prize");
        assertThat(weighed.values().stream().mapToDouble(value -> value * value).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void termsAreFoundWhereverTheyStand() {
        for (long seed = 0; seed < 40; seed++) {
            Chance chance = Chance.of(seed);
            TreeSet<String> terms = new TreeSet<>();
            for (int i = chance.nextInt(500); i > 0; i--) terms.add(Long.toString(chance.nextInt(2_000), 36));
            TermIndex index = TermIndex.of(List.copyOf(terms));
            assertThat(index.terms()).isEqualTo(List.copyOf(terms));
            for (int i = 0; i < 2_000; i++) {
                char[] padded = ("<" + Long.toString(i, 36) + ">").toCharArray();
                int place = index.find(padded, 1, padded.length - 1);
                assertThat(place).as("seed " + seed).isEqualTo(List.copyOf(terms).indexOf(Long.toString(i, 36)));
            }
        }
    }

    @Test
    void aModelOfTextsIsReadAgain() {
        TrainingRows rows = rows(PAIRS, MESSAGES);
        Encoder encoder = Encoder.standardising(rows);
        double[] weights = IntStream.range(0, encoder.width()).mapToDouble(i -> i * 0.1).toArray();
        FittedModel model = new FittedModel(Samples.FITTING.provenance(Settings.NONE, 6), List.of("spam"), encoder, new Linear(-1, weights, new double[weights.length]));
        Model read = Artifacts.model("here", model.artifact());
        assertThat(read.artifact()).isEqualTo(model.artifact());
        assertThat(read.inputs()).isEqualTo(model.inputs());
        assertThat(Samples.scores(read, rows)).isEqualTo(Samples.scores(model, rows));
    }

    /// Another way to cut is another input.
    @Test
    void aModelKnowsHowItsTextsWereCut() {
        TrainingRows rows = rows(PAIRS, MESSAGES);
        Encoder encoder = Encoder.standardising(rows);
        double[] weights = new double[encoder.width()];
        Provenance provenance = Samples.FITTING.provenance(Settings.NONE, 6);
        CalibratedModel model = new CalibratedModel(new FittedModel(provenance, List.of("spam"), encoder, new Linear(-1, weights, weights)), new Calibration.None(provenance));
        Feature changed = new Feature("message", "message", new Type.Terms(Type.Terms.Cut.WORDS, 1, 3, 0, true), 0);
        assertThatThrownBy(() -> Predictor.of(model, List.of(changed), new Dictionary())).isInstanceOf(Refused.class).hasMessageContaining("MODEL-INPUT-CHANGED");
        Feature same = new Feature("message", "message", PAIRS, 0);
        Predictor predictor = Predictor.of(model, List.of(same), new Dictionary());
        double[] heads = new double[1];
        predictor.predict(new double[] {Double.NaN}, new String[] {""}, heads);
        assertThat(heads[0]).isCloseTo(Link.logistic(-1), within(1e-12));
    }

    /// However a text comes - in a row, by its number, from a request - the answer is the same, bit for bit.
    @Test
    void textsAreScoredAlikeWhereverTheyComeFrom() {
        TrainingRows rows = rows(PAIRS, MESSAGES);
        Encoder encoder = Encoder.standardising(rows);
        double[] weights = IntStream.range(0, encoder.width()).mapToDouble(i -> Math.sin(i + 1)).toArray();
        Provenance provenance = Samples.FITTING.provenance(Settings.NONE, 6);
        CalibratedModel model = new CalibratedModel(new FittedModel(provenance, List.of("spam"), encoder, new Linear(-1, weights, new double[weights.length])),
                new Calibration.None(provenance));
        Predictor predictor = Predictor.of(model, List.of(new Feature("message", "message", PAIRS, 1)), new Dictionary().reading(MESSAGES));
        double[] scores = Samples.scores(model.model(), rows);
        double[] heads = new double[1];
        Row row = new Row(2);
        for (int i = 0; i < MESSAGES.size(); i++) {
            int text = i;
            double expected = IntStream.range(0, 6).filter(at -> rows.column(0)[at] == text).mapToDouble(at -> scores[at]).findFirst().orElseThrow();
            predictor.predict(new double[] {i}, heads);
            assertThat(heads[0]).isEqualTo(expected);
            row.values[1] = 0;
            row.texts[1] = MESSAGES.get(i);
            predictor.predict(row, heads);
            assertThat(heads[0]).isEqualTo(expected);
            assertThat(predictor.reasons(row, 2)).hasSize(2).allSatisfy(reason -> assertThat(reason.word()).isNotEmpty());
            predictor.predict(new double[] {0}, new String[] {MESSAGES.get(i)}, heads);
            assertThat(heads[0]).isEqualTo(expected);
        }
        row.values[1] = Values.MISSING;
        predictor.predict(row, heads);
        assertThat(heads[0]).isCloseTo(Link.logistic(-1), within(1e-12));
    }

    /// Rare terms are the first to be forgotten, whatever stands between them.
    @Test
    void frequentTermsAreNeverForgotten() {
        TermCounts counts = new TermCounts();
        char[] often = "often".toCharArray();
        int texts = (1 << 22) / 64 + 5_000;
        for (int text = 0; text < texts; text++) {
            counts.add(often, 0, 5, text);
            for (int i = 0; i < 64; i++) {
                char[] rare = Integer.toString(text * 64 + i, 36).toCharArray();
                counts.add(rare, 0, rare.length, text);
            }
        }
        assertThat(counts.size()).isLessThanOrEqualTo(1 << 22);
        int place = IntStream.range(0, counts.size()).filter(each -> counts.term(each).equals("often")).findFirst().orElseThrow();
        assertThat(counts.texts(place)).isEqualTo(texts);
        assertThat(Arrays.stream(new int[] {1, 100}).map(each -> counts.texts(counts.size() - each)).toArray()).containsOnly(1);
    }
}
