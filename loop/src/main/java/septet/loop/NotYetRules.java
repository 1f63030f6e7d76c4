package septet.loop;

import java.util.Map;
import java.util.Optional;
import septet.data.ColumnType;
import septet.data.Origin;
import septet.design.Built;
import septet.design.Findings;
import septet.design.GateSentence;
import septet.design.MetricNames;
import septet.design.MetricSentence;
import septet.design.NotYet;
import septet.design.Type;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.monitoring.MonitoringRules;

/// What the language has and this program does not: said, never ignored. Keys and kinds are said where they are read.
public final class NotYetRules {
    private NotYetRules() {}

    public static void tasksAreBuilt(SystemDesign design, Findings findings) {
        Task task = design.framing().task();
        boolean later = task.ordinal() > Task.REGRESSION.ordinal();
        if (later || !Built.has("task", task.text())) say("framing.task", "the task " + task, findings);
    }

    public static void headsAreBuilt(SystemDesign design, Findings findings) {
        if (design.framing().predict() instanceof Prediction.Heads(var heads) && heads.size() > 1) say("framing.predict", "more than one head", findings);
    }

    public static void originsAreBuilt(SystemDesign design, Findings findings) {
        design.data().sources().forEach((name, source) -> {
            switch (source.from()) {
                case Origin.Address _ when !Built.has("origin", "https") -> say("data.sources." + name + ".from", "fetching a source", findings);
                case Origin.Source _ -> say("data.sources." + name + ".from", "a source made from another", findings);
                case Origin.Address _, Origin.File _, Origin.Generated _, Origin.Schedule _ -> { }
            }
        });
    }

    public static void columnTypesAreBuilt(SystemDesign design, Findings findings) {
        design.data().sources().forEach((name, source) -> source.columns().forEach((column, type) ->
                unbuilt(type).ifPresent(what -> say("data.sources." + name + ".columns." + column, what, findings))));
    }

    private static Optional<String> unbuilt(ColumnType column) {
        Type type = column.type() instanceof Type.ListOf(Type item) ? item : column.type();
        if (column.list() && type instanceof Type.Text) return Optional.of("a list of text");
        return type instanceof Type.Later(String name) ? Optional.of("the type " + name) : Optional.empty();
    }

    public static void watchedMetricsAreBuilt(SystemDesign design, Findings findings) {
        for (int i = 0; i < design.monitoring().watch().size(); i++) {
            MetricSentence metric = design.monitoring().watch().get(i);
            boolean known = MetricNames.wave(metric.name()) > 0;
            boolean built = MetricNames.wave(metric.name()) <= Built.WAVE && Built.has("metric", metric.name());
            if (known && !built) say("monitoring.watch." + (i + 1), "the metric " + metric.name(), findings);
        }
        for (Map.Entry<String, GateSentence> each : MonitoringRules.conditions(design.monitoring()).entrySet()) {
            MonitoringRules.metric(each.getValue()).map(MetricSentence::name).filter(name -> MetricNames.wave(name) > Built.WAVE)
                    .ifPresent(name -> say(each.getKey(), "the metric " + name, findings));
        }
    }

    private static void say(String path, String what, Findings findings) {
        NotYet.error(findings.place(path), path, what, findings.problems());
    }
}
