package septet.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Metric;

/// Figures of a run as words, for answers and follow-ups; empty where the run did not measure them.
final class ReviewFigures {
    private static final int MOST = 3;

    private ReviewFigures() {}

    static Optional<Contestant> taken(RunReport report) {
        return report.quality().contestants().stream().filter(Contestant::taken).findFirst();
    }

    static Optional<String> saved(RunReport report) {
        return report.money().map(money -> money.currency() + " " + count(Math.round(money.saved().value())) + money.saved().interval()
                .map(interval -> " (" + count(Math.round(interval.low())) + " to " + count(Math.round(interval.high())) + ")").orElse("")
                + (money.days() > 0 ? " in " + number(money.days()) + " days of test rows" : " over the test rows"));
    }

    /// The first metric of the one that was taken.
    static Optional<String> figure(RunReport report) {
        return taken(report).filter(it -> !it.metrics().isEmpty()).map(it -> it.name() + " has " + it.metrics().getFirst().name() + " " + value(it.metrics().getFirst()));
    }

    static Optional<String> baseline(RunReport report) {
        return report.quality().contestants().stream().limit(1).filter(it -> !it.metrics().isEmpty())
                .map(it -> it.metrics().getFirst().name() + " " + value(it.metrics().getFirst())).findFirst();
    }

    static String contest(RunReport report) {
        if (report.quality().contestants().stream().allMatch(it -> it.metrics().isEmpty())) return "";
        String name = report.quality().contestants().getFirst().metrics().stream().map(Metric::name).findFirst().orElse("");
        return name + ": " + report.quality().contestants().stream().map(it -> it.name() + " " + it.metrics().stream().filter(metric -> metric.name().equals(name))
                .findFirst().map(ReviewFigures::value).orElse("-")).collect(Collectors.joining(", "));
    }

    static String metrics(RunReport report) {
        return taken(report).map(it -> it.name() + ": " + it.metrics().stream().limit(MOST).map(metric -> metric.name() + " " + value(metric))
                .collect(Collectors.joining(", "))).orElse("");
    }

    static String value(Metric metric) {
        String unit = metric.unit().isEmpty() ? "" : " " + metric.unit();
        return number(metric.measure().value()) + metric.measure().interval().map(interval -> " (" + number(interval.low()) + " to " + number(interval.high()) + ")")
                .orElse("") + unit;
    }

    static String gates(RunReport report) {
        return report.quality().gates().stream().map(gate -> gate.sentence() + ": " + word(gate.ruling())).collect(Collectors.joining("; "));
    }

