package septet.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import septet.data.ColumnType;
import septet.data.DataSection;
import septet.data.Known;
import septet.data.Origin;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Problems;
import septet.features.Ahead;
import septet.features.Declarations;
import septet.framing.Framing;
import septet.framing.Prediction;

/// A design as all later steps see it: rows of a schedule have their key and time, and a head that is computed from later events is a column of the row,
/// known when its window has closed.
final class Effective {
    private Effective() {}

    /// @param problems what is wrong with such a head; then it stays what it is
    static SystemDesign of(SystemDesign written, Problems problems) {
        Map<String, SourceSection> sources = new LinkedHashMap<>(written.data().sources());
        sources.replaceAll((_, section) -> section.from() instanceof Origin.Schedule schedule ? scheduled(section, schedule, written.data().sources()) : section);
        SystemDesign design = with(written, written.framing(), sources);
        if (!(written.framing().predict() instanceof Prediction.Heads(Map<String, Expression> heads)) || heads.size() != 1) return design;
        return ahead(design, problems).map(ahead -> headed(design, heads, ahead)).orElse(design);
    }

    private static SourceSection scheduled(SourceSection section, Origin.Schedule schedule, Map<String, SourceSection> sources) {
        return Optional.ofNullable(sources.get(schedule.source())).flatMap(SourceSection::key).map(section::scheduled).orElse(section);
    }

    /// The heads of a design, compiled; empty where they are wrong, or where its rows come from nowhere.
    private static Optional<Ahead> ahead(SystemDesign design, Problems problems) {
        String rows = design.framing().forEach();
        if (!design.data().sources().containsKey(rows) || !(design.framing().predict() instanceof Prediction.Heads(Map<String, Expression> heads))) return Optional.empty();
        for (Map.Entry<String, Expression> head : heads.entrySet()) {
            if (!design.data().sources().get(rows).columns().containsKey(head.getKey()) && !design.data().features().containsKey(head.getKey())) continue;
            problems.error(head.getValue().mark(), "framing.predict." + head.getKey(), head.getKey() + " is also the name of something else", "one of them could not be used",
                    "Columns, features and heads share their names; rename one.", "FEATURES-NAME-TAKEN");
            return Optional.empty();
        }
        return Ahead.compile(new Declared(design.data().sources()).of(rows, heads, Declarations.Asked.NOTHING), problems);
    }

    private static SystemDesign headed(SystemDesign design, Map<String, Expression> heads, Ahead ahead) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (Ahead.Head head : ahead.heads()) {
            Expression expression = heads.get(head.name());
            Known known = head.column().known();
            columns.put(head.name(), new ColumnType(expression.mark(), false, head.type(), true, Optional.of(expression), Optional.empty(), known));
        }
        Map<String, SourceSection> sources = new LinkedHashMap<>(design.data().sources());
        sources.compute(design.framing().forEach(), (_, section) -> section.behind(columns));
        Framing framing = design.framing();
        Prediction column = new Prediction.Column(ahead.heads().getFirst().name());
        return with(design, new Framing(framing.task(), framing.forEach(), column, framing.baseline(), framing.eligible(), framing.choose(), framing.score()), sources);
    }

    private static SystemDesign with(SystemDesign design, Framing framing, Map<String, SourceSection> sources) {
        return new SystemDesign(design.septet(), design.system(), design.about(), design.requirements(), framing, new DataSection(sources, design.data().features()),
                design.model(), design.evaluation(), design.serving(), design.monitoring());
    }

    /// Of an effective design what of its rows is computed from later events.
    static Map<String, Expression> heads(SystemDesign design) {
        Map<String, Expression> heads = new LinkedHashMap<>();
        Optional.ofNullable(design.data().sources().get(design.framing().forEach())).ifPresent(rows -> rows.columns().forEach((name, type) -> {
            if (type.isAhead()) heads.put(name, type.from().orElseThrow());
        }));
        return heads;
    }

    /// The sources that stand in no file.
    static List<String> schedules(SystemDesign design) {
        return design.data().sources().entrySet().stream().filter(source -> source.getValue().from() instanceof Origin.Schedule).map(Map.Entry::getKey).toList();
    }
}
