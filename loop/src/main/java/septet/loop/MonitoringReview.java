package septet.loop;

import static septet.loop.ReviewCase.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import septet.data.Known;
import septet.design.Expression.Constant;
import septet.loop.ReviewAnswer.Answered;
import septet.loop.ReviewAnswer.Evidence;
import septet.loop.ReviewAnswer.ForAPerson;
import septet.loop.ReviewAnswer.Open;
import septet.monitoring.MonitoringRules;

/// Step 7: what is watched while it serves, and who acts.
final class MonitoringReview {
    static final Map<String, Function<ReviewCase, ReviewAnswer>> ANSWERS = Map.of("O1", MonitoringReview::service, "O2", MonitoringReview::data, "O3", MonitoringReview::model,
            "O4", MonitoringReview::skew, "O5", MonitoringReview::retraining, "O6", MonitoringReview::loops, "O7", MonitoringReview::people);
    private static final Set<String> SERVICE = Set.of("latency p50", "latency p99", "first token p99", "throughput", "rate", "degraded share", "error share", "refused share", "queue age",
            "empty answers", "photos per hour");
    private static final Set<String> DATA = Set.of("drift", "feature age", "score distribution", "new words", "position mix");
    private static final Set<String> LOOPS = Set.of("coverage", "concentration", "source share", "author share", "neighbour churn");

    private MonitoringReview() {}

    private static List<Evidence> watched(ReviewCase asked, Predicate<String> wanted) {
        List<Evidence> found = new ArrayList<>();
        for (int i = 0; i < asked.design().monitoring().watch().size(); i++) {
            if (wanted.test(asked.design().monitoring().watch().get(i).name())) {
                found.add(asked.line("monitoring.watch." + (i + 1), "watched: " + asked.value("monitoring.watch." + (i + 1))));
            }
        }
        return found;
    }

    private static ReviewAnswer service(ReviewCase asked) {
        List<Evidence> lines = join(watched(asked, SERVICE::contains), asked.lines("monitoring.alerts"));
        if (lines.isEmpty()) return new Open("monitoring.watch: [latency p99, degraded share, error share]", List.of());
        boolean degraded = asked.value("monitoring").contains("degraded share") || !watched(asked, "degraded share"::equals).isEmpty();
        return new Answered(lines, degraded || asked.design().serving().fallback().isEmpty() ? "" : "the share of degraded answers is not watched");
    }

    private static ReviewAnswer data(ReviewCase asked) {
        List<Evidence> lines = join(watched(asked, DATA::contains), asked.lines(ReviewFacts.rowsPath(asked.design()) + ".checks"));
        return lines.isEmpty() ? new Open("monitoring.watch: [drift, feature age], and checks of each source", List.of())
                : new Answered(join(lines, asked.measured(ReviewFigures::missing)), "");
    }

    private static ReviewAnswer model(ReviewCase asked) {
        List<Evidence> lines = watched(asked, name -> !MonitoringRules.isSign(name) && !SERVICE.contains(name) && !DATA.contains(name) && !LOOPS.contains(name)
                && !IndexMetrics.NAMES.contains(name));
        if (lines.isEmpty()) return new Open("monitoring.watch: a metric of evaluation, such as average precision, on labels as they arrive", List.of());
        List<Evidence> late = new ArrayList<>();
        ReviewFacts.label(asked.design()).ifPresent(label -> {
            if (label.getValue().known() instanceof Known.After after) {
                late.add(asked.sum(ReviewFacts.rowsPath(asked.design()) + ".columns." + label.getKey(), "labels come " + new Constant.Span(after.delay()).text()
                        + " later, so that a fall is seen no earlier than that"));
            }
        });
        return new Answered(join(lines, late), "");
    }

    private static ReviewAnswer skew(ReviewCase asked) {
        List<Evidence> delivered = asked.measured(ReviewFigures::delivered);
        return delivered.isEmpty() ? new Open("septet rehearse DESIGN: replays the test rows through serving, and compares feature by feature", List.of())
                : new Answered(delivered, "");
    }

    private static ReviewAnswer retraining(ReviewCase asked) {
        List<Evidence> lines = asked.lines("monitoring.retrain", "requirements.freshness.model", "evaluation.refresh");
        return lines.isEmpty() ? new Open("monitoring.retrain: {every: 7d}, and requirements.freshness: {model: 8d}", List.of())
                : new Answered(lines, asked.says("monitoring.retrain") ? "" : "nothing triggers it");
    }

    private static ReviewAnswer loops(ReviewCase asked) {
        List<Evidence> lines = join(asked.lines("serving.explore"), watched(asked, LOOPS::contains));
        if (!lines.isEmpty()) return new Answered(lines, asked.says("serving.explore") || !ReviewFacts.ranks(asked.design()) ? "" : "nothing is shown that it did not choose");
        if (ReviewFacts.ranks(asked.design())) return new Open("serving.explore: 1%, and monitoring.watch: [coverage at 20, concentration]", List.of());
        Set<String> decisions = RequirementsReview.decisions(asked);
        if (decisions.size() < 2) return new Answered(List.of(asked.line("serving.decide", "no decision keeps a label from coming")), "");
        return new ForAPerson(asked.design().monitoring().owner().orElse("whoever carries out decisions"), "after which of " + String.join(", ", decisions)
                + " will nobody ever learn what would have happened?", asked.lines("serving.decide"));
    }

    private static ReviewAnswer people(ReviewCase asked) {
        List<Evidence> lines = asked.lines("monitoring.owner", "monitoring.runbook", "monitoring.alerts");
        if (lines.isEmpty()) return new Open("monitoring: {owner: payments-risk, runbook: runbooks/card-fraud.md}", List.of());
        List<String> lacking = new ArrayList<>();
        if (!asked.says("monitoring.owner")) lacking.add("no owner");
        if (!asked.says("monitoring.runbook")) lacking.add("no runbook");
        return new Answered(lines, String.join(", ", lacking));
    }
}
