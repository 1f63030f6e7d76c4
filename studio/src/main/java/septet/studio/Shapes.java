package septet.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import septet.loop.Outline;
import septet.loop.RunFlow.Part;
import septet.loop.RunFlow.Step;
import septet.loop.RunQuality.Contestant;
import septet.loop.RunQuality.Gate;
import septet.loop.RunReport;
import septet.loop.RunReport.Met;
import septet.loop.RunSource;
import septet.studio.Shape.Box;
import septet.studio.Shape.Budget;
import septet.studio.Shape.Flow;
import septet.studio.Shape.Lane;

/// What stands in a drawing: the outline of the design, with the counts and times of a run where there is one.
record Shapes(Outline outline, Optional<RunReport> run) {
    private static final int NAMES = 8;
    private static final Pattern RANGE = Pattern.compile("[0-9.e-]+\\.\\.[0-9.e-]+");

    Shape shape() {
        List<Lane> lanes = new ArrayList<>(List.of(sources(), features()));
        List<Flow> flows = new ArrayList<>(List.of(read(), learned()));
        if (outline.stages().size() > 1) {
            lanes.addAll(List.of(lane("model", "Learners", learners()), lane("stages", "Stages", stages())));
            flows.add(Flow.NONE);
        } else {
            List<Box> boxes = new ArrayList<>(stages());
            boxes.addAll(learners());
            lanes.add(lane("model", "Model", boxes));
        }
        lanes.addAll(List.of(gates(), serving()));
        flows.addAll(List.of(judged(), promoted()));
        return new Shape(outline.system(), lanes, flows, monitoring(), served(), "events, decisions, late labels: what is learned from next", told());
    }

    private Lane sources() {
        List<Box> boxes = new ArrayList<>();
        for (Outline.Source source : outline.sources()) {
            List<String> lines = new ArrayList<>(List.of(source.from()));
            if (source.columns() > 0) lines.add(Numbers.plural(source.columns(), "column") + (source.rows() ? ", a row is an example" : ""));
            source.later().forEach(later -> lines.add("later: " + later));
            boxes.add(new Box(source.name(), lines));
        }
        run.map(RunReport::sources).orElse(List.of()).stream().filter(source -> source.quarantined() > 0).forEach(source ->
                boxes.add(new Box("quarantine", List.of(Numbers.plural(source.quarantined(), "row") + " of " + source.name()))));
        return lane("sources", "Sources", boxes);
    }

    private Lane features() {
        List<Box> boxes = outline.features().stream().map(group -> {
            List<String> names = group.names();
            List<String> lines = new ArrayList<>(names.stream().limit(NAMES).toList());
            if (names.size() > NAMES) lines.add("and " + (names.size() - NAMES) + " more");
            return new Box(group.by().equals("row") ? "of the row" : "by " + group.by(), lines);
        }).toList();
        return lane("features", "Features", boxes);
    }

    private List<Box> stages() {
        List<Box> boxes = new ArrayList<>();
        for (Outline.Stage stage : outline.stages()) {
            List<String> lines = new ArrayList<>(stage.with());
            lines.addAll(stage.limits());
            boxes.add(new Box(stage.verb(), lines));
        }
        return boxes;
    }

    private List<Box> learners() {
        List<Box> boxes = new ArrayList<>();
        for (Outline.Learner learner : outline.learners()) {
            Optional<Contestant> fitted = run.stream().flatMap(report -> report.quality().contestants().stream())
                    .filter(one -> one.name().equals(learner.name())).findFirst();
            List<String> lines = new ArrayList<>(List.of(learner.kind()));
            fitted.flatMap(one -> one.metrics().stream().findFirst())
                    .ifPresent(metric -> lines.add(metric.name() + " " + Numbers.metric(metric.unit(), metric.measure().value())));
            boxes.add(new Box(learner.name(), lines, fitted.filter(Contestant::taken).flatMap(_ -> run).map(Contestants::fate).orElse("")));
        }
        return boxes;
    }

    private Lane gates() {
        List<Gate> ruled = run.map(report -> report.quality().gates()).orElse(List.of());
        List<Box> boxes = ruled.isEmpty() ? outline.gates().stream().map(gate -> new Box(gate, List.of())).toList()
                : ruled.stream().map(gate -> new Box(gate.sentence(), List.of(sign(gate)))).toList();
        return lane("gates", "Gates", boxes.isEmpty() ? List.of(new Box("better than the baseline", List.of())) : boxes);
    }

    private static String sign(Gate gate) {
        return switch (gate.ruling()) {
            case PASS -> "\u2713 pass";
            case FAIL -> "\u2715 fail";
            case UNDECIDED -> "? undecided";
        };
    }

