package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextSizesTest {
    private static final String DESIGN = """
            septet: 1
            system: notes
            requirements: {scale: {notes: 6000}}
            framing: {task: multiclass classification, for each: notes, predict: topic, baseline: "'a'"}
            data:
              sources:
                notes:
                  from: notes.csv
                  columns: {topic: category known later, size: number, note: text, title: text}
              features:
                note_words: "tfidf(words(note, 1, 2))"
                note_pieces: "tfidf(chars(note, 2, 5))"
                title_words: "tfidf(words(lower(title)))"
            model: {learners: {counts: {naive bayes: {inputs: [note_words]}}}}
            evaluation: {split: {train: 60%, validate: 20%, test: 20%}, metrics: [macro f1], gates: [counts > baseline]}
            """;
    private static final SystemDesign NOTES = DesignFile.read(DESIGN, "design.yaml").design();

    @Test
    void countsWordsAndPiecesOfEachLength() {
        TextSizes sizes = TextSizes.of(NOTES, Map.of("note", 1000.0, "title", 100.0));
        assertThat(sizes.letters()).isEqualTo(1100);
        assertThat(sizes.terms()).isCloseTo(1000 * 2 * 0.17 + 1000 * 4 * 0.55 + 100 * 0.17, within(1e-9));
        assertThat(TextSizes.of(NOTES, Map.of()).letters()).as("of texts that nobody has seen").isEqualTo(240);
    }

    @Test
    void longTextsTakeLonger() {
        double unseen = RunEstimate.of(NOTES, 1).orElseThrow().value();
        double longer = RunEstimate.of(NOTES, 1, Map.of("note", 5000.0)).orElseThrow().value();
        assertThat(longer - unseen).as("30 million characters more").isGreaterThan(5);
    }
}
