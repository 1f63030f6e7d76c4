package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.design.Problem;
import septet.design.Refused;
import septet.world.Chance;

class EvaluationTest {
    private static final NamedMeasure PRECISION = new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
    private static final Gate.Order ORDER = new Gate.Order("strong > baseline", List.of("strong", "baseline"), PRECISION);
    private static final Rulebook RULEBOOK = new Rulebook(List.of(PRECISION, new NamedMeasure("cost", new Measure.Cost(), Optional.empty()),
            new NamedMeasure("card precision at 5 per 1d", new Measure.EntityPrecision("card", 5, Duration.ofDays(1)), Optional.empty()),
            new NamedMeasure("roc auc", new Measure.RocAuc(), Optional.of("amount > 10"))), List.of(ORDER), ORDER,
            new Gate.Margin("within 2% of served", Optional.empty(), "served", 0.02, PRECISION));
    private static final Parts PARTS = new Parts(new Part(Role.TRAIN, 0, 5, 9, 1), new Part(Role.VALIDATE, 5, 7, 2, 1), new Part(Role.TEST, 7, 9, 3, 1), 4, 0);

    @Test
    void oneEvaluationHoldsAllThatIsAsked() {
        Evaluation evaluation = evaluation(2_000, 1_800, new int[0]);
        assertThat(evaluation.contestants()).extracting(Evaluation.Entry::name).containsExactly("baseline", "strong");
        assertThat(evaluation.contestants().getLast().metrics()).extracting(Evaluation.Metric::name)
                .containsExactly("average precision", "cost", "card precision at 5 per 1d", "roc auc where amount > 10");
        assertThat(evaluation.promotion().taken()).isEqualTo("strong");
        assertThat(evaluation.promotion().promoted()).isTrue();
        assertThat(evaluation.slices()).extracting(SliceFigures::name).containsExactly("true", "false");
        assertThat(evaluation.slices().stream().mapToInt(SliceFigures::rows).sum()).isEqualTo(1_800);
        assertThat(evaluation.leftOut().orElseThrow().rows()).isEqualTo(200);
        assertThat(evaluation.saved()).contains(new Figure.Measured(0, 0, 0));
        assertThat(evaluation.replicates().keySet()).containsExactly("average precision", "card precision at 5 per 1d", "cost");
        assertThat(evaluation.replicates().get("cost")).hasSize(1_000);
    }

    @Test
    void withoutAConditionNothingIsLeftOut() {
        assertThat(evaluation(1_000, 1_000, new int[0]).leftOut()).isEmpty();
    }

    @Test
    void theOrderOfRowsChangesNoByte() {
        byte[] plain = EvaluationJson.write(evaluation(1_200, 1_200, new int[0]));
        byte[] shuffled = EvaluationJson.write(evaluation(1_200, 1_200, Samples.shuffled(1_200, Chance.of(9))));
        assertThat(new String(shuffled, StandardCharsets.UTF_8)).isEqualTo(new String(plain, StandardCharsets.UTF_8));
    }

    @Test
    void anEvaluationIsReadAgainAsItWasWritten() {
        for (int rows : new int[] {1_500, 150}) {
            Evaluation evaluation = evaluation(rows, rows - 20, new int[0]);
            byte[] bytes = EvaluationJson.write(evaluation);
            assertThat(EvaluationJson.read(bytes, "evaluation.json")).isEqualTo(evaluation);
        }
    }

    @Test
    void whatIsNoEvaluationIsRefused() {
        for (String text : new String[] {"", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"parts\": 7}"}) {
            assertThatThrownBy(() -> EvaluationJson.read(text.getBytes(StandardCharsets.UTF_8), "evaluation.json")).as(text).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.problems()).extracting(Problem::code).containsExactly("EVALUATION-UNREADABLE"));
        }
    }

    /// @param order another order of the rows, if it has any entry
    private static Evaluation evaluation(int rows, int counted, int[] order) {
        int[] places = order.length == 0 ? IntStream.range(0, rows).toArray() : order;
        Scored strong = Samples.ordered(Samples.random(Chance.of(4), rows, rows / 8, 0.1), places);
        double[] flat = IntStream.of(places).mapToDouble(row -> row % 7 == 0 ? 1 : 0).toArray();
        SequencedMap<String, Scored> contestants = new LinkedHashMap<>();
        contestants.put("baseline", new Scored(strong.rows(), flat, strong.decided()));
        contestants.put("strong", strong);
        boolean[] dear = new boolean[rows];
        boolean[] counts = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            dear[i] = places[i] % 3 == 0;
            counts[i] = places[i] < counted;
        }
        Sliced sliced = new Sliced(new Slicing.Truth("weekend"), IntStream.of(places).map(row -> row % 2).toArray());
        return Evaluation.of(PARTS, new Contest(contestants, List.of(sliced), Map.of("amount > 10", dear), Chance.of(1)), counts, RULEBOOK);
    }
}
