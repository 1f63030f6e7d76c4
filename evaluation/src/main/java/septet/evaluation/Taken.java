package septet.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Who is taken by an order: the first whose lead over each later one passes, else the last.
///
/// @param findings of each contestant that was asked for its leads, in the order of asking; the last is that of the one taken, if it has leads
record Taken(String name, List<Finding> findings) {
    static Taken by(Gate.Order order, GateJudge judge) {
        List<Finding> findings = new ArrayList<>();
        for (String learner : order.learners().subList(0, order.learners().size() - 1)) {
            findings.add(judge.order(order, learner));
            if (findings.getLast().outcome() == Finding.Outcome.PASS) return new Taken(learner, findings);
        }
        return new Taken(order.learners().getLast(), findings);
    }

    /// Whoever only had no chance to show a lead over the baseline has not failed: that is undecided.
    Verdict verdict(Gate.Order order, long had) {
        Finding last = findings.getLast();
        boolean learner = last.outcome() == Finding.Outcome.PASS || !name.equals(Contest.BASELINE);
        return new Finding(learner ? Finding.Outcome.PASS : last.outcome(), evidence(), last.needed()).verdict(order.text(), had);
    }

    private String evidence() {
        StringBuilder evidence = new StringBuilder();
        for (Finding finding : findings) {
            evidence.append(finding.evidence()).append(switch (finding.outcome()) {
                case PASS -> "";
                case FAIL -> " (no lead)";
                case UNDECIDED -> " (undecided)";
            }).append("; ");
        }
        return evidence.append(name).append(" is taken").toString();
    }
}
