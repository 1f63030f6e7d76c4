package septet.monitoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import septet.design.Expression.Constant;
import septet.design.GateSentence;
import septet.design.Type;
import septet.framing.Task;

/// What metrics stand at while it serves: shares and latencies of the last five minutes, drift and estimates of the last seven days, quality of all labels so far.
record Readings(Monitor monitor, Facts facts) {
    private static final long FEWEST = 20;
    private static final Set<String> SIGNS = Set.of("degraded share", "error share", "refused share", "latency p50", "latency p99", "feature age", "throughput", "model age", "drift", "score distribution");

    private record Unit(String name, double seconds) {}

    private static final List<Unit> UNITS = List.of(new Unit("d", 86_400), new Unit("h", 3_600), new Unit("m", 60), new Unit("s", 1), new Unit("ms", 1e-3));

    /// Whether a condition holds; empty where its metric has no value now, or never has one while it serves.
    ///
    /// @param value of the metric
    record Reading(boolean holds, double value) {}

    Optional<Reading> of(GateSentence condition) {
        return switch (condition) {
            case GateSentence.Bound bound -> reading(bound.metric().name(), value -> {
                double threshold = number(bound.threshold());
                return switch (bound.relation()) {
                    case LESS -> value < threshold;
                    case AT_MOST -> value <= threshold;
                    case GREATER -> value > threshold;
                    case AT_LEAST -> value >= threshold;
                    case EQUAL -> value == threshold;
                    case NOT_EQUAL -> value != threshold;
                };
            });
            case GateSentence.Band band -> reading(band.metric().name(), value -> band.negated() != (value >= number(band.low()) && value <= number(band.high())));
            case GateSentence.Order _, GateSentence.Margin _ -> Optional.empty();
        };
    }

    private Optional<Reading> reading(String metric, DoublePredicate holds) {
        OptionalDouble value = value(metric);
        return value.isEmpty() ? Optional.empty() : Optional.of(new Reading(holds.test(value.getAsDouble()), value.getAsDouble()));
    }

    /// A value in the unit of what it is held against.
    static String words(GateSentence condition, double value) {
        Constant against = switch (condition) {
            case GateSentence.Bound bound -> bound.threshold();
            case GateSentence.Band band -> band.low();
            case GateSentence.Order _, GateSentence.Margin _ -> new Constant.Truth(true);
        };
        String number = String.format(Locale.ROOT, "%.4g", value);
        return switch (against) {
            case Constant.Span _ -> span(value);
            case Constant.Money money -> number + " " + money.currency();
            case Constant.Number _, Constant.Measure _, Constant.Truth _, Constant.Text _, Constant.Range _ -> number;
        };
    }

    /// In the largest unit of which there is one: `8.3d`, `84s`, `12.5ms`.
    private static String span(double seconds) {
        Unit unit = UNITS.stream().filter(each -> seconds >= each.seconds()).findFirst().orElse(UNITS.getLast());
        return BigDecimal.valueOf(seconds / unit.seconds()).round(new MathContext(3)).stripTrailingZeros().toPlainString() + unit.name();
    }

    /// Durations in seconds, shares from 0 to 1, money in whole coins.
    OptionalDouble value(String metric) {
        long now = facts.now();
        return switch (metric) {
            case "degraded share" -> share(monitor.decisions.recent(now));
            case "error share" -> share(monitor.traffic.failures(now));
            case "refused share" -> share(monitor.refusals.recent(now));
            case "latency p50", "latency p99", "feature age" -> latency(metric.equals("latency p50") ? 0.5 : 0.99);
            case "throughput" -> monitor.traffic.routes().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(monitor.traffic.perSecond(now));
            case "model age" -> OptionalDouble.of(facts.age() / 1e6);
            case "drift" -> OptionalDouble.of(monitor.drift.features(now).stream().filter(DriftWatch.Finding::alarms).count());
            case "score distribution" -> OptionalDouble.of(monitor.drift.score(now).drift().psi());
            case "average precision" -> monitor.quality.quality().averagePrecision();
            case "calibration error" -> monitor.quality.quality().calibrationError();
            case "cost" -> monitor.quality.quality().rows() == 0 ? OptionalDouble.empty()
                    : OptionalDouble.of(monitor.quality.quality().cost() / (double) Type.Money.SCALE / monitor.quality.quality().rows());
            default -> monitor.outcomes.outcomes().figures().stream().filter(figure -> figure.metric().equals(metric)).mapToDouble(LiveFigure::value).findFirst();
        };
    }

    /// The metrics that have a value while a task serves.
    static Set<String> metrics(Task task) {
        Set<String> metrics = new TreeSet<>(SIGNS);
        metrics.addAll(switch (task) {
            case BINARY_CLASSIFICATION -> Set.of("average precision", "calibration error", "cost");
            case MULTICLASS_CLASSIFICATION -> Set.of("accuracy", "macro f1");
            case REGRESSION -> Set.of("mean absolute error", "root mean squared error", "r2", "coverage");
            case MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> Set.<String>of();
        });
        return metrics;
    }

    /// Of few nothing is said.
    private static OptionalDouble share(Counts counts) {
        return counts.total() < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(counts.count(1) / (double) counts.total());
    }

    private OptionalDouble latency(double share) {
        Latencies recent = monitor.traffic.recent(facts.now());
        return recent.total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(recent.percentile(share) / 1e9);
    }

    private static double number(Constant constant) {
        return switch (constant) {
            case Constant.Number number -> number.value().doubleValue();
            case Constant.Measure measure -> measure.value().doubleValue();
            case Constant.Money money -> money.amount().doubleValue();
            case Constant.Span span -> seconds(span.value());
            case Constant.Truth truth -> truth.value() ? 1 : 0;
            case Constant.Text _, Constant.Range _ -> Double.NaN;
        };
    }

    private static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }
}
