package septet.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import septet.design.Binder;
import septet.design.Findings;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Tree;
import septet.design.TreeReader;
import septet.framing.Task;

class MonitoringSectionTest {
    @Test
    void alertsAndTriggersAreRead() {
        Problems problems = new Problems();
        Tree tree = TreeReader.read("{alerts: [degraded share > 1% over 10m, calibration ratio not between 0.9 and 1.1 over 15m], retrain: {every: 7d, when: [drift, f1 < 0.9], "
                + "at least: 2000 labels}}", "f.yaml", problems).orElseThrow();
        MonitoringSection monitoring = Binder.bind(MonitoringSection.class, tree, problems).orElseThrow().value();
        assertThat(problems.list()).isEmpty();
        assertThat(monitoring.alerts()).extracting(alert -> alert.over().orElseThrow()).containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(15));
        assertThat(monitoring.alerts().getFirst().condition().text()).isEqualTo("degraded share > 0.01");
        assertThat(monitoring.retrain().orElseThrow().when().getFirst()).isEqualTo(new Trigger.Drift());
        assertThat(monitoring.retrain().orElseThrow().atLeast()).contains(new NewLabels(2000));
    }

    /// What is never measured can never be found.
    @Test
    void conditionsThatCanNeverHoldAreRefused() {
        assertThat(never(Task.BINARY_CLASSIFICATION, "{alerts: [drift > 0, cost > 3 EUR over 1d, average precision < 0.5, degraded share not between 0 and 1%]}")).isEmpty();
        assertThat(never(Task.BINARY_CLASSIFICATION, "{alerts: [roc auc < 0.8]}")).containsExactly("MONITORING-NEVER-HOLDS");
        assertThat(never(Task.BINARY_CLASSIFICATION, "{alerts: [average precision < 0.5 where amount > 3]}")).containsExactly("MONITORING-NEVER-HOLDS");
        assertThat(never(Task.BINARY_CLASSIFICATION, "{retrain: {when: [drift, macro f1 < 0.5]}}")).containsExactly("MONITORING-NEVER-HOLDS");
        assertThat(never(Task.BINARY_CLASSIFICATION, "{alerts: [strong > simple]}")).containsExactly("MONITORING-NEVER-HOLDS");
        assertThat(never(Task.MULTICLASS_CLASSIFICATION, "{alerts: [macro f1 < 0.5, accuracy < 0.5]}")).isEmpty();
        assertThat(never(Task.REGRESSION, "{alerts: [r2 < 0.5, coverage < 70%, mean absolute error > 3, average precision < 0.1]}")).containsExactly("MONITORING-NEVER-HOLDS");
    }

    private static List<String> never(Task task, String yaml) {
        Problems problems = new Problems();
        Tree tree = TreeReader.read(yaml, "f.yaml", problems).orElseThrow();
        MonitoringRules.alertsCanRise(task, Binder.bind(MonitoringSection.class, tree, problems).orElseThrow().value(), new Findings(tree, problems));
        return problems.list().stream().map(Problem::code).toList();
    }

    @Test
    void signsAloneAreNotEnough() {
        assertThat(codes("{watch: [drift, latency p99], owner: me, runbook: r.md}")).containsExactly("MONITORING-NO-QUALITY");
        assertThat(codes("{watch: [drift, average precision], owner: me, runbook: r.md}")).isEmpty();
        assertThat(codes("{watch: [drft], owner: me}")).containsExactly("EVALUATION-UNKNOWN-METRIC", "MONITORING-NOBODY-ACTS");
        assertThat(codes("{}")).containsExactly("MONITORING-NOTHING-WATCHED", "MONITORING-NOBODY-ACTS");
    }

    private static List<String> codes(String yaml) {
        Problems problems = new Problems();
        Tree tree = TreeReader.read(yaml, "f.yaml", problems).orElseThrow();
        MonitoringSection monitoring = Binder.bind(MonitoringSection.class, tree, problems).orElseThrow().value();
        Findings findings = new Findings(tree, problems);
        MonitoringRules.watchedMetricsHaveNames(monitoring, findings);
        MonitoringRules.qualityIsWatched(monitoring, findings);
        MonitoringRules.somebodyActs(monitoring, findings);
        return problems.list().stream().map(Problem::code).toList();
    }

    /// What is measured while it serves can be written in a design.
    @Test
    void eachMetricThatIsMeasuredHasAName() {
        for (septet.framing.Task task : septet.framing.Task.values()) assertThat(septet.design.MetricNames.all()).containsAll(Readings.metrics(task));
    }
}
