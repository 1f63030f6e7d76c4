package septet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLengthsTest {
    private static final String YAML = """
            from: rows.csv
            columns: {id: key, said: text, answer: text optional from reply, both: "text from join(said, reply)", kind: category}
            """;

    private static Map<String, Double> of(Source source) {
        return TextLengths.of(source.request(), source.disk, Readers.ofText(source.disk));
    }

    @Test
    void countsTheTextsThatAreThere() {
        Source source = new Source(YAML).file("rows.csv", "id,said,reply,kind\n1,four,,a\n2,eight888,ten1234567,b\n3,six666,,a\n");
        assertThat(of(source)).isEqualTo(Map.of("said", 6.0, "answer", 10.0));
    }

    @Test
    void looksNoFurtherThanItMust() {
        StringBuilder rows = new StringBuilder("id,said,reply,kind\n");
        for (int i = 0; i < 60_000; i++) rows.append(i).append(i < 5_000 ? ",four," : ",ninechars,").append(i < 30_000 ? "" : "ab").append(",a\n");
        Source late = new Source(YAML).file("rows.csv", rows.toString());
        assertThat(of(late).get("answer")).as("texts that begin late are found").isEqualTo(2.0);
        Source early = new Source("from: rows.csv\ncolumns: {id: key, said: text, kind: category}\n").file("rows.csv", rows.toString());
        assertThat(of(early)).as("the later ones are not read").isEqualTo(Map.of("said", 4.0));
    }

    @Test
    void saysNothingOfWhatIsNotHereOrHoldsNoTexts() {
        assertThat(of(new Source(YAML))).isEmpty();
        assertThat(of(new Source(YAML).file("rows.csv", ""))).isEmpty();
        assertThat(of(new Source(YAML).file("rows.csv", "id,other\n1,2\n"))).isEmpty();
        assertThat(of(new Source("from: rows.xls\ncolumns: {said: text}\n").file("rows.xls", "x"))).isEmpty();
        assertThat(of(new Source("from: rows.csv\ncolumns: {kind: category}\n").file("rows.csv", "kind\na\n"))).isEmpty();
        assertThat(of(new Source("from: generate card payments\ncolumns: {kind: category, said: text}\n"))).isEmpty();
    }

    @Test
    void aNamedFileStandsInThePlaceOfTheDesigns() {
        Source source = new Source(YAML).file("other.csv", "id,said,reply,kind\n1,abc,,a\n");
        Ingest.Request request = new Ingest.Request("rows", source.section, Source.FOLDER, Optional.of(Source.FOLDER.resolve("other.csv")));
        assertThat(TextLengths.of(request, source.disk, Readers.ofText(source.disk))).isEqualTo(Map.of("said", 3.0));
    }
}
