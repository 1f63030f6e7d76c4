package septet.monitoring;

import java.util.List;
import java.util.Optional;
import septet.design.Key;
import septet.design.MetricSentence;

/// Step 7: what is watched while it serves, and who acts.
public record MonitoringSection(
        @Key(says = "What is measured while it serves: quality as labels arrive, drift, latency, ages, shares.", byDefault = "[]",
                examples = "[drift, average precision, latency p99]") List<MetricSentence> watch,
        @Key(says = "Who acts when something is wrong.") Optional<String> owner,
        @Key(says = "What they read then.", examples = "runbooks/card-fraud.md") Optional<String> runbook,
        @Key(says = "When they are called: METRIC > N over DURATION.", byDefault = "[]", examples = "[degraded share > 1% over 10m]")
        List<Alert> alerts,
        @Key(says = "When a new version is fitted.") Optional<Retrain> retrain) {
}
