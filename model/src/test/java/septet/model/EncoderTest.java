package septet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;

class EncoderTest {
    private static final int LEAST = Encoder.LEAST_ROWS;

    /// As many rows of each word as stand behind it.
    private static TrainingRows rows(Dictionary words, Object... wordsAndCounts) {
        double[] column = new double[10_000];
        int rows = 0;
        for (int i = 0; i < wordsAndCounts.length; i += 2) {
            double code = wordsAndCounts[i].equals("") ? Double.NaN : words.code((String) wordsAndCounts[i]);
            for (int times = (int) wordsAndCounts[i + 1]; times > 0; times--) column[rows++] = code;
        }
        return TrainingRows.of(List.of(Samples.category("country")), new double[][] {Arrays.copyOf(column, rows)}, new double[rows], words);
    }

    private static double[] encoded(Encoder encoder, Dictionary words, double... values) {
        return encoded(encoder, encoder.bind(words), values);
    }

    /// What is absent is 0.
    private static double[] encoded(Encoder encoder, BoundEncoder bound, double... values) {
        Encoded row = new Encoded();
        bound.encode(values, row);
        double[] columns = new double[encoder.width()];
        for (int i = 0; i < row.count(); i++) columns[row.column(i)] = row.value(i);
        return columns;
    }

    @Test
    void frequentWordsHaveColumnsInTheOrderOfWords() {
        Dictionary words = new Dictionary();
        Encoder encoder = Encoder.standardising(rows(words, "PT", LEAST, "ES", LEAST + 5, "XX", LEAST - 1, "", 1_000));
        assertThat(encoder.encodings()).containsExactly(new Encoding.Words(List.of("ES", "PT")));
        assertThat(encoded(encoder, words, words.code("ES"))).containsExactly(1, 0, 0, 0);
        assertThat(encoded(encoder, words, words.code("PT"))).containsExactly(0, 1, 0, 0);
        assertThat(encoded(encoder, words, words.code("XX"))).containsExactly(0, 0, 1, 0);
        assertThat(encoded(encoder, words, words.code("never seen"))).containsExactly(0, 0, 1, 0);
        assertThat(encoded(encoder, words, Double.NaN)).containsExactly(0, 0, 0, 1);
    }

    /// A hundred rows show no word ten times that would matter: what stands in one row alone says nothing, and all else is heard.
    @Test
    void smallTablesKeepRarerWords() {
        Dictionary words = new Dictionary();
        Encoder few = Encoder.standardising(rows(words, "PT", 60, "ES", 38, "XX", 2, "YY", 1));
        assertThat(few.encodings()).containsExactly(new Encoding.Words(List.of("ES", "PT", "XX")));
        Encoder more = Encoder.standardising(rows(words, "PT", 300, "ES", 196, "XX", 5, "YY", 4));
        assertThat(more.encodings()).containsExactly(new Encoding.Words(List.of("ES", "PT", "XX")));
    }

    @Test
    void treesSeeOnlyTheColumnThatHolds() {
        Dictionary words = new Dictionary();
        Encoder encoder = Encoder.plain(rows(words, "PT", LEAST, "ES", LEAST));
        Encoded row = new Encoded();
        encoder.bind(words).encode(new double[] {words.code("PT")}, row);
        assertThat(row.count()).isEqualTo(1);
        assertThat(row.column(0)).isEqualTo(1);
    }

    @Test
    void anotherDictionaryGivesTheSameColumns() {
        Dictionary words = new Dictionary();
        Encoder encoder = Encoder.standardising(rows(words, "PT", LEAST, "ES", LEAST));
        Dictionary other = new Dictionary();
        BoundEncoder bound = encoder.bind(other);
        for (int i = 0; i < 1000; i++) other.code("filler " + i);
        int portugal = other.code("PT");
        for (int i = 0; i < 1000; i++) other.code("later " + i);
        assertThat(encoded(encoder, bound, portugal)).containsExactly(0, 1, 0, 0);
        assertThat(encoded(encoder, bound, other.code("later 999"))).containsExactly(0, 0, 1, 0);
        assertThat(encoded(encoder, bound, other.code("ES"))).containsExactly(1, 0, 0, 0);
    }

    @Test
    void aWideCategoryKeepsItsMostFrequentWords() {
        Dictionary words = new Dictionary();
        Object[] counts = new Object[2 * (Encoder.MOST_WORDS + 50)];
        for (int i = 0; i < counts.length; i += 2) {
            counts[i] = "agent " + i / 2;
            counts[i + 1] = LEAST + (i < 100 ? 1 : 0);
        }
        Encoder encoder = Encoder.plain(rows(words, counts));
        List<String> kept = ((Encoding.Words) encoder.encodings().getFirst()).words();
        assertThat(kept).hasSize(Encoder.MOST_WORDS).isSorted().contains("agent 0", "agent 49");
    }

    @Test
    void numbersAreStandardisedAndMissingOnesMarked() {
        TrainingRows rows = TrainingRows.of(List.of(Samples.number("full"), Samples.number("gaps"), Samples.number("same"), Samples.number("none")),
                new double[][] {{1, 2, 3, 4}, {2, Double.NaN, 4, Double.NaN}, {0.1, 0.1, 0.1, 0.1}, {Double.NaN, Double.NaN, Double.NaN, Double.NaN}},
                new double[4], new Dictionary());
        Encoder encoder = Encoder.standardising(rows);
        double[] columns = encoded(encoder, rows.words(), 2.5, Double.NaN, 0.3, Double.NaN);
        assertThat(columns[0]).isZero();
        assertThat(columns[1]).isZero();
        assertThat(columns[2]).isEqualTo(1);
        assertThat(columns[3]).isEqualTo(0.2, within(1e-12));
        assertThat(columns[4]).isZero();
        assertThat(columns[5]).isEqualTo(1);
        assertThat(encoder.inputOfColumn()).containsExactly(0, 1, 1, 2, 3, 3);
    }

    @Test
    void textIsNoInput() {
        Feature message = new Feature("message", "message", new Type.Text(), 0);
        assertThatThrownBy(() -> Input.of(List.of(message)))
                .isInstanceOf(Refused.class).hasMessageContaining("MODEL-INPUT-TYPE");
    }
}
