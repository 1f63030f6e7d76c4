package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.design.Mark;
import septet.design.MetricSentence;
import septet.design.Phrase;
import septet.design.Problems;
import septet.model.Heads;
import septet.world.Chance;

/// What sentences mean where several classes or numbers are estimated, and how rows of such labels are divided.
class TaskReadingTest {
    private static final MeasureReader CLASSES = new MeasureReader(new Estimand.Classes("queue", Optional.of(List.of("billing", "very bad"))), Set.of("card"), false, true, true);
    private static final MeasureReader NUMBERS = new MeasureReader(new Estimand.Amount("price", false), Set.of(), false, false, true);

    private static MetricSentence sentence(String text) {
        return Phrase.read(text, new Mark("x.yaml", 1, 1), "evaluation.metrics", new Problems(), MetricSentence::read).orElseThrow();
    }

    private static String code(String text, MeasureReader reader) {
        Problems problems = new Problems();
        assertThat(reader.read(sentence(text), "evaluation.metrics", problems)).isEmpty();
        return problems.list().getFirst().code();
    }

    private static Measure measure(String text, MeasureReader reader) {
        return reader.read(sentence(text), "evaluation.metrics", new Problems()).orElseThrow().measure();
    }

    @Test
    void oneClassIsReadAgainstTheOthers() {
        assertThat(measure("macro f1", CLASSES)).isEqualTo(new Measure.MacroF1());
        assertThat(measure("macro f1 of queue", CLASSES)).isEqualTo(new Measure.MacroF1());
        assertThat(measure("f1 of billing", CLASSES)).isEqualTo(new Measure.OfClass("billing", new Measure.F1(new Point.Decisions())));
        assertThat(measure("recall at precision 0.9 of 'very bad'", CLASSES)).isEqualTo(new Measure.OfClass("very bad", new Measure.Recall(new Point.AtPrecision(0.9))));
        assertThat(CLASSES.each(sentence("f1 of each"))).extracting(MetricSentence::text).containsExactly("f1 of billing", "f1 of 'very bad'");
        assertThat(measure("cost", CLASSES)).isEqualTo(new Measure.Cost());
    }

    @Test
    void numbersHaveTheirOwn() {
        assertThat(measure("pinball at 0.9", NUMBERS)).isEqualTo(new Measure.Pinball(0.9));
        assertThat(measure("r2 of price", NUMBERS)).isEqualTo(new Measure.R2());
    }

    @Test
    void whatDoesNotSuitIsSaidWithItsCode() {
        assertThat(code("f1", CLASSES)).isEqualTo("EVALUATION-METRIC-CLASS");
        assertThat(code("macro f1 of billing", CLASSES)).isEqualTo("EVALUATION-METRIC-CLASS");
        assertThat(code("f1 of biling", CLASSES)).isEqualTo("EVALUATION-METRIC-HEAD");
        assertThat(code("r2", CLASSES)).isEqualTo("EVALUATION-METRIC-TASK");
        assertThat(code("macro f1", NUMBERS)).isEqualTo("EVALUATION-METRIC-TASK");
        assertThat(code("roc auc", NUMBERS)).isEqualTo("EVALUATION-METRIC-TASK");
        assertThat(code("pinball", NUMBERS)).isEqualTo("EVALUATION-METRIC-POINT");
        assertThat(code("coverage", NUMBERS)).isEqualTo("EVALUATION-METRIC-INTERVAL");
    }

    @Test
    void testRowsThatTheDataNamesAreTheOnesJudged() {
        int rows = 400;
        long[] labels = new long[rows];
        long[] identities = new long[rows];
        boolean[] test = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 3;
            identities[row] = Identity.of((long) row);
            test[row] = row >= 300;
        }
        SplitRows all = new SplitRows(new long[0], labels, new long[rows], identities, identities, 0, 0, new Heads.Classes(List.of("a", "b", "c")));
        Split split = Split.of(new SplitRule.Given(0.75, 0.25, test), all, Chance.of(5), "evaluation.split");
        for (int row = 0; row < rows; row++) assertThat(split.roles()[row] == Role.TEST).isEqualTo(test[row]);
        assertThat(split.parts().train().rows()).isBetween(190, 260);
        assertThat(split.parts().train().rows() + split.parts().validate().rows()).isEqualTo(300);
    }
}
