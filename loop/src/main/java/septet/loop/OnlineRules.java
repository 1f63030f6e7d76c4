package septet.loop;

import java.util.Set;
import java.util.TreeSet;
import septet.design.Findings;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.Nearest;
import septet.evaluation.Online;
import septet.monitoring.ServingGuard;

/// What an experiment asks for is there, and measured.
public final class OnlineRules {
    private OnlineRules() {}

    public static void outcomesAreMeasured(SystemDesign design, Findings findings) {
        design.evaluation().outcomes().forEach((name, expression) -> {
            if (OutcomeSentence.read(expression, design).isEmpty()) unmeasured("evaluation.outcomes." + name, expression.text(), findings);
        });
        design.evaluation().online().ifPresent(online -> asked(design, online, findings));
    }

    private static void asked(SystemDesign design, Online online, Findings findings) {
        metric(design, "evaluation.online.improve", online.improve(), false, findings);
        for (int i = 0; i < online.protect().size(); i++) metric(design, "evaluation.online.protect." + (i + 1), online.protect().get(i), true, findings);
    }

    /// @param step whether a step of a rollout may be what judges it
    private static void metric(SystemDesign design, String path, MetricSentence metric, boolean step, Findings findings) {
        String name = OnlineOutcomes.Wanted.of(metric).name();
        Set<String> known = new TreeSet<>(design.evaluation().outcomes().keySet());
        boolean costs = name.equals(OnlineOutcomes.COST) && !design.requirements().costs().isEmpty();
        if (known.contains(name) || costs || step && ServingGuard.METRICS.contains(name)) return;
        if (MetricNames.wave(name) > 0) {
            unmeasured(path, metric.text(), findings);
            return;
        }
        known.add(OnlineOutcomes.COST);
        findings.error(path, "no outcome is called " + name, "nothing is compared by it", Nearest.remedy(name, known), "EVALUATION-OUTCOME-UNKNOWN");
    }

    private static void unmeasured(String path, String what, Findings findings) {
        findings.warning(path, "'" + what + "' is not measured in experiments yet", "no answer changes, but nobody compares it",
                "Keep it for a later version; measured are cost, and count, sum, any, share and mean of the events of one source by the unit within a time.", "DESIGN-NOT-YET");
    }
}
