package septet.loop;

import java.util.Locale;
import java.util.Optional;
import septet.world.Chance;

/// What the last run measured. A rehearsal draws from it what cannot be measured in virtual time, and says that it is modelled.
///
/// @param fitMicros of one refit
/// @param p50       of one decision, microseconds
/// @param p99       of one decision, microseconds
/// @param measured  whether a run measured the refit
public record Profile(double fitMicros, double p50, double p99, boolean measured) {
    /// Where nothing was measured.
    public static final Profile ASSUMED = new Profile(60e6, 70, 120, false);
    private static final double SPREAD = 0.1;
    /// The place of the 99th percentile of a normal distribution.
    private static final double NINETY_NINTH = 2.3263478740408408;

    public static Profile of(Optional<RunReport> run) {
        return run.map(report -> report.flow()).map(flow -> new Profile(
                flow.steps().stream().filter(step -> step.name().equals("refit")).mapToDouble(RunFlow.Step::micros).findFirst().orElse(ASSUMED.fitMicros),
                flow.latency().map(RunFlow.Latency::p50).orElse(ASSUMED.p50), flow.latency().map(RunFlow.Latency::p99).orElse(ASSUMED.p99), true)).orElse(ASSUMED);
    }

    /// Microseconds that a retraining takes: about what the run took.
    long fit(Chance chance) {
        return Math.max(1, Math.round(fitMicros * StrictMath.exp(SPREAD * chance.nextGaussian())));
    }

    /// Microseconds that a decision takes: log-normal, by its two percentiles.
    double latency(Chance chance) {
        return p50 * StrictMath.exp(StrictMath.log(p99 / p50) / NINETY_NINTH * chance.nextGaussian());
    }

    /// `a retraining takes about 12 s, as the last run measured`.
    public String text() {
        return String.format(Locale.ROOT, "a retraining takes about %.1f s (%s), a decision %.0f µs, %.0f µs at the 99th percentile", fitMicros / 1e6,
                measured ? "as the last run measured" : "assumed: no run of this design measured it", p50, p99);
    }
}
