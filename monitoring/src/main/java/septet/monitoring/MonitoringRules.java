package septet.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Built;
import septet.design.Findings;
import septet.design.GateSentence;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.Nearest;
import septet.evaluation.EvaluationRules;
import septet.evaluation.EvaluationSection;
import septet.framing.Task;

/// What can be wrong with what is watched.
public final class MonitoringRules {
    private static final Set<String> SIGNS = Set.of("drift", "score distribution", "latency p50", "latency p99", "throughput", "feature age", "model age", "degraded share",
            "error share", "refused share", "new words");

    private MonitoringRules() {}

    public static void watchedMetricsHaveNames(MonitoringSection monitoring, Findings findings) {
        for (int i = 0; i < monitoring.watch().size(); i++) {
            String path = "monitoring.watch." + (i + 1);
            EvaluationRules.unknown(monitoring.watch().get(i)).ifPresent(name -> findings.error(path, "no metric " + name, "nothing is watched",
                    Nearest.remedy(name, MetricNames.all()), "EVALUATION-UNKNOWN-METRIC"));
        }
    }

    /// Every condition on which somebody is called or a version fitted, by its place.
    public static Map<String, GateSentence> conditions(MonitoringSection monitoring) {
        Map<String, GateSentence> conditions = new LinkedHashMap<>();
        for (int i = 0; i < monitoring.alerts().size(); i++) conditions.put("monitoring.alerts." + (i + 1), monitoring.alerts().get(i).condition());
        List<Trigger> triggers = monitoring.retrain().map(Retrain::when).orElse(List.of());
        for (int i = 0; i < triggers.size(); i++) if (triggers.get(i) instanceof Trigger.Metric(GateSentence condition)) conditions.put("monitoring.retrain.when." + (i + 1), condition);
        return conditions;
    }

    /// Of which it speaks; empty where it compares versions.
    public static Optional<MetricSentence> metric(GateSentence condition) {
        return switch (condition) {
            case GateSentence.Bound bound -> Optional.of(bound.metric());
            case GateSentence.Band band -> Optional.of(band.metric());
            case GateSentence.Order _, GateSentence.Margin _ -> Optional.empty();
        };
    }

    /// A condition whose metric nobody measures while it serves would never hold, and nobody would notice.
    public static void alertsCanRise(Task task, MonitoringSection monitoring, Findings findings) {
        Set<String> measured = Readings.metrics(task);
        conditions(monitoring).forEach((path, condition) -> {
            Optional<MetricSentence> metric = metric(condition);
            if (metric.filter(each -> MetricNames.wave(each.name()) == 0).isPresent()) {
                findings.error(path, "no metric " + metric.get().name(), "it would never hold", Nearest.remedy(metric.get().name(), measured), "EVALUATION-UNKNOWN-METRIC");
            } else if (metric.isEmpty() || !isPlain(metric.get()) || !measured.contains(metric.get().name()) && MetricNames.wave(metric.get().name()) <= Built.WAVE) {
                findings.error(path, "'" + condition.text() + "' is not measured while it serves", "it would never hold, and nobody would notice",
                        "Ask for one of " + String.join(", ", measured) + ", of all rows.", "MONITORING-NEVER-HOLDS");
            }
        });
    }

    /// Of all rows, and of the one head that there is.
    private static boolean isPlain(MetricSentence metric) {
        return metric.entity().isEmpty() && metric.at().isEmpty() && metric.by().isEmpty() && metric.per().isEmpty() && metric.after().isEmpty() && metric.on().isEmpty()
                && metric.where().isEmpty();
    }

    /// Whether a metric needs no label.
    public static boolean isSign(String metric) {
        return SIGNS.contains(metric);
    }

    /// Inputs may drift without harm, and quality may fall without drift.
    public static void qualityIsWatched(MonitoringSection monitoring, Findings findings) {
        if (monitoring.watch().isEmpty()) {
            findings.warning("monitoring.watch", "nothing is watched", "nobody sees when it stops working", "Write watch: [drift, average precision, latency p99].",
                    "MONITORING-NOTHING-WATCHED");
            return;
        }
        if (monitoring.watch().stream().map(MetricSentence::name).anyMatch(name -> !SIGNS.contains(name))) return;
        findings.warning("monitoring.watch", "only signs are watched, no quality on labels as they arrive", "the model can fail while every input looks as ever",
                "Add a metric of evaluation, such as average precision.", "MONITORING-NO-QUALITY");
    }

    /// Something that nobody owns is not repaired.
    public static void somebodyActs(MonitoringSection monitoring, Findings findings) {
        Set<String> lacking = new TreeSet<>();
        if (monitoring.owner().isEmpty()) lacking.add("owner");
        if (monitoring.runbook().isEmpty()) lacking.add("runbook");
        if (lacking.isEmpty()) return;
        findings.warning("monitoring." + lacking.iterator().next(), "no " + String.join(" and no ", lacking), "when something is wrong, nobody knows who acts and how",
                "Name them: owner: payments-risk, runbook: runbooks/card-fraud.md.", "MONITORING-NOBODY-ACTS");
    }

    /// What is watched should be what it was promoted by.
    public static void whatWasPromisedIsWatched(EvaluationSection evaluation, MonitoringSection monitoring, Findings findings) {
        boolean gated = evaluation.gates().stream().anyMatch(gate -> gate instanceof GateSentence.Bound bound
                && monitoring.watch().stream().noneMatch(metric -> metric.name().equals(bound.metric().name())));
        if (!gated || monitoring.watch().isEmpty()) return;
        findings.warning("monitoring.watch", "a gate asks for a metric that is not watched", "what a version was promoted by may be lost unseen",
                "Add the metrics of evaluation.gates.", "MONITORING-GATE-NOT-WATCHED");
    }
}
