package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import septet.design.GateSentence;
import septet.design.Mark;
import septet.design.MetricSentence;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;

/// What the sentences of a design mean here.
class ReadingTest {
    private static final Mark MARK = new Mark("fraud.yaml", 58, 5);
    private static final MeasureReader READER = new MeasureReader("fraud", Set.of("card", "terminal"), true, true, true);
    private static final Optional<Portion> WEEK = span(7);

    @Test
    void sentencesBecomeMeasures() {
        assertThat(measure("average precision")).isEqualTo(new Measure.AveragePrecision());
        assertThat(measure("average precision of fraud")).isEqualTo(new Measure.AveragePrecision());
        assertThat(measure("recall at false alarm rate 0.004")).isEqualTo(new Measure.Recall(new Point.FalseAlarms(0.004)));
        assertThat(measure("recall at precision 0.9 of each")).isEqualTo(new Measure.Recall(new Point.AtPrecision(0.9)));
        assertThat(measure("precision")).isEqualTo(new Measure.Precision(new Point.Decisions()));
        assertThat(measure("f1 at 0.5")).isEqualTo(new Measure.F1(new Point.Threshold(0.5)));
        assertThat(measure("precision at 100")).isEqualTo(new Measure.Precision(new Point.Highest(100)));
        assertThat(measure("card precision at 100 per 1d")).isEqualTo(new Measure.EntityPrecision("card", 100, Duration.ofDays(1)));
        assertThat(measure("cost")).isEqualTo(new Measure.Cost());
    }

    @Test
    void aConditionOfAMetricStandsApart() {
        assertThat(READER.read(sentence("roc auc where amount > 100"), "evaluation.metrics", new Problems()))
                .contains(new NamedMeasure("roc auc", new Measure.RocAuc(), Optional.of("amount > 100")));
    }

    @Test
    void whatHasNoMeaningIsSaidWithItsCode() {
        assertThat(code("recall of spam", READER)).isEqualTo("EVALUATION-METRIC-HEAD");
        assertThat(code("shop precision at 100 per 1d", READER)).isEqualTo("EVALUATION-METRIC-ENTITY");
        assertThat(code("card recall at 100 per 1d", READER)).isEqualTo("EVALUATION-METRIC-ENTITY");
        assertThat(code("recall at lift 3", READER)).isEqualTo("EVALUATION-METRIC-POINT");
        assertThat(code("roc auc at 0.5", READER)).isEqualTo("EVALUATION-METRIC-POINT");
        assertThat(code("r2", READER)).isEqualTo("EVALUATION-METRIC-TASK");
        assertThat(code("latency p99", READER)).isEqualTo("EVALUATION-METRIC-RUNNING");
        assertThat(code("ndcg", READER)).isEqualTo("DESIGN-NOT-YET");
        assertThat(code("recall after retrieve", READER)).isEqualTo("DESIGN-NOT-YET");
        assertThat(code("cost", new MeasureReader("fraud", Set.of(), true, false, true))).isEqualTo("EVALUATION-METRIC-DECISION");
        assertThat(code("f1", new MeasureReader("fraud", Set.of(), false, true, true))).isEqualTo("EVALUATION-METRIC-DECISION");
        assertThat(code("card precision at 100 per 1d", new MeasureReader("fraud", Set.of("card"), true, true, false))).isEqualTo("EVALUATION-NO-TIME");
    }

    @Test
    void sentencesBecomeGates() {
        NamedMeasure tuned = new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
        GateReader gates = new GateReader(READER, tuned, new Problems());
        assertThat(gates.read(gate("average precision >= 0.60")))
                .contains(new Gate.Bound("average precision >= 0.6", tuned, Gate.Relation.AT_LEAST, 0.6, false));
        assertThat(gates.read(gate("strong > simple > baseline")))
                .contains(new Gate.Order("strong > simple > baseline", List.of("strong", "simple", "baseline"), tuned));
        assertThat(gates.read(gate("within 2% of served")))
                .contains(new Gate.Margin("within 2% of served", Optional.empty(), "served", 0.02, tuned));
        NamedMeasure cost = new NamedMeasure("cost", new Measure.Cost(), Optional.of("weekend"));
        assertThat(gates.read(gate("cost <= 2 EUR where weekend"))).contains(new Gate.Bound("cost <= 2 EUR where weekend", cost, Gate.Relation.AT_MOST, 2, false));
        NamedMeasure gap = new NamedMeasure("calibration error", Measure.calibrationError(), Optional.empty());
        assertThat(gates.read(gate("calibration error between 0 and 0.01 on each slice")))
                .contains(new Gate.Band("calibration error between 0 and 0.01 on each slice", gap, 0, 0.01, false, true));
    }