    private Lane serving() {
        List<Box> boxes = new ArrayList<>();
        if (!outline.decisions().isEmpty()) boxes.add(new Box("decide", outline.decisions().stream().map(this::chosen).toList()));
        if (!outline.fallback().isEmpty()) boxes.add(new Box("if it cannot", outline.fallback()));
        if (!outline.rollout().isEmpty()) boxes.add(new Box("rollout", outline.rollout()));
        return lane("serving", "Serving", boxes.isEmpty() ? List.of(new Box("answers with the score", List.of())) : boxes);
    }

    /// A range in a decision is shown as what was chosen from it.
    private String chosen(String decision) {
        return run.stream().flatMap(report -> report.quality().thresholds().stream())
                .filter(threshold -> decision.startsWith(threshold.decision() + " ")).findFirst()
                .map(threshold -> RANGE.matcher(decision).replaceFirst(Matcher.quoteReplacement(Numbers.score(threshold.chosen())))).orElse(decision);
    }

    private Lane monitoring() {
        List<Box> boxes = new ArrayList<>();
        if (!outline.watch().isEmpty()) boxes.add(new Box("watches", List.of(String.join(" \u00B7 ", outline.watch()))));
        if (!outline.retrain().isEmpty()) boxes.add(new Box("retrains", List.of(outline.retrain())));
        return lane("monitoring", "Monitoring", boxes);
    }

    private Lane lane(String part, String name, List<Box> boxes) {
        return new Lane(name, boxes, outline.budgets().stream().filter(budget -> budget.part().equals(part)).map(this::budget).toList());
    }

    private Budget budget(Outline.Budget budget) {
        return run.stream().flatMap(report -> report.requirements().stream()).filter(line -> line.path().endsWith(budget.path())).findFirst()
                .map(line -> new Budget(budget.asked(), line.measured(), line.met())).orElse(new Budget(budget.asked(), "", Met.NOT_MEASURED));
    }

    private Flow read() {
        return run.map(report -> new Flow(List.of(Numbers.count(report.sources().stream().mapToLong(RunSource::good).sum()) + " rows"),
                time(report, "ingest"))).orElse(Flow.NONE);
    }

    private Flow learned() {
        return run.map(report -> {
            List<String> what = new ArrayList<>(List.of(Numbers.plural(report.flow().features(), "input")));
            part(report, "train").ifPresent(part -> what.add(Numbers.count(part.rows()) + " to learn"));
            return new Flow(what, time(report, "features"));
        }).orElse(Flow.NONE);
    }

    private Flow judged() {
        return run.map(report -> {
            List<String> what = new ArrayList<>();
            part(report, "test").ifPresent(part -> {
                what.add(Numbers.count(part.rows()) + " to judge");
                if (Asking.of(report) == Asking.YES_OR_NO) what.add(Numbers.count(part.positives()) + " " + report.about().positive());
            });
            return new Flow(what, time(report, "tune", "fit", "evaluate", "refit"));
        }).orElse(Flow.NONE);
    }

    private Flow promoted() {
        return run.map(report -> new Flow(List.of(report.verdict().promoted() ? "promoted" : "not promoted",
                report.about().version().isEmpty() ? report.about().served() : "version " + report.about().version()), "")).orElse(Flow.NONE);
    }

    private Flow served() {
        return run.flatMap(report -> report.flow().latency()).map(latency ->
                new Flow(List.of(), "p50 " + Numbers.duration(latency.p50()) + ", p99 " + Numbers.duration(latency.p99()))).orElse(Flow.NONE);
    }

    private static Optional<Part> part(RunReport report, String name) {
        return report.flow().parts().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private static String time(RunReport report, String... steps) {
        long micros = report.flow().steps().stream().filter(step -> List.of(steps).contains(step.name())).mapToLong(Step::micros).sum();
        return micros == 0 ? "" : Numbers.duration(micros);
    }

    private String told() {
        StringBuilder words = new StringBuilder(outline.system()).append(": ").append(Numbers.plural(outline.sources().size(), "source"))
                .append(" feed ").append(Numbers.plural(outline.features().stream().mapToLong(group -> group.names().size()).sum(),
                        "feature definition")).append(", from which ")
                .append(Numbers.plural(outline.learners().size(), "learner")).append(" learn; ").append(Numbers.plural(Math.max(1, outline.gates().size()), "gate"))
                .append(" decide what serves; monitoring closes the loop.");
        run.ifPresent(report -> words.append(" This run read ").append(read().what().getFirst()).append(" and ")
                .append(report.verdict().promoted() ? "promoted " : "did not promote; serving is ").append(report.about().served()).append('.'));
        return words.toString();
    }
}
