package septet.monitoring;

import java.util.Set;

/// What an experiment protects of the answers themselves, by the name that the design gives it.
///
/// @param metric one of [#METRICS]
/// @param part   share of what it was by which it may be worse
public record ServingGuard(String metric, double part) {
    /// What needs no label and no event. An arm that fails is answered for, degraded: that is its error.
    public static final Set<String> METRICS = Set.of("latency p50", "latency p99", "degraded share", "error share");

    public ServingGuard {
        if (!METRICS.contains(metric)) throw new IllegalArgumentException(metric);
    }

    boolean isLatency() {
        return metric.startsWith("latency");
    }

    /// Of answers that take at most so long.
    double share() {
        return metric.equals("latency p50") ? 0.5 : 0.99;
    }
}
