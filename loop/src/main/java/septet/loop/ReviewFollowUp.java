package septet.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import septet.data.Known;
import septet.design.Expression.Constant;
import septet.requirements.Estimate;
import septet.requirements.Line;

/// Puts the figures of the last run, and of the arithmetic, into what is asked next.
final class ReviewFollowUp {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\] ?");
    private static final Pattern FIGURE = Pattern.compile("\\{([^}]*)\\}");

    private final Map<String, String> figures = new HashMap<>();

    ReviewFollowUp(ReviewCase asked) {
        arithmetic(asked);
        asked.run().ifPresent(this::run);
        ReviewFacts.label(asked.design()).ifPresent(label -> {
            if (label.getValue().known() instanceof Known.After after) figures.put("label delay", new Constant.Span(after.delay()).text());
        });
        figures.put("columns", String.valueOf(ReviewFacts.asked(asked.design()).size()));
    }

    /// The words; sentences in square brackets stand only where every figure in them is known.
    String of(ReviewQuestion question) {
        Matcher optional = OPTIONAL.matcher(question.then());
        StringBuilder text = new StringBuilder();
        while (optional.find()) optional.appendReplacement(text, Matcher.quoteReplacement(known(optional.group(1)) ? filled(optional.group(1)) + " " : ""));
        return optional.appendTail(text).toString().strip();
    }

    /// Whether it can be asked with a figure.
    boolean hasFigures(ReviewQuestion question) {
        return OPTIONAL.matcher(question.then()).results().anyMatch(part -> known(part.group(1)));
    }

    static List<String> names(ReviewQuestion question) {
        return FIGURE.matcher(question.then()).results().map(figure -> figure.group(1)).toList();
    }

    private boolean known(String words) {
        return FIGURE.matcher(words).results().allMatch(figure -> figures.containsKey(figure.group(1)));
    }

    private String filled(String words) {
        return FIGURE.matcher(words).replaceAll(figure -> Matcher.quoteReplacement(figures.get(figure.group(1))));
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) figures.put(name, value);
    }

    private void arithmetic(ReviewCase asked) {
        Map.of("state", Estimate.STATE, "examples", Estimate.EXAMPLES, "p99", Estimate.TAIL, "rate", Estimate.RATE, "memory", Estimate.MEMORY)
                .forEach((name, what) -> asked.estimate(what).ifPresent(estimate -> put(name, estimate.text())));
        for (Line line : asked.check().lines()) if (line.requirement().equals("latency.p99")) put("asked p99", line.asked());
    }

    private void run(RunReport report) {
        ReviewFigures.saved(report).ifPresent(value -> put("saved", value));
        ReviewFigures.figure(report).ifPresent(value -> put("figure", value));
        ReviewFigures.baseline(report).ifPresent(value -> put("baseline figure", value));
        ReviewFigures.taken(report).ifPresent(it -> put("learner", it.name()));
        ReviewFigures.threshold(report).ifPresent(value -> put("threshold", value));
        ReviewFigures.ratio(report).ifPresent(value -> put("ratio", value));
        put("contest", ReviewFigures.contest(report));
        put("inputs", String.valueOf(report.flow().features()));
        put("design hash", ReviewFigures.hash(report.lineage().design()));
        put("data hash", ReviewFigures.hash(report.lineage().data()));
        rows(report);
        decisions(report.quality().decisions());
        inputs(report);
        quality(report);
        work(report);
    }

    private void rows(RunReport report) {
        put("read", ReviewFigures.count(report.sources().stream().mapToLong(RunSource::read).sum()));
        put("good", ReviewFigures.count(report.sources().stream().mapToLong(RunSource::good).sum()));
        put("quarantined", ReviewFigures.count(report.sources().stream().mapToLong(RunSource::quarantined).sum()));
        part(report, "test").ifPresent(test -> {
            put("rows", ReviewFigures.count(test.rows()));
            if (test.positives() > 0) {
                put("positives", ReviewFigures.count(test.positives()));
                put("negatives", ReviewFigures.count(test.rows() - test.positives()));
                put("share", ReviewFigures.share((double) test.positives() / test.rows()));
            }
            double days = (test.until() - test.from()) / 86_400e6;
            if (days > 0) {
                put("days", ReviewFigures.number(days));
                put("rows per day", ReviewFigures.count(Math.round(test.rows() / days)));
            }
        });
        part(report, "train").ifPresent(train -> {
            put("train rows", ReviewFigures.count(train.rows()));
            if (train.positives() > 0) put("train positives", ReviewFigures.count(train.positives()));
            if (train.until() > train.from()) put("train days", ReviewFigures.number((train.until() - train.from()) / 86_400e6));
        });
    }

    private static Optional<RunFlow.Part> part(RunReport report, String name) {
        return ReviewFigures.part(report, name).filter(it -> it.rows() > 0);
    }

    private void decisions(List<RunQuality.Decision> decisions) {
        if (decisions.size() < 2) return;
        long missed = decisions.getLast().positives();
        List<RunQuality.Decision> acted = decisions.subList(0, decisions.size() - 1);
        put("missed", ReviewFigures.count(missed));
        put("caught", ReviewFigures.count(acted.stream().mapToLong(RunQuality.Decision::positives).sum()));
        put("alarms", ReviewFigures.count(acted.stream().mapToLong(RunQuality.Decision::negatives).sum()));
        put("decisions", decisions.stream().map(it -> it.name() + " " + ReviewFigures.count(it.positives() + it.negatives()) + " times").collect(Collectors.joining(", ")));
    }

    private void inputs(RunReport report) {
        List<RunQuality.Moves> inputs = report.quality().inputs();
        double all = inputs.stream().mapToDouble(RunQuality.Moves::mean).sum();
        if (all > 0) {
            put("strongest", inputs.getFirst().input());
            put("strongest share", ReviewFigures.share(inputs.getFirst().mean() / all));
            put("strongest three", inputs.stream().limit(3).map(RunQuality.Moves::input).collect(Collectors.joining(", ")));
        }
        report.quality().missing().stream().filter(it -> it.test() > 0).max(java.util.Comparator.comparingDouble(RunQuality.Missing::test)).ifPresent(it -> {
            put("most missing", it.input());
            put("most missing share", ReviewFigures.share(it.test()));
        });
        MissingInputs.history(report.quality().missing()).ifPresent(it -> {
            put("cold share", ReviewFigures.share(it.test()));
            put("cold input", it.input());
        });
    }

    private void quality(RunReport report) {
        ReviewFigures.worstSlice(report).ifPresent(slice -> {
            put("worst slice", slice.slice());
            put("worst figure", slice.here().name() + " " + ReviewFigures.value(slice.here()));
            put("overall figure", ReviewFigures.value(slice.overall()));
        });
        report.quality().gates().stream().filter(gate -> gate.ruling() != RunQuality.Ruling.PASS).findFirst().ifPresent(gate -> {
            put("open gate", gate.sentence());
            put("open evidence", gate.evidence());
        });
        report.quality().searches().stream().filter(search -> search.trials().size() > 1).max(java.util.Comparator.comparingInt(search -> search.trials().size()))
                .ifPresent(search -> {
            List<Double> values = search.trials().stream().map(RunQuality.Trial::value).toList();
            put("trials", String.valueOf(values.size()));
            put("first trial", ReviewFigures.number(values.getFirst()));
            put("best trial", ReviewFigures.number(search.lowerIsBetter() ? java.util.Collections.min(values) : java.util.Collections.max(values)));
        });
        report.delivered().flatMap(it -> it.kept().stream().findFirst()).ifPresent(kept -> {
            put("promised", kept.delivered().name() + " " + ReviewFigures.number(kept.promised().value()));
            put("delivered", ReviewFigures.number(kept.delivered().measure().value()));
        });
    }

    private void work(RunReport report) {
        List<RunFlow.Step> steps = report.flow().steps();
        steps.stream().max(java.util.Comparator.comparingLong(RunFlow.Step::micros)).ifPresent(slowest -> {
            put("run time", String.format(Locale.ROOT, "%.0f s", steps.stream().mapToLong(RunFlow.Step::micros).sum() / 1e6));
            put("slowest step", slowest.name());
        });
        ReviewFigures.taken(report).filter(it -> it.modelBytes() > 0).ifPresent(it -> put("model size", ReviewFigures.count(it.modelBytes()) + " bytes"));
    }
}
