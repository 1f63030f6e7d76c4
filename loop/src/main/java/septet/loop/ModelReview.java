package septet.loop;

import static septet.loop.ReviewCase.answer;
import static septet.loop.ReviewCase.first;
import static septet.loop.ReviewCase.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import septet.design.Expression;
import septet.features.FeatureEstimates;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;
import septet.model.CalibrationSection;
import septet.model.Tune;

/// Step 4: what learns, and how one is chosen.
final class ModelReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("M1", ModelReview::simpleFirst, "M2", ModelReview::shape, "M3", ModelReview::loss,
            "M4", ModelReview::coldStart, "M5", ModelReview::tuning, "M6", ModelReview::training, "M7", ModelReview::calibration, "M8", ModelReview::reproducible,
            "M9", ModelReview::reasons);
    private static final String LEARNERS = "model.learners";
    private static final int MOST = 4;

    private ModelReview() {}

    private static List<Evidence> learners(ReviewCase asked) {
        return asked.design().model().learners().keySet().stream().map(name -> asked.line(LEARNERS + "." + name)).toList();
    }

    private static ReviewAnswer simpleFirst(ReviewCase asked) {
        List<Evidence> lines = learners(asked);
        if (lines.isEmpty()) return new Open("model.learners: {simple: logistic regression, strong: boosted trees}", List.of());
        List<Evidence> all = join(List.of(asked.line("framing.baseline")), first(lines, MOST), asked.measured(ReviewFigures::contest));
        return new Answered(all, lines.size() < 2 ? "only one learner, so that nothing says whether a simpler one would do" : "");
    }

    private static ReviewAnswer shape(ReviewCase asked) {
        List<Evidence> sizes = new ArrayList<>();
        for (String key : List.of("layers", "dimensions", "experts", "depth", "rounds")) {
            asked.written(LEARNERS, key).forEach(path -> sizes.add(asked.line(path)));
        }
        int inputs = FeatureEstimates.inputs(asked.design().framing(), asked.design().data());
        Evidence sum = asked.sum("model.inputs", asked.design().data().features().size() + " features and the row's own columns make " + inputs
                + " inputs, before words become columns");
        return new Answered(join(first(sizes, MOST), List.of(sum), asked.measured(ReviewFigures::sizes)), "");
    }

    private static ReviewAnswer loss(ReviewCase asked) {
        List<Evidence> lines = new ArrayList<>();
        for (String key : List.of("loss", "weight", "l2", "min child weight")) asked.written(LEARNERS, key).forEach(path -> lines.add(asked.line(path)));
        if (!lines.isEmpty()) return new Answered(join(first(lines, MOST), asked.measured(ReviewFigures::settings)), "");
        if (asked.design().model().learners().isEmpty()) return new Open("model.learners: a learner", List.of());
        return new Answered(join(List.of(asked.line(LEARNERS, "the usual loss and penalty of each kind, as resolved-design.yaml writes them out")),
                asked.measured(ReviewFigures::settings)), "");
    }

    private static ReviewAnswer coldStart(ReviewCase asked) {
        Map<String, List<Expression.Aggregate>> histories = ReviewFacts.histories(asked.design());
        Set<String> keys = new TreeSet<>();
        histories.values().forEach(aggregates -> aggregates.forEach(aggregate -> aggregate.by().forEach(key -> keys.add(key.ofRow().text()))));
        if (keys.isEmpty() && !ReviewFacts.ranks(asked.design())) return new Answered(List.of(asked.line("data.features", "no input depends on the history of a thing")), "");
        List<Evidence> slices = new ArrayList<>();
        for (int i = 1; i <= asked.design().evaluation().slices().size(); i++) {
            String text = asked.value("evaluation.slices." + i);
            if (ColdStarts.named(text)) slices.add(asked.line("evaluation.slices." + i, "slice " + text));
        }
        List<Evidence> measured = asked.measured(report -> ReviewFigures.cold(report).map(cold -> cold + " had no history").orElse(""));
        if (!slices.isEmpty()) return new Answered(join(slices, measured), "");
        String thing = keys.isEmpty() ? asked.design().framing().choose().orElse("item") : keys.iterator().next();
        return new Open("a slice for a new " + thing + ", such as evaluation.slices: [" + thing + "_events = 0], and what it gets", measured);
    }

    private static ReviewAnswer tuning(ReviewCase asked) {
        List<Evidence> lines = asked.lines("model.tune");
        if (lines.isEmpty()) {
            return new Answered(List.of(asked.line(LEARNERS, "nothing is searched: each learner runs with the settings that stand there")), "");
        }
        int trials = asked.design().model().tune().map(Tune::trials).orElse(0);
        int learners = asked.design().model().learners().size();
        Evidence sum = asked.sum("model.tune", trials + " settings for each of " + learners + " learners with a range: the same for all");
        return new Answered(join(lines, List.of(sum), asked.measured(ReviewFigures::searches)), "");
    }

    private static ReviewAnswer training(ReviewCase asked) {
        List<Evidence> lines = join(asked.lines("requirements.training"), asked.requirement("training.within"), asked.measured(ReviewFigures::times));
        return answer(lines, "requirements.training: {within: 30m}: the longest that one training may take");
    }

    private static ReviewAnswer calibration(ReviewCase asked) {
        List<Evidence> measured = asked.measured(report -> ReviewFigures.ratio(report).map(ratio -> "mean score over mean label " + ratio).orElse(""));
        if (!(asked.design().model().calibrate() instanceof CalibrationSection.Uncalibrated)) return new Answered(join(asked.lines("model.calibrate"), measured), "");
        boolean chances = !asked.design().requirements().costs().isEmpty() || ReviewFacts.heads(asked.design()).size() > 1;
        if (!chances) return new Answered(join(List.of(asked.line("model.calibrate", "nothing reads the score as a chance: no costs, one head")), measured), "");
        return new Open("model.calibrate: isotonic; costs and sums over heads read the score as a chance", measured);
    }

    private static ReviewAnswer reproducible(ReviewCase asked) {
        Evidence seed = asked.line("model.seed", "seed " + asked.design().model().seed() + "; the same design, data and program give the same bytes");
        return new Answered(join(List.of(seed), asked.measured(ReviewFigures::lineage)), "");
    }

    private static ReviewAnswer reasons(ReviewCase asked) {
        if (asked.design().serving().reasons() > 0) {
            return new Answered(join(asked.lines("serving.reasons"), asked.measured(ReviewFigures::strongest)), "");
        }
        return new ForAPerson("whoever talks to the people concerned", "does somebody have to be told why? Then write serving.reasons: 3", List.of());
    }
}
