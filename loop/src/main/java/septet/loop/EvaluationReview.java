package septet.loop;

import static septet.loop.ReviewCase.answer;
import static septet.loop.ReviewCase.first;
import static septet.loop.ReviewCase.join;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Expressions;
import septet.evaluation.GateNeed;
import septet.evaluation.Online;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;

/// Step 5: on which rows it is judged, by what, and what it must show.
final class EvaluationReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("E1", EvaluationReview::metrics, "E2", EvaluationReview::uncertainty,
            "E3", EvaluationReview::catalogue, "E4", EvaluationReview::slices, "E5", EvaluationReview::operatingPoint, "E6", EvaluationReview::robustness,
            "E7", EvaluationReview::experiment, "E8", EvaluationReview::unit, "E9", EvaluationReview::offlineAndOnline);
    private static final String METRICS = "evaluation.metrics";

    private EvaluationReview() {}

    private static ReviewAnswer metrics(ReviewCase asked) {
        List<Evidence> lines = asked.lines(METRICS);
        if (lines.isEmpty()) return new Open("evaluation.metrics: what stands for the goal, such as [average precision, cost]", List.of());
        return new Answered(join(lines, asked.measured(ReviewFigures::metrics)), "");
    }

    private static ReviewAnswer uncertainty(ReviewCase asked) {
        List<Evidence> lines = new ArrayList<>(asked.lines("evaluation.gates"));
        for (GateNeed gate : asked.check().gates()) lines.add(asked.sum("evaluation.gates", gate.sentence()));
        lines.addAll(asked.measured(ReviewFigures::gates));
        if (lines.isEmpty()) return new Open("evaluation.gates: what a version must show, such as [average precision >= 0.5, strong > simple > baseline]", List.of());
        long open = asked.run().stream().flatMap(report -> report.quality().gates().stream()).filter(gate -> gate.ruling() == RunQuality.Ruling.UNDECIDED).count();
        return new Answered(lines, open == 0 ? "" : open + (open == 1 ? " gate stayed" : " gates stayed") + " undecided");
    }

    private static ReviewAnswer catalogue(ReviewCase asked) {
        if (!ReviewFacts.ranks(asked.design())) return new Answered(List.of(asked.line("framing.task", asked.design().framing().task() + ": nothing is put in an order")), "");
        return answer(asked.lines(METRICS).stream().map(line -> asked.line(METRICS, "over every candidate that serving would have had: " + asked.value(METRICS))).toList(),
                "evaluation.metrics: [recall at 500 after retrieve, ndcg at 10]");
    }

    private static ReviewAnswer slices(ReviewCase asked) {
        return answer(join(asked.lines("evaluation.slices"), asked.measured(report -> ReviewFigures.worstSlice(report).map(RunSlice::text).orElse(""))),
                "evaluation.slices: parts that may fail on their own, such as [weekend, 4 bands of amount]");
    }

    private static ReviewAnswer operatingPoint(ReviewCase asked) {
        List<Evidence> lines = asked.lines("serving.decide");
        if (lines.isEmpty() && ReviewFacts.ranks(asked.design())) {
            return answer(asked.written("model.stages", "keep").stream().map(path -> asked.line(path)).toList(), "model.stages: how many items the last stage keeps");
        }
        if (lines.isEmpty()) return new Open("serving.decide: [act when score >= 0..1, leave], with requirements.costs to choose by", List.of());
        boolean chosen = asked.design().serving().decide().stream().anyMatch(rule -> rule.when().filter(Expressions::hasRange).isPresent());
        Evidence how = asked.line("evaluation.split", chosen ? "ranges are chosen on validation rows, and judged on test rows" : "the thresholds are written, not chosen");
        return new Answered(join(lines, List.of(how), asked.measured(report -> ReviewFigures.threshold(report).map(text -> text + "; " + ReviewFigures.errors(report)).orElse(""))),
                chosen ? "" : "nobody says why the threshold stands there");
    }

    private static ReviewAnswer robustness(ReviewCase asked) {
        List<Evidence> lines = join(asked.lines("serving.fallback", "serving.limit"), asked.lines(ReviewFacts.rowsPath(asked.design()) + ".checks"));
        boolean tried = asked.design().evaluation().slices().stream().anyMatch(slice -> slice.toString().contains("IsMissing"));
        return lines.isEmpty() ? new Open("checks of the source, serving.fallback, and a slice such as amount is missing", List.of())
                : new Answered(join(lines, asked.measured(ReviewFigures::missing)), tried ? "" : "no slice shows the rows in which something is missing");
    }

    private static ReviewAnswer experiment(ReviewCase asked) {
        List<Evidence> lines = asked.lines("evaluation.online");
        Optional<Online> online = asked.design().evaluation().online();
        if (online.isEmpty()) {
            return new Open("evaluation.online: {unit: card, improve: lost, protect: [spent], smallest effect: 5%, at most: 28d}", asked.measured(ReviewFigures::traffic));
        }
        List<Evidence> sums = new ArrayList<>();
        Experiments.arithmetic(asked.design(), online.get()).ifPresent(words -> sums.add(asked.sum("evaluation.online", words)));
        return new Answered(join(lines, sums), "");
    }

    private static ReviewAnswer unit(ReviewCase asked) {
        List<Evidence> lines = asked.lines("evaluation.online.unit");
        if (!lines.isEmpty()) return new Answered(lines, "");
        BigDecimal most = asked.design().requirements().scale().values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        String among = most.signum() > 0 ? " (there are up to " + most.toPlainString() + " of a kind)" : "";
        return new Open("evaluation.online.unit: what is assigned to an arm, so that one person sees one version" + among, List.of());
    }

    private static ReviewAnswer offlineAndOnline(ReviewCase asked) {
        List<Evidence> delivered = asked.measured(ReviewFigures::delivered);
        if (!delivered.isEmpty()) return new Answered(delivered, "");
        return new ForAPerson(asked.design().monitoring().owner().orElse("whoever ran the last experiments"),
                "which changes were better offline, and how many of these were better online?",
                asked.measured(report -> ReviewFigures.figure(report).orElse("")));
    }
}
