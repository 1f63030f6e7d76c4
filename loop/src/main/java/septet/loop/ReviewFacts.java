package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.ColumnType;
import septet.data.DataRules;
import septet.data.Known;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Type;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.model.Retrieval;

/// What several answers and rules ask of a design.
final class ReviewFacts {
    private ReviewFacts() {}

    /// The source whose rows are examples.
    static Optional<SourceSection> rows(SystemDesign design) {
        return Optional.ofNullable(design.data().sources().get(design.framing().forEach()));
    }

    static String rowsPath(SystemDesign design) {
        return "data.sources." + design.framing().forEach();
    }

    /// The column that is estimated, where one is.
    static Optional<Map.Entry<String, ColumnType>> label(SystemDesign design) {
        return DataRules.labelOf(design.framing(), design.data());
    }

    /// What is estimated, by name.
    static List<String> heads(SystemDesign design) {
        return switch (design.framing().predict()) {
            case Prediction.Column(String name) -> List.of(name);
            case Prediction.Heads(Map<String, Expression> heads) -> List.copyOf(heads.keySet());
        };
    }

    /// Whether things are put in an order, or found.
    static boolean ranks(SystemDesign design) {
        return design.framing().task() == Task.RANKING || design.framing().task() == Task.SEARCH;
    }

    static boolean classifies(SystemDesign design) {
        return switch (design.framing().task()) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION, MULTI_LABEL_CLASSIFICATION, DETECTION -> true;
            case REGRESSION, RANKING, SEARCH, ANSWERING, GENERATION -> false;
        };
    }

    /// Features that look back over events, with their aggregates.
    static Map<String, List<Expression.Aggregate>> histories(SystemDesign design) {
        Map<String, List<Expression.Aggregate>> found = new LinkedHashMap<>();
        design.data().features().forEach((name, feature) -> {
            List<Expression.Aggregate> aggregates = Expressions.aggregates(feature);
            if (!aggregates.isEmpty()) found.put(name, aggregates);
        });
        return found;
    }

    /// Where candidates come from, over all stages.
    static Map<String, Retrieval> retrievals(SystemDesign design) {
        Map<String, Retrieval> found = new LinkedHashMap<>();
        design.model().stages().forEach(stage -> found.putAll(stage.retrieve()));
        return found;
    }

    /// Columns of the row that are there when the question is asked.
    static List<String> asked(SystemDesign design) {
        return rows(design).map(source -> source.columns().entrySet().stream().filter(column -> column.getValue().known() instanceof Known.AtOnce).map(Map.Entry::getKey).toList())
                .orElse(List.of());
    }

    /// Columns of all sources that hold words or names of things, `SOURCE.COLUMN`.
    static List<String> named(SystemDesign design) {
        List<String> found = new ArrayList<>();
        design.data().sources().forEach((source, section) -> section.columns().forEach((column, type) -> {
            if (type.type() instanceof Type.Key || type.type() instanceof Type.Text) found.add(source + "." + column);
        }));
        return found;
    }

    /// The names that a feature uses, directly or through other features.
    static Set<String> uses(SystemDesign design, String feature) {
        Set<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(feature));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (seen.add(name) && design.data().features().containsKey(name)) open.addAll(Expressions.names(design.data().features().get(name)));
        }
        return seen;
    }
}
