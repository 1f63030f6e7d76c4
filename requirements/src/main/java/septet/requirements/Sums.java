package septet.requirements;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Expression.Constant;

/// Adds up what the rooms estimate and holds it against what is asked.
public final class Sums {
    private Sums() {}

    /// One line for each requirement that is stated, in the order of the section.
    public static List<Line> lines(Requirements asked, List<Estimate> estimates) {
        List<Line> lines = new ArrayList<>();
        asked.traffic().peak().ifPresent(peak -> lines.add(line("traffic.peak", "at least " + peak, find(estimates, Estimate.RATE), rate -> rate >= peak.perSecond())));
        asked.latency().p50().ifPresent(most -> lines.add(time("latency.p50", most, find(estimates, Estimate.MEDIAN))));
        asked.latency().p99().ifPresent(most -> lines.add(time("latency.p99", most, find(estimates, Estimate.TAIL))));
        asked.availability().ifPresent(share -> lines.add(unknown("availability", "at least " + share)));
        asked.freshness().features().ifPresent(most -> lines.add(time("freshness.features", most, find(estimates, Estimate.MEDIAN))));
        asked.freshness().model().ifPresent(most -> lines.add(unknown("freshness.model", "at most " + Constant.Span.text(most))));
        asked.training().within().ifPresent(most -> lines.add(time("training.within", most, find(estimates, Estimate.TRAINING))));
        asked.training().cost().ifPresent(most -> lines.add(unknown("training.cost", "at most " + most.text())));
        return lines;
    }

    public static Optional<Estimate> find(List<Estimate> estimates, String what) {
        return estimates.stream().filter(estimate -> estimate.what().equals(what)).findFirst();
    }

    private static Line time(String requirement, Duration most, Optional<Estimate> estimate) {
        return line(requirement, "at most " + Constant.Span.text(most), estimate, seconds -> seconds <= most.toNanos() / 1e9);
    }

    private static Line line(String requirement, String asked, Optional<Estimate> estimate, java.util.function.DoublePredicate kept) {
        Line.Verdict verdict = estimate.map(e -> kept.test(e.value()) ? Line.Verdict.PROMISED : Line.Verdict.DOUBTFUL).orElse(Line.Verdict.NOT_MEASURED);
        return new Line(requirement, asked, estimate.map(Estimate::text), Optional.empty(), verdict);
    }

    private static Line unknown(String requirement, String asked) {
        return new Line(requirement, asked, Optional.empty(), Optional.empty(), Line.Verdict.NOT_MEASURED);
    }
}
