package septet.requirements;

import septet.design.Findings;

/// What can be wrong with requirements alone.
public final class RequirementRules {
    private RequirementRules() {}

    public static void peakCarriesTheMean(Requirements requirements, Findings findings) {
        Traffic traffic = requirements.traffic();
        if (traffic.peak().isEmpty() || traffic.mean().isEmpty() || traffic.peak().get().perSecond() >= traffic.mean().get().perSecond()) return;
        findings.error("requirements.traffic", "the peak of " + traffic.peak().get() + " is less than the mean of " + traffic.mean().get(),
                "the system would fall behind for ever", "The peak is what must be carried, after an outage too.", "REQUIREMENTS-PEAK-BELOW-MEAN");
    }

    public static void halfIsNoSlowerThanNearlyAll(Requirements requirements, Findings findings) {
        Latency latency = requirements.latency();
        if (latency.p50().isEmpty() || latency.p99().isEmpty() || latency.p50().get().compareTo(latency.p99().get()) <= 0) return;
        findings.error("requirements.latency", "p50 is longer than p99", "no system can do that", "p50 is the limit of half of the answers, p99 of 99 in 100.",
                "REQUIREMENTS-LATENCY-ORDER");
    }
}
