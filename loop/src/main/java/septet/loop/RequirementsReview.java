package septet.loop;

import static septet.loop.ReviewCase.answer;
import static septet.loop.ReviewCase.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;
import septet.requirements.Estimate;
import septet.serving.DecisionRule;

/// Step 1: what it must achieve, and what that may cost.
final class RequirementsReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("C1", RequirementsReview::objective, "C2", RequirementsReview::consumer,
            "C3", RequirementsReview::nonGoals, "C4", RequirementsReview::scale, "C5", RequirementsReview::speed, "C6", RequirementsReview::freshness,
            "C7", RequirementsReview::ceiling, "C8", RequirementsReview::privacy, "C9", RequirementsReview::errors);

    private RequirementsReview() {}

    private static ReviewAnswer objective(ReviewCase asked) {
        List<Evidence> line = asked.lines("requirements.goal");
        if (line.isEmpty()) return new Open("requirements.goal: one sentence with the number that should change, such as: lose less money to fraud", List.of());
        return new Answered(join(line, asked.measured(report -> ReviewFigures.saved(report).map(saved -> "the run moves it by " + saved).orElse(""))), "");
    }

    private static ReviewAnswer consumer(ReviewCase asked) {
        List<Evidence> queues = asked.lines("serving.queues");
        List<Evidence> decide = asked.lines("serving.decide");
        if (!queues.isEmpty()) return new Answered(join(queues, decide), "");
        String what = decide.isEmpty() ? "what do you do with the " + (ReviewFacts.ranks(asked.design()) ? "list" : "score") + ", and what with a wrong one?"
                : "who carries out " + String.join(", ", decisions(asked)) + ", and what do they see beside the decision?";
        return new ForAPerson("whoever reads the answer", what, decide);
    }

    static Set<String> decisions(ReviewCase asked) {
        Set<String> names = new TreeSet<>();
        asked.design().serving().decide().stream().map(DecisionRule::decision).forEach(names::add);
        return names;
    }

    private static ReviewAnswer nonGoals(ReviewCase asked) {
        return answer(asked.lines("requirements.non-goals"), "requirements.non-goals: a list of what is left to others, such as [disputes, merchants' own fraud]");
    }

    private static ReviewAnswer scale(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.traffic.mean", "requirements.traffic.peak", "requirements.scale");
        if (lines.isEmpty()) return new Open("requirements.traffic: {peak: 500/s, mean: 10000/d} and requirements.scale: how many there are of each key", List.of());
        List<String> lacking = new ArrayList<>();
        if (!asked.says("requirements.traffic.peak")) lacking.add("no peak");
        if (!asked.says("requirements.traffic.mean")) lacking.add("no mean");
        if (!asked.says("requirements.scale")) lacking.add("no number of things");
        List<Evidence> sums = new ArrayList<>();
        for (String what : List.of(Estimate.EXAMPLES, Estimate.STATE)) {
            asked.estimate(what).ifPresent(estimate -> sums.add(asked.sum("requirements.traffic", what + " " + estimate.text() + ": " + estimate.arithmetic())));
        }
        return new Answered(join(lines, sums), String.join(", ", lacking));
    }

    private static ReviewAnswer speed(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.latency", "requirements.traffic.peak", "requirements.availability");
        if (lines.isEmpty()) return new Open("requirements.latency: {p99: 20ms}, traffic: {peak: 500/s}, availability: 99.9%", List.of());
        List<String> lacking = new ArrayList<>();
        if (!asked.says("requirements.latency")) lacking.add("no latency");
        if (!asked.says("requirements.traffic.peak")) lacking.add("no peak at which it must hold");
        if (!asked.says("requirements.availability")) lacking.add("no availability");
        return new Answered(join(lines, asked.requirement("latency.p99"), asked.requirement("traffic.peak")), String.join(", ", lacking));
    }

    private static ReviewAnswer freshness(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.freshness.features", "requirements.freshness.index", "requirements.freshness.candidates", "requirements.freshness.model");
        List<String> lacking = new ArrayList<>();
        if (!ReviewFacts.histories(asked.design()).isEmpty() && !asked.says("requirements.freshness.features")) lacking.add("no age for features");
        if (!asked.says("requirements.freshness.model")) lacking.add("no age for the model");
        if (lines.isEmpty()) return new Open("requirements.freshness: {features: 1s, model: 8d}: the oldest that an answer may stand on", List.of());
        return new Answered(join(lines, asked.requirement("freshness.features"), asked.requirement("freshness.model")), String.join(", ", lacking));
    }

    private static ReviewAnswer ceiling(ReviewCase asked) {
        return answer(asked.lines("requirements.budget", "requirements.training.cost"),
                "requirements.budget: 20 EUR/d (a later version holds to it; until then it is said, and not done)");
    }

    private static ReviewAnswer privacy(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.privacy");
        if (!lines.isEmpty()) return new Answered(lines, "");
        List<String> named = ReviewFacts.named(asked.design());
        String which = named.isEmpty() ? "no column names a thing or holds text; is a row about a person all the same?"
                : "which of " + String.join(", ", named.subList(0, Math.min(6, named.size()))) + " are about people, on what ground and for how long may they be kept?";
        return new ForAPerson("whoever answers for data protection", which, List.of());
    }

    private static ReviewAnswer errors(ReviewCase asked) {
        List<Evidence> lines = asked.lines("requirements.costs");
        if (lines.isEmpty()) return new Open("requirements.costs: what each decision costs and when, such as {approve if fraud: amount, review: 3 EUR}", List.of());
        Set<String> free = decisions(asked);
        asked.design().requirements().costs().forEach(cost -> free.remove(cost.decision()));
        List<Evidence> measured = asked.measured(ReviewFigures::errors);
        return new Answered(join(lines, measured), free.isEmpty() ? "" : String.join(", ", free) + " costs nothing");
    }
}
