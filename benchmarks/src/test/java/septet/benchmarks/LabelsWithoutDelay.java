package septet.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import septet.loop.Rehearsal;
import septet.loop.RehearsalReport;
import septet.loop.RehearsalTerms;
import septet.loop.RunReport;

/// Labels used without their delay: `known after 0d` promises more offline, and the replayed weeks, in which labels come after seven days as
/// they do, show that it does not deliver it.
final class LabelsWithoutDelay {
    static final String NAME = "no-delay";
    private static final String METRIC = "average precision";
    private static final double RISE = 0.1;
    private static final String BROKEN = "EVALUATION-PROMISE-BROKEN";

    private LabelsWithoutDelay() {}

    static Outcome run(Size size) throws Exception {
        boolean deep = size == Size.DEEP;
        String honest = deep ? RehearsedPayments.design() : RehearsedPayments.small();
        RehearsedPayments early = RehearsedPayments.run(Repository.replaced(honest, "known after 7d", "known after 0d"));
        RehearsalReport broken = rehearse(early, Optional.empty());
        RehearsalReport believing = rehearse(early, Optional.of(Duration.ZERO));
        RehearsalReport kept = rehearse(RehearsedPayments.run(honest), Optional.empty());
        RunReport.Kept leak = metric(broken);
        double rise = leak.promised().value() - metric(kept).promised().value();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("known after 7d: promised", metric(kept).promised().value());
        values.put("known after 7d: delivered", metric(kept).delivered().measure().value());
        values.put("known after 0d: promised", leak.promised().value());
        values.put("known after 0d: delivered", leak.delivered().measure().value());
        values.put("rise offline", rise);
        values.put("promised in vain", leak.shortfall().value());
        leak.shortfall().interval().ifPresent(interval -> values.put("its 95% interval", Shown.between(interval.low(), interval.high())));
        broken.moreCost().ifPresent(more -> {
            values.put("EUR more than promised", more.value());
            more.interval().ifPresent(interval -> values.put("EUR more, 95% interval", Shown.between(interval.low(), interval.high())));
        });
        values.put("feature values of the test rows that were other", broken.moved());
        values.put("flagged", flagged(broken));
        values.put("serving equals training under the same truth", broken.equal() && kept.equal());
        Map<String, Boolean> caught = Map.of("a replay that believes the design finds nothing", !flagged(believing) && metric(believing).shortfall().value() == 0);
        boolean met = (rise > RISE || !deep && rise > 0) && flagged(broken) && !flagged(kept) && broken.equal() && kept.equal();
        return new Outcome(NAME, "7", broken.rows(), values, caught, met);
    }

    private static RehearsalReport rehearse(RehearsedPayments payments, Optional<Duration> labelsAfter) {
        return Rehearsal.of(payments.job(), payments.run().ingested(), new RehearsalTerms(7, labelsAfter)).play();
    }

    private static boolean flagged(RehearsalReport report) {
        return report.warnings().stream().anyMatch(problem -> problem.code().equals(BROKEN));
    }

    private static RunReport.Kept metric(RehearsalReport report) {
        return report.delivered().orElseThrow().kept().stream().filter(kept -> kept.delivered().name().equals(METRIC)).findFirst().orElseThrow();
    }
}