    static String word(RunQuality.Ruling ruling) {
        return switch (ruling) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case UNDECIDED -> "undecided";
        };
    }

    static Optional<RunFlow.Part> part(RunReport report, String name) {
        return report.flow().parts().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    static String classes(RunReport report) {
        return part(report, "test").filter(test -> test.positives() > 0).map(test -> count(test.positives()) + " of " + count(test.rows()) + " test rows are positive ("
                + share((double) test.positives() / test.rows()) + ")").orElse("");
    }

    static String parts(RunReport report) {
        return report.flow().parts().stream().map(part -> part.name() + " " + count(part.rows()) + " rows").collect(Collectors.joining(", "));
    }

    /// What the decisions other than the last did: those of positives are cases that were caught.
    static String errors(RunReport report) {
        List<RunQuality.Decision> decisions = report.quality().decisions();
        if (decisions.size() < 2) return "";
        RunQuality.Decision last = decisions.getLast();
        long alarms = decisions.stream().limit(decisions.size() - 1).mapToLong(RunQuality.Decision::negatives).sum();
        return count(last.positives()) + " positives got " + last.name() + ", " + count(alarms) + " negatives got something else";
    }

    static Optional<String> threshold(RunReport report) {
        List<RunQuality.Threshold> thresholds = report.quality().thresholds();
        return thresholds.isEmpty() ? Optional.empty()
                : Optional.of(thresholds.stream().map(threshold -> threshold.decision() + " from score " + number(threshold.chosen())).collect(Collectors.joining(", ")));
    }

    /// Mean score over mean label of the one that was taken.
    static Optional<String> ratio(RunReport report) {
        return taken(report).flatMap(ScoreRatio::of).map(ratio -> number(ratio.value()));
    }

    static String read(RunReport report) {
        return report.sources().stream().map(source -> source.name() + ": " + count(source.read()) + " rows read, " + count(source.quarantined()) + " in quarantine")
                .collect(Collectors.joining("; "));
    }

    static String missing(RunReport report) {
        List<RunSource.Field> worst = fields(report).stream().limit(MOST).toList();
        long rows = report.sources().stream().mapToLong(RunSource::good).max().orElse(0);
        if (rows == 0 || worst.isEmpty()) return "";
        if (worst.getFirst().missing() == 0) return "no column is ever missing";
        return "missing most: " + worst.stream().map(field -> field.name() + " " + share((double) field.missing() / rows)).collect(Collectors.joining(", "));
    }

    /// Columns of the source with the most rows, those that are missing most first.
    static List<RunSource.Field> fields(RunReport report) {
        return report.sources().stream().max(Comparator.comparingLong(RunSource::good)).map(RunSource::fields).orElse(List.of()).stream()
                .sorted(Comparator.comparingLong(RunSource.Field::missing).reversed()).toList();
    }

    static String sizes(RunReport report) {
        return taken(report).filter(it -> it.modelBytes() > 0).map(it -> it.name() + ": " + count(it.modelBytes()) + " bytes, " + report.flow().features() + " inputs").orElse("");
    }

    static String settings(RunReport report) {
        return taken(report).filter(it -> !it.settings().isEmpty()).map(it -> it.name() + " ran with " + it.settings()).orElse("");
    }

    static String searches(RunReport report) {
        return report.quality().searches().stream().map(search -> search.learner() + ": " + search.trials().size() + " trials, " + search.metric() + " " + range(search.trials()))
                .collect(Collectors.joining("; "));
    }

    private static String range(List<RunQuality.Trial> trials) {
        double low = trials.stream().mapToDouble(RunQuality.Trial::value).min().orElse(0);
        double high = trials.stream().mapToDouble(RunQuality.Trial::value).max().orElse(0);
        return number(low) + " to " + number(high);
    }

    static String times(RunReport report) {
        return report.flow().steps().stream().map(step -> step.name() + " " + number(step.micros() / 1e6) + " s").collect(Collectors.joining(", "));
    }

    static String strongest(RunReport report) {
        List<RunQuality.Moves> inputs = report.quality().inputs();
        double all = inputs.stream().mapToDouble(RunQuality.Moves::mean).sum();
        return all <= 0 ? "" : "scores are moved by " + inputs.stream().limit(MOST).map(it -> it.input() + " " + share(it.mean() / all)).collect(Collectors.joining(", "));
    }

    /// How many rows are of something without a history.
    static Optional<String> cold(RunReport report) {
        return MissingInputs.history(report.quality().missing()).map(it -> share(it.test()) + " of the test rows: " + it.input());
    }

    static String lineage(RunReport report) {
        RunLineage lineage = report.lineage();
        return lineage.design().isEmpty() ? "" : "design " + hash(lineage.design()) + ", data " + hash(lineage.data()) + ", model " + hash(lineage.model()) + ", program "
                + lineage.program();
    }

    static String hash(String hash) {
        return hash.substring(0, Math.min(8, hash.length()));
    }

    static String latency(RunReport report) {
        return report.flow().latency().map(it -> count(it.decisions()) + " decisions: p50 " + number(it.p50() / 1e3) + " ms, p99 " + number(it.p99() / 1e3) + " ms").orElse("");
    }

    static String traffic(RunReport report) {
        return part(report, "test").filter(test -> test.until() > test.from()).map(test -> count(Math.round(test.rows() / ((test.until() - test.from()) / 86_400e6)))
                + " test rows a day").orElse("");
    }

    static String delivered(RunReport report) {
        return report.delivered().map(it -> it.kept().stream().limit(MOST).map(kept -> kept.delivered().name() + " promised " + number(kept.promised().value()) + ", delivered "
                + number(kept.delivered().measure().value())).collect(Collectors.joining("; "))).orElse("");
    }

    /// The slice that falls behind all rows most, by the first metric that both have.
    static Optional<RunSlice> worstSlice(RunReport report) {
        Map<String, Metric> overall = taken(report).map(it -> it.metrics().stream().collect(Collectors.toMap(Metric::name, metric -> metric))).orElse(Map.of());
        List<RunSlice> all = new ArrayList<>();
        for (RunQuality.Slice slice : report.quality().slices()) {
            slice.metrics().stream().filter(metric -> overall.containsKey(metric.name())).findFirst()
                    .ifPresent(metric -> all.add(new RunSlice((slice.slice() + " " + slice.value()).strip(), slice.rows(), metric, overall.get(metric.name()))));
        }
        return all.stream().max(Comparator.comparingDouble(RunSlice::behind));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String share(double value) {
        double percent = value * 100;
        return String.format(Locale.ROOT, Math.abs(percent) >= 10 ? "%.0f%%" : Math.abs(percent) >= 1 ? "%.1f%%" : "%.2f%%", percent);
    }

    static String number(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.3f" : "%.5f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
