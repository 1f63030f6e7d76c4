package septet.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import septet.design.Expression;
import septet.design.Rate;
import septet.design.Share;
import septet.requirements.Requirements;

/// What a design asks of a system that runs, and how it stands now.
public record Asked(Optional<Duration> p50, Optional<Duration> p99, Optional<Rate> peak, Optional<Share> availability, Optional<Duration> features, Optional<Duration> model) {
    /// One of them.
    ///
    /// @param measured empty where nothing was measured yet
    /// @param verdict  `met`, `missed`, `undecided` or `not measured`
    record Line(String requirement, String asked, String measured, String verdict) {}

    public static Asked of(Requirements requirements) {
        return new Asked(requirements.latency().p50(), requirements.latency().p99(), requirements.traffic().peak(), requirements.availability(),
                requirements.freshness().features(), requirements.freshness().model());
    }

    /// Only that 99 of 100 answers take at most so long.
    public static Asked ofP99(Duration p99) {
        return new Asked(Optional.empty(), Optional.of(p99), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// In the order of the language. Latencies are those of the last five minutes; an event is part of all features when its request is answered.
    List<Line> lines(TrafficWatch traffic, Facts facts) {
        List<Line> lines = new ArrayList<>();
        Latencies recent = traffic.recent(facts.now());
        Optional<Long> median = percentile(recent, 0.5);
        Optional<Long> slow = percentile(recent, 0.99);
        peak.ifPresent(rate -> lines.add(carried(rate, traffic.perSecond(facts.now()))));
        p50.ifPresent(most -> lines.add(within("latency.p50", most, median)));
        p99.ifPresent(most -> lines.add(within("latency.p99", most, slow)));
        availability.ifPresent(least -> lines.add(answered(least, traffic.decide())));
        features.ifPresent(most -> lines.add(within("freshness.features", most, slow)));
        model.ifPresent(most -> lines.add(within("freshness.model", most, Optional.of(facts.age() * 1_000))));
        return lines;
    }

    private static Optional<Long> percentile(Latencies latencies, double share) {
        return latencies.total() == 0 ? Optional.empty() : Optional.of(latencies.percentile(share));
    }

    private static Line within(String requirement, Duration most, Optional<Long> nanos) {
        String asked = "at most " + new Expression.Constant.Span(most).text();
        return nanos.map(found -> new Line(requirement, asked, written(found), found <= most.toNanos() ? "met" : "missed")).orElseGet(() -> unmeasured(requirement, asked));
    }

    /// What does not come cannot be carried: less than asked decides nothing.
    private static Line carried(Rate rate, double perSecond) {
        String measured = String.format(Locale.ROOT, "%,.1f/s now", perSecond);
        return new Line("traffic.peak", "at least " + rate, measured, perSecond >= rate.perSecond() ? "met" : "undecided");
    }

    private static Line answered(Share least, TrafficWatch.Answered decide) {
        String asked = "at least " + least;
        long all = decide.latencies.total();
        if (all == 0) return unmeasured("availability", asked);
        double share = (all - decide.failures(5)) / (double) all;
        return new Line("availability", asked, String.format(Locale.ROOT, "%.2f%% of %,d", 100 * share, all), share >= least.fraction() ? "met" : "missed");
    }

    private static Line unmeasured(String requirement, String asked) {
        return new Line(requirement, asked, "", "not measured");
    }

    private static String written(long nanos) {
        double millis = nanos / 1e6;
        if (millis < 1) return String.format(Locale.ROOT, "%.0f us", 1_000 * millis);
        if (millis < 1_000) return String.format(Locale.ROOT, "%.1f ms", millis);
        double hours = millis / 3_600_000;
        return hours < 1 ? String.format(Locale.ROOT, "%.0f s", millis / 1_000) : hours < 48 ? String.format(Locale.ROOT, "%.1f h", hours)
                : String.format(Locale.ROOT, "%.1f d", hours / 24);
    }
}
