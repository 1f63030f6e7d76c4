package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.design.Problem;
import septet.design.Refused;
import septet.model.TrainingRows;

/// A weight that differs from row to row, from the design to the rows that a learner is given.
class WeightsTest {
    private static final String DESIGN = """
            septet: 1
            system: small-town
            framing:
              task: binary classification
              for each: payments
              predict: fraud
              baseline: amount > 220
            data:
              sources:
                payments:
                  from: generate card payments
                  with: {days: 40, seed: 3, cards: 60, terminals: 300}
                  time: at
                  id: payment
                  columns:
                    card: key
                    amount: money EUR
                    fraud: boolean known after 2d
              features:
                night: hour(time) < 6
            model:
              learners:
                plain: {logistic regression: {l2: 1}}
                weighed: {logistic regression: {l2: 1, weight: WEIGHT}}
              stages:
                - score: plain or weighed
              calibrate: platt
            evaluation:
              split: {train: 15d, validate: 6d, test: 6d}
              metrics: [roc auc]
            """;
    private static Ingested ingested;

    @BeforeAll
    static void read() {
        ingested = Ingestion.of(job("2"));
    }

    private static Job job(String weight) {
        return Towns.job(DESIGN.replace("WEIGHT", weight));
    }

    private static Material material(String weight) {
        return Preparation.of(job(weight).design(), ingested).material();
    }

    @Test
    void checkTakesItAndWarnsOfScoresThatAreNoChances() {
        List<Problem> problems = Check.of(DESIGN.replace("WEIGHT", "2 if night else 1").replace("  calibrate: platt\n", ""), "design.yaml").problems();
        assertThat(problems.stream().filter(Problem::isError).map(Problem::line)).isEmpty();
        assertThat(problems).extracting(Problem::code).contains("MODEL-WEIGHTS-UNCALIBRATED");
    }

    /// Classes that weigh alike are what macro f1 asks for; where chances are asked for, too, it is said.
    @Test
    void macroF1MayWeigh() {
        String weighed = """
                septet: 1
                system: small
                framing: {task: multiclass classification, for each: rows, predict: kind, baseline: "'a'"}
                data: {sources: {rows: {from: rows.csv, columns: {x: number, kind: category known later}}}}
                model: {learners: {simple: {logistic regression: {weight: balanced, l2: 1..10}}}, tune: {metric: macro f1, trials: 3}}
                evaluation: {split: {folds: 5}, metrics: [macro f1]}
                """;
        assertThat(Check.of(weighed, "design.yaml").problems()).extracting(Problem::code).doesNotContain("MODEL-WEIGHTS-UNCALIBRATED");
        assertThat(Check.of(weighed.replace("metric: macro f1", "metric: log loss"), "design.yaml").problems()).extracting(Problem::code).contains("MODEL-WEIGHTS-UNCALIBRATED");
    }

    @Test
    void eachRowWeighsWhatTheExpressionSaysOfIt() {
        Material material = material("\"amount if fraud else 1 EUR\"");
        int[] rows = IntStream.range(0, material.size()).filter(material::labelled).toArray();
        int amount = material.inputs().stream().map(septet.features.Feature::name).toList().indexOf("amount");
        double expected = Arrays.stream(rows).mapToDouble(row -> material.labels()[row] == 1 ? material.columns()[amount][row] : 1).sum();
        assertThat(Arrays.stream(material.training(rows, material.inputs(), "weighed").weight()).sum()).isEqualTo(expected);
        assertThat(material.training(rows, material.inputs(), "plain").weight()).containsOnly(1);
    }

    @Test
    void aRowOfNoWeightIsLeftOut() {
        Material material = material("0 if night else 1");
        int night = material.inputs().stream().map(septet.features.Feature::name).toList().indexOf("night");
        int[] rows = IntStream.range(0, material.size()).filter(material::labelled).toArray();
        TrainingRows weighed = material.training(rows, material.inputs(), "weighed");
        assertThat(weighed.size()).isEqualTo((int) Arrays.stream(rows).filter(row -> material.columns()[night][row] == 0).count()).isLessThan(rows.length);
        assertThat(material.weights().get("weighed")).doesNotContain(Values.number(Values.MISSING));
    }

    @Test
    void whatIsNoWeightIsRefused() {
        assertThatThrownBy(() -> material("\"1 if night else -1\"")).isInstanceOf(Refused.class).hasMessageContaining("below 0").hasMessageContaining("MODEL-SETTING");
        assertThatThrownBy(() -> material("night and amount > 5 EUR")).isInstanceOf(Refused.class).hasMessageContaining("a weight that is no number");
    }
}
