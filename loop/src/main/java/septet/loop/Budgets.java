package septet.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import septet.design.Expression.Constant;
import septet.loop.Outline.Budget;
import septet.requirements.Requirements;

/// What the requirements ask, beside the part of the system that must keep it.
final class Budgets {
    private final List<Budget> budgets = new ArrayList<>();

    private Budgets() {}

    static List<Budget> of(Requirements asked) {
        Budgets all = new Budgets();
        asked.traffic().mean().ifPresent(rate -> all.add("sources", "traffic.mean", "mean " + rate));
        all.span("features", "freshness.features", "age", asked.freshness().features());
        all.span("model", "training.within", "within", asked.training().within());
        all.span("model", "freshness.model", "age", asked.freshness().model());
        asked.traffic().peak().ifPresent(rate -> all.add("serving", "traffic.peak", "peak " + rate));
        all.span("serving", "latency.p50", "p50", asked.latency().p50());
        all.span("serving", "latency.p99", "p99", asked.latency().p99());
        asked.availability().ifPresent(share -> all.add("serving", "availability", "up " + share));
        return List.copyOf(all.budgets);
    }

    private void add(String part, String path, String asked) {
        budgets.add(new Budget(part, path, asked));
    }

    private void span(String part, String path, String words, Optional<Duration> span) {
        span.ifPresent(found -> add(part, path, words + " " + new Constant.Span(found).text()));
    }
}
