package septet.loop;

import static septet.loop.ReviewCase.answer;
import static septet.loop.ReviewCase.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import septet.design.Expression.Constant;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;
import septet.model.LearnerSection;
import septet.requirements.Estimate;

/// Step 6: from a score to an answer, and what happens when something fails.
final class ServingReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("P1", ServingReview::budget, "P2", ServingReview::machines, "P3", ServingReview::oneCode,
            "P4", ServingReview::index, "P5", ServingReview::fallbacks, "P6", ServingReview::rollout, "P7", ServingReview::cache, "P8", ServingReview::abuse);
    /// A machine is not planned to be busier than this.
    private static final double USED = 0.6;
    private static final int BIND = 3;

    private ServingReview() {}

    private static ReviewAnswer budget(ReviewCase asked) {
        if (!asked.says("requirements.latency")) return new Open("requirements.latency: {p99: 20ms}; without it there is nothing to divide", List.of());
        List<Evidence> deadlines = asked.written("model.stages", "deadline").stream().map(asked::line).toList();
        List<Evidence> sums = new ArrayList<>(asked.requirement("latency.p99"));
        asked.estimate(Estimate.TAIL).ifPresent(tail -> sums.add(asked.sum("requirements.latency", tail.arithmetic())));
        Optional<Duration> sum = Deadlines.sum(asked.design());
        sum.ifPresent(all -> sums.add(asked.sum("model.stages", "the stages' deadlines make " + Constant.Span.text(all)
                + asked.design().requirements().latency().p99().map(most -> " of " + Constant.Span.text(most)).orElse(""))));
        List<Evidence> all = join(asked.lines("requirements.latency"), deadlines, sums, asked.measured(ReviewFigures::latency));
        return new Answered(all, sums.isEmpty() ? "no stage has a share of it" : "");
    }

    private static ReviewAnswer machines(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.traffic.peak");
        if (lines.isEmpty()) return new Open("requirements.traffic.peak: what must be carried, after an outage too", List.of());
        List<Evidence> sums = new ArrayList<>();
        double peak = asked.design().requirements().traffic().peak().orElseThrow().perSecond();
        asked.estimate(Estimate.RATE).ifPresent(rate -> {
            long replicas = (long) Math.ceil(peak / (rate.value() * USED)) + 1;
            sums.add(asked.sum("requirements.traffic", replicas + " replicas: " + ReviewFigures.count(Math.round(peak)) + "/s over " + rate.text()
                    + " each at 60% load, and one to lose"));
        });
        asked.estimate(Estimate.MEMORY).ifPresent(memory -> sums.add(asked.sum("requirements.traffic", "memory " + memory.text() + ": " + memory.arithmetic())));
        return new Answered(join(lines, sums), sums.isEmpty() ? "nothing says what one machine carries" : "");
    }

    private static ReviewAnswer oneCode(ReviewCase asked) {
        List<String> brought = asked.design().model().learners().entrySet().stream().filter(learner -> learner.getValue() instanceof LearnerSection.Brought)
                .map(Map.Entry::getKey).toList();
        Evidence line = asked.line("data.features", "training, stream and request run these very lines; a decision is logged with the features that it used");
        return new Answered(join(List.of(line), asked.measured(ReviewFigures::delivered)),
                brought.isEmpty() ? "" : String.join(", ", brought) + " was trained elsewhere, on features that only its maker knows");
    }

    private static ReviewAnswer index(ReviewCase asked) {
        if (ReviewFacts.retrievals(asked.design()).isEmpty()) return new Answered(List.of(asked.line("model.stages", "nothing is retrieved: there is no index")), "");
        List<Evidence> lines = asked.lines("requirements.freshness.index", "requirements.freshness.candidates");
        List<Evidence> watched = new ArrayList<>();
        for (int i = 0; i < asked.design().monitoring().watch().size(); i++) {
            String name = asked.design().monitoring().watch().get(i).name();
            if (IndexMetrics.NAMES.contains(name)) watched.add(asked.line("monitoring.watch." + (i + 1), "watched: " + name));
        }
        return answer(join(lines, watched), "requirements.freshness: {index: 10m}, and monitoring.watch: [index age, encoder match]");
    }

    private static ReviewAnswer fallbacks(ReviewCase asked) {
        List<Evidence> lines = asked.lines("serving.fallback");
        if (lines.isEmpty()) return new Open("serving.fallback: [previous model, simple, baseline]", List.of());
        boolean rule = asked.design().serving().fallback().contains("baseline");
        return new Answered(join(lines, asked.measured(report -> ReviewFigures.baseline(report).map(figure -> "the baseline alone: " + figure).orElse(""))),
                rule ? "" : "no rule stands at its end, so that it may run out");
    }

    private static ReviewAnswer rollout(ReviewCase asked) {
        List<Evidence> gates = asked.lines("evaluation.gates", "serving.refresh");
        List<Evidence> lines = asked.lines("serving.rollout");
        if (lines.isEmpty()) return new Open("serving.rollout: [shadow for 1d, 5% for 1d, all]", gates);
        return new Answered(join(lines, gates), "");
    }

    private static ReviewAnswer cache(ReviewCase asked) {
        List<Evidence> lines = asked.lines("serving.cache");
        return lines.isEmpty() ? new Answered(List.of(asked.line("serving.cache", "nothing is cached: each answer is computed")), "") : new Answered(lines, "");
    }

    private static ReviewAnswer abuse(ReviewCase asked) {
        String path = ReviewFacts.rowsPath(asked.design());
        List<Evidence> lines = join(asked.lines("serving.limit"), asked.lines(path + ".checks"));
        if (asked.says("serving.limit")) return new Answered(lines, "");
        List<String> columns = ReviewFacts.asked(asked.design());
        return new ForAPerson("whoever answers for security", "who may call it, how often, and which of " + String.join(", ", columns.subList(0, Math.min(BIND, columns.size())))
                + " can a caller choose at will?", lines);
    }
}
