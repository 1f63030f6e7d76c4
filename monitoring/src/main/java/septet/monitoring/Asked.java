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
    /// @param measured empty where nothing was measured yet; where it decides nothing, with what would
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
        peak.ifPresent(rate -> lines.add(carried(rate, traffic.perSecond(facts.now()))));
        p50.ifPresent(most -> lines.add(quantile("latency.p50", most, recent, 0.5)));
        p99.ifPresent(most -> lines.add(quantile("latency.p99", most, recent, 0.99)));
        availability.ifPresent(least -> lines.add(answered(least, traffic.decide())));
        features.ifPresent(most -> lines.add(quantile("freshness.features", most, recent, 0.99)));
        model.ifPresent(most -> lines.add(new Line("freshness.model", atMost(most), written(facts.age() * 1_000), verdict(facts.age() * 1_000, most))));
        return lines;
    }

    private static Line quantile(String requirement, Duration most, Latencies latencies, double share) {
        if (latencies.total() == 0) return unmeasured(requirement, atMost(most));
        long found = latencies.percentile(share);
        long needed = needed(share);
        if (latencies.total() >= needed) return new Line(requirement, atMost(most), written(found), verdict(found, most));
        String measured = String.format(Locale.ROOT, "%s, of %d request%s; %d are needed", written(found), latencies.total(), latencies.total() == 1 ? "" : "s", needed);
        return new Line(requirement, atMost(most), measured, "undecided");
    }

    /// Of fewer the longest says nothing of the quantile: with more than a chance of one in twenty all lie below it.
    static long needed(double share) {
        return (long) Math.ceil(StrictMath.log(0.05) / StrictMath.log(share));
    }

    private static String atMost(Duration most) {
        return "at most " + new Expression.Constant.Span(most).text();
    }

    private static String verdict(long nanos, Duration most) {
        return nanos <= most.toNanos() ? "met" : "missed";
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