    @Test
    void linesOfDecideBecomeBranches() {
        Problems problems = new Problems();
        boolean[] holds = {true, false};
        Branches branches = new Branches("serving.decide", _ -> holds, problems);
        assertThat(branch(branches, "score >= 0..1")).contains(new Branch.FromScore("block", 0, 1));
        assertThat(branch(branches, "score >= 0.25")).contains(new Branch.FromScore("block", 0.25, 0.25));
        assertThat(branch(branches, "amount > 500 and weekend")).contains(new Branch.When("block", holds));
        assertThat(branches.of(MARK, "approve", Optional.empty())).contains(new Branch.Otherwise("approve"));
        assertThat(problems.list()).isEmpty();
        for (String later : List.of("score < 0..1", "score >= 0..1 and amount > 500", "score >= amount", "amount if score > 0.5 else 3 > 4")) {
            assertThat(branch(branches, later)).as(later).isEmpty();
        }
        assertThat(problems.list()).extracting(Problem::code).containsOnly("DESIGN-NOT-YET").hasSize(4);
        assertThat(branch(branches, "score >= 0..3")).isEmpty();
        assertThat(problems.list().getLast().code()).isEqualTo("EVALUATION-DECISION-RANGE");
    }

    private static Optional<Branch> branch(Branches branches, String condition) {
        return branches.of(MARK, "block", Phrase.read(condition, MARK, "serving.decide", new Problems(), Phrase::expression));
    }

    @Test
    void splitsOfADesignBecomeRules() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        SplitSection byTime = section(span(21), Optional.of(Duration.ofDays(7)), WEEK, WEEK, Optional.of(LocalDateTime.of(2018, 8, 15, 0, 0)));
        assertThat(SplitRule.of(byTime, berlin, "p", new Problems())).contains(new SplitRule.ByTime(Duration.ofDays(21), Optional.of(Duration.ofDays(7)),
                Optional.of(Duration.ofDays(7)), Duration.ofDays(7), OptionalLong.of(1_534_284_000_000_000L)));
        SplitSection shares = section(share(0.6), Optional.empty(), Optional.empty(), share(0.2), Optional.empty());
        assertThat(SplitRule.of(shares, ZoneOffset.UTC, "p", new Problems())).contains(new SplitRule.ByShares(0.6, 0.2, 0.2));
    }

    @Test
    void roundsOfADesignBecomeRules() {
        SplitSection stepwise = new SplitSection(span(30), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                Optional.empty());
        assertThat(SplitRule.of(stepwise, ZoneOffset.UTC, "p", new Problems())).contains(new SplitRule.Stepwise(Duration.ofDays(30), Optional.empty(), Duration.ofDays(7),
                Optional.empty(), OptionalLong.empty()));
        SplitSection folds = new SplitSection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(5),
                Optional.empty());
        assertThat(SplitRule.of(folds, ZoneOffset.UTC, "p", new Problems())).contains(new SplitRule.ByFolds(5));
    }

    @Test
    void splitsThatDoNotFitAreSaid() {
        assertThat(code(section(WEEK, Optional.empty(), share(0.2), WEEK, Optional.empty()))).isEqualTo("EVALUATION-SPLIT-PARTS");
        assertThat(code(section(share(0.6), Optional.empty(), Optional.empty(), WEEK, Optional.empty()))).isEqualTo("EVALUATION-SPLIT-PARTS");
        assertThat(code(section(Optional.empty(), Optional.empty(), WEEK, WEEK, Optional.empty()))).isEqualTo("EVALUATION-SPLIT-PARTS");
        assertThat(code(section(share(0.6), Optional.empty(), share(0.3), share(0.2), Optional.empty()))).isEqualTo("EVALUATION-SPLIT-PARTS");
        assertThat(code(section(share(0.6), Optional.of(Duration.ofDays(7)), share(0.2), share(0.2), Optional.empty()))).isEqualTo("EVALUATION-SPLIT-PARTS");
    }

    private static SplitSection section(Optional<Portion> train, Optional<Duration> gap, Optional<Portion> validate, Optional<Portion> test, Optional<LocalDateTime> until) {
        return new SplitSection(train, gap, validate, test, until, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<Portion> span(int days) {
        return Optional.of(new Portion.Span(Duration.ofDays(days)));
    }

    private static Optional<Portion> share(double share) {
        return Optional.of(new Portion.Part(share));
    }

    private static String code(SplitSection section) {
        Problems problems = new Problems();
        assertThat(SplitRule.of(section, ZoneOffset.UTC, "fraud.yaml:57:3 evaluation.split", problems)).isEmpty();
        return problems.list().getFirst().code();
    }

    private static Measure measure(String text) {
        Problems problems = new Problems();
        Optional<NamedMeasure> read = READER.read(sentence(text), "evaluation.metrics", problems);
        assertThat(problems.list()).isEmpty();
        return read.orElseThrow().measure();
    }

    private static String code(String text, MeasureReader reader) {
        Problems problems = new Problems();
        assertThat(reader.read(sentence(text), "evaluation.metrics", problems)).isEmpty();
        assertThat(problems.list()).extracting(Problem::place).containsExactly("fraud.yaml:58:5 evaluation.metrics");
        return problems.list().getFirst().code();
    }

    private static MetricSentence sentence(String text) {
        return Phrase.read(text, MARK, "evaluation.metrics", new Problems(), MetricSentence::read).orElseThrow();
    }

    private static GateSentence gate(String text) {
        return Phrase.read(text, MARK, "evaluation.gates", new Problems(), GateSentence::read).orElseThrow();
    }
}
