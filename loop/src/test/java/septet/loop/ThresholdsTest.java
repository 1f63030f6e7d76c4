package septet.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import septet.evaluation.Evaluation;
import septet.evaluation.Figure;
import septet.evaluation.HeldOut;
import septet.evaluation.Measure;
import septet.evaluation.Round;
import septet.evaluation.Split;
import septet.model.Calibrator;
import septet.model.Workers;

/// Nothing that is chosen in a round depends on a label of the rows that it is judged on.
class ThresholdsTest {
    private static final String DESIGN = """
            septet: 1
            system: small-town
            requirements:
              costs:
                approve if fraud: amount
                block if not fraud: 5 EUR
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
                  TIMEid: payment
                  columns:
                    card: key
                    at: time
                    amount: money EUR
                    fraud: boolean LABEL
              features:
                night: hour(at) < 6
            model:
              learners:
                simple: {logistic regression: {l2: 0.01..10}}
              inputs: [night, amount]
              tune: {metric: roc auc, trials: 3}
              calibrate: platt
            evaluation:
              split: SPLIT
              metrics: [roc auc, cost]
            serving:
              decide: [block when score >= 0..1, approve]
            monitoring: {watch: [drift], owner: risk, runbook: risk.md}
            """;
    private static final String FOLDS = DESIGN.replace("TIME", "").replace("LABEL", "known later").replace("SPLIT", "{folds: 4, together: card}");
    private static final String STEPS = DESIGN.replace("TIME", "time: at\n      ").replace("LABEL", "known after 2d").replace("SPLIT", "{train: 15d, refit: 8d}");
    private static Job folds;
    private static Ingested ingested;

    @BeforeAll
    static void read() throws InterruptedException {
        folds = Towns.job(FOLDS);
        ingested = Ingestion.of(folds);
    }

    private static Training.Taught taught(Job job, Preparation prepared, Material material, Split split) throws InterruptedException {
        Training.Lineage lineage = new Training.Lineage("design", "data", prepared.heads(), 1, "test");
        Training training = new Training(new Training.Task(material, split, prepared.ruling(), Optional.of(new Measure.RocAuc()), 3, Calibrator.PLATT, Optional.empty(), lineage),
                new Workers(job.world().scheduler(), 1, trial -> {}));
        Teachers.Teacher teacher = new Teachers(job.engines().learners(), new Bringing(job, prepared.plan()), prepared).of(job.design().model().learners()).getFirst();
        return training.teach(teacher, Contestants.seen(job.design().model().inputs(), prepared.plan()));
    }

    /// The material with the labels of some rows turned round.
    private static Material turned(Material it, int[] rows) {
        long[] labels = it.labels().clone();
        for (int row : rows) labels[row] = 1 - labels[row];
        return new Material(it.inputs(), it.columns(), it.words(), it.times(), it.heads(), labels, it.knownAt(), it.identities(), it.entities(), it.baseline(), it.eligible(),
                it.counts(),
                it.prices(), it.holds(), it.slices(), it.conditions(), it.weights(), it.knownUntil(), it.delay());
    }

    @Test
    void noChoiceOfAFoldDependsOnItsOwnLabels() throws InterruptedException {
        Preparation prepared = Preparation.of(folds.design(), ingested);
        Training.Taught before = taught(folds, prepared, prepared.material(), prepared.split());
        assertThat(before.rounds()).hasSize(4);
        for (int fold = 0; fold < 4; fold++) {
            Training.Taught after = taught(folds, prepared, turned(prepared.material(), prepared.split().rounds().get(fold).test()), prepared.split());
            assertThat(after.rounds().get(fold).thresholds()).isEqualTo(before.rounds().get(fold).thresholds());
            assertThat(after.rounds().get(fold).settings()).isEqualTo(before.rounds().get(fold).settings());
            assertThat(after.rounds().get(fold).validation()).isDeepEqualTo(before.rounds().get(fold).validation());
        }
    }

    /// The faulty round chooses on the rows that judge it.
    @Test
    void aThresholdThatIsChosenOnTestRowsIsCaught() throws InterruptedException {
        Preparation prepared = Preparation.of(folds.design(), ingested);
        Round first = prepared.split().rounds().getFirst();
        HeldOut peeking = new HeldOut(first.learn(), first.test(), 0, 0, 0);
        Round faulty = new Round(List.of(peeking), first.learn(), new int[0], 0, 0, 0);
        Split split = new Split(List.of(faulty), new Round(List.of(), first.learn(), new int[0], 0, 0, 0), prepared.split().roles(), prepared.split().parts(), List.of());
        double[] before = taught(folds, prepared, prepared.material(), split).rounds().getFirst().thresholds();
        double[] after = taught(folds, prepared, turned(prepared.material(), first.test()), split).rounds().getFirst().thresholds();
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void cardsStayInOneFold() {
        Preparation prepared = Preparation.of(folds.design(), ingested);
        long[] cards = prepared.material().entities().get("card");
        for (Round round : prepared.split().rounds()) {
            BitSet test = new BitSet();
            for (int row : round.test()) test.set(row);
            for (int row : round.learn()) for (int other = test.nextSetBit(0); other >= 0 && row % 97 == 0; other = test.nextSetBit(other + 1)) assertThat(cards[row])
                    .isNotEqualTo(cards[other]);
        }
    }

    @Test
    void foldsAndRefitsBecomeAVersion() throws InterruptedException {
        for (String design : List.of(FOLDS, STEPS)) {
            Job job = Towns.job(design);
            Run.Result result = Run.of(job);
            assertThat(result.report().quality().contestants()).extracting(RunQuality.Contestant::name).containsExactly("baseline", "simple");
            assertThat(result.version().artifacts()).containsKeys(Release.MODEL + "simple", Release.JUDGED + "simple");
            boolean learned = result.version().provenance().learner().equals("simple");
            assertThat(result.version().provenance().rows()).isEqualTo(learned ? Preparation.of(job.design(), Ingestion.of(job)).split().whole().learn().length : 0);
        }
    }

    @Test
    void seedsMoveFoldsAndNothingIsRegistered() throws InterruptedException {
        Job job = Towns.job(FOLDS);
        SeedRuns runs = SeedRuns.of(job, List.of(1L, 2L, 3L));
        SeedRuns.Line line = runs.lines().stream().filter(each -> each.contestant().equals("simple") && each.metric().equals("roc auc")).findFirst().orElseThrow();
        assertThat(line.values()).hasSize(3).doesNotHaveDuplicates();
        assertThat(line.mean()).isBetween(line.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow(), line.values().stream().mapToDouble(Double::doubleValue)
                .max().orElseThrow());
        assertThat(line.spread()).isPositive();
        assertThat(job.store().registry().versions().all()).isEmpty();
        Evaluation first = Run.judged(job, ingested, 1);
        Figure.Measured measured = (Figure.Measured) first.contestants().getLast().metrics().getFirst().figure();
        assertThat(line.values().getFirst()).isEqualTo(measured.value());
    }
}
