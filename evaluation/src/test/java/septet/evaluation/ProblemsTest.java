package septet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import septet.data.Values;
import septet.design.GateSentence;
import septet.design.Mark;
import septet.design.MetricSentence;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Refused;
import septet.world.Chance;

/// The problems that an evaluation can meet, as a person reads them: `problems.txt` holds a line for each.
class ProblemsTest {
    private static final Mark MARK = new Mark("fraud.yaml", 57, 3);
    private static final String SPLIT = MARK + " evaluation.split";
    private final List<Problem> found = new ArrayList<>();

    @Test
    void everyProblemReadsAsItShould() throws IOException {
        splits();
        sections();
        sentences();
        decisions();
        refused(() -> EvaluationJson.read("{".getBytes(StandardCharsets.UTF_8), "evaluation.json"));
        TestRows<String> rows = TestRows.sealed("rows");
        rows.read("the final evaluation");
        refused(() -> rows.read("tuning"));
        try (var golden = ProblemsTest.class.getResourceAsStream("problems.txt")) {
            assertThat(found.stream().map(Problem::line).toList()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    private void splits() {
        SplitRule week = new SplitRule.ByTime(Duration.ofDays(7), Optional.empty(), Optional.empty(), Duration.ofDays(7), OptionalLong.empty());
        refused(() -> Split.of(week, hourly(20, 7, 5), Chance.of(1), SPLIT));
        refused(() -> Split.of(week, hourly(60, 7, 10_000), Chance.of(1), SPLIT));
        SplitRows unknown = hourly(60, 100, 5);
        refused(() -> Split.of(week, unknown, Chance.of(1), SPLIT));
        SplitRows known = hourly(60, 7, 5);
        SplitRows timeless = new SplitRows(new long[0], known.labels(), new long[known.size()], known.identities(), known.identities(), 0, 0);
        refused(() -> Split.of(week, timeless, Chance.of(1), SPLIT));
        SplitRule hasty = new SplitRule.ByTime(Duration.ofDays(60), Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofDays(7)), Duration.ofDays(7), OptionalLong.empty());
        refused(() -> Split.of(new SplitRule.ByFolds(3), hourly(1, 0, 12), Chance.of(1), SPLIT));
        SplitRule often = new SplitRule.Stepwise(Duration.ofDays(7), Optional.empty(), Duration.ofMinutes(10), Optional.empty(), OptionalLong.empty());
        refused(() -> Split.of(often, known, Chance.of(1), SPLIT));
        found.addAll(Split.of(hasty, hourly(60, 7, 5), Chance.of(1), SPLIT).warnings());
    }

    private void sections() {
        Optional<Portion> week = Optional.of(new Portion.Span(Duration.ofDays(7)));
        Optional<Portion> half = Optional.of(new Portion.Part(0.5));
        section(new SplitSection(week, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(5), Optional.empty()));
        section(new SplitSection(week, Optional.empty(), Optional.empty(), week, Optional.empty(), Optional.of(Duration.ofDays(7)), Optional.empty(), Optional.empty()));
        section(new SplitSection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1), Optional.empty()));
        section(new SplitSection(week, Optional.empty(), week, Optional.empty(), Optional.empty(), Optional.of(Duration.ofDays(7)), Optional.empty(), Optional.empty()));
        section(new SplitSection(week, Optional.empty(), Optional.empty(), half, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        section(new SplitSection(week, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        section(new SplitSection(half, Optional.empty(), half, half, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        section(new SplitSection(half, Optional.of(Duration.ofDays(7)), Optional.empty(), half, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void section(SplitSection section) {
        collect(problems -> SplitRule.of(section, ZoneOffset.UTC, SPLIT, problems));
    }

    private void sentences() {
        MeasureReader bare = new MeasureReader("fraud", Set.of("card", "terminal"), false, false, false);
        MeasureReader full = new MeasureReader("fraud", Set.of("card", "terminal"), true, false, true);
        List.of("recall of spam", "shop precision at 100 per 1d", "recall at lift 3", "roc auc at 0.5", "r2", "macro f1", "latency p99", "ndcg", "cost")
                .forEach(text -> metric(text, full));
        for (String text : List.of("cost", "f1", "card precision at 100 per 1d")) metric(text, bare);
        GateSentence gate = Phrase.read("average precision >= 7d", MARK, "evaluation.gates", new Problems(), GateSentence::read).orElseThrow();
        collect(problems -> new GateReader(full, new NamedMeasure("roc auc", new Measure.RocAuc(), Optional.empty()), problems).read(gate));
    }

    private void metric(String text, MeasureReader reader) {
        MetricSentence sentence = Phrase.read(text, MARK, "evaluation.metrics", new Problems(), MetricSentence::read).orElseThrow();
        collect(problems -> reader.read(sentence, "evaluation.metrics.1", problems));
    }

    private void decisions() {
        for (String condition : List.of("score < 0..1", "score >= 0..3")) {
            collect(problems -> new Branches("serving.decide.1", _ -> new boolean[0], problems)
                    .of(MARK, "block", Phrase.read(condition, MARK, "serving.decide.1", new Problems(), Phrase::expression)));
        }
        List<Branch> twice = List.of(new Branch.FromScore("block", 0, 1), new Branch.FromScore("block", 0, 1), new Branch.Otherwise("approve"));
        refused(() -> OperatingPoint.choose(new Choice(twice, new double[1], new long[3][1], List.of(), 0, new long[1]), MARK + " serving.decide"));
        List<Branch> given = List.of(new Branch.FromScore("review", 0.2, 0.2), new Branch.Otherwise("approve"));
        List<Capacity> none = List.of(new Capacity("review", 0, Duration.ofDays(1)));
        refused(() -> OperatingPoint.choose(new Choice(given, new double[] {0.5}, new long[2][1], none, 0, new long[1]), MARK + " serving.decide"));
    }

    private void collect(Consumer<Problems> reading) {
        Problems problems = new Problems();
        reading.accept(problems);
        assertThat(problems.list()).hasSize(1);
        found.addAll(problems.list());
    }

    private void refused(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            found.addAll(refused.problems());
            return;
        }
        throw new AssertionError("not refused");
    }

    private static SplitRows hourly(int days, int delayDays, int positiveEach) {
        int size = days * 24;
        long[] times = IntStream.range(0, size).mapToLong(hour -> 1_533_081_600_000_000L + hour * Samples.DAY / 24).toArray();
        long[] labels = IntStream.range(0, size).mapToLong(row -> (row + 1) % positiveEach == 0 ? 1 : 0).toArray();
        long[] known = IntStream.range(0, size).mapToLong(row -> times[row] + delayDays * Samples.DAY).toArray();
        long[] identities = IntStream.range(0, size).mapToLong(Identity::of).toArray();
        if (delayDays > days) java.util.Arrays.fill(labels, Values.MISSING);
        return new SplitRows(times, labels, known, identities, identities, times[size - 1], delayDays * Samples.DAY);
    }
}
