package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.ColumnType;
import septet.data.Known;
import septet.data.Personal;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expression.Comparison;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Type;
import septet.evaluation.Portion;
import septet.evaluation.Slice;
import septet.framing.Prediction;
import septet.model.InputSection;
import septet.model.LearnerKeys;

/// A personal value is a pseudonym wherever an expression sees it. It can be told from others, counted, and looked up; what it says is not there, so an expression that
/// asks for it would be answered wrongly without a word.
final class PersonalUse {
    private static final String CODE = "DATA-PERSONAL-READ";
    private static final String REMEDY = "Read what is needed of it in a column of its own, such as the part of an address behind the @, or take it out of requirements.privacy.personal.";
    /// What takes values as they are, and gives one of them, or asks only which are the same.
    private static final Set<String> PASSING = Set.of("first", "last", "coalesce", "top", "list");
    private static final Set<String> COUNTING = Set.of("count", "distinct", "approx_distinct", "entropy", "time_since", "any", "cross", "overlap", "adamic_adar");
    private final Findings findings;
    private final Map<String, String> kinds = new LinkedHashMap<>();
    /// Personal columns of which a model could learn what they say, such as free texts.
    private final Set<String> contents = new TreeSet<>();

    private PersonalUse(Findings findings) {
        this.findings = findings;
    }

    /// What is only told apart may be personal.
    public static void personalValuesAreNotRead(SystemDesign design, Findings findings) {
        PersonalUse use = new PersonalUse(findings);
        Personal.of(design.requirements(), design.data()).sources().values().forEach(use.kinds::putAll);
        if (use.kinds.isEmpty()) return;
        design.data().sources().values().forEach(source -> source.columns().forEach((name, column) -> {
            boolean content = column.type() instanceof Type.Text || column.type() instanceof Type.Later;
            if (content && use.kinds.containsKey(name)) use.contents.add(name);
        }));
        use.passOn(design.data().features());
        use.design(design);
    }

    /// A feature may be made of one that is written below it.
    private void passOn(Map<String, Expression> features) {
        int known;
        do {
            known = kinds.size();
            features.forEach((name, expression) -> kind(expression).ifPresent(kind -> kinds.putIfAbsent(name, kind)));
        } while (kinds.size() > known);
    }

    private void design(SystemDesign design) {
        look("framing.baseline", design.framing().baseline());
        design.framing().eligible().ifPresent(condition -> look("framing.eligible", condition));
        if (design.framing().predict() instanceof Prediction.Heads(Map<String, Expression> heads)) heads.forEach((name, head) -> look("framing.predict." + name, head));
        design.data().sources().forEach((name, source) -> {
            source.checks().forEach(check -> look("data.sources." + name + ".checks", check));
            source.deletedBy().ifPresent(condition -> look("data.sources." + name + ".deleted by", condition));
        });
        design.data().features().forEach((name, expression) -> look("data.features." + name, expression));
        design.requirements().costs().forEach(cost -> {
            look("requirements.costs", cost.amount());
            cost.when().ifPresent(condition -> look("requirements.costs", condition));
        });
        design.evaluation().where().ifPresent(condition -> look("evaluation.where", condition));
        design.evaluation().split().together().ifPresent(key -> look("evaluation.split.together", key));
        if (design.evaluation().split().test().orElse(new Portion.Part(0)) instanceof Portion.Given(Expression condition)) look("evaluation.split.test", condition);
        for (Slice slice : design.evaluation().slices()) look("evaluation.slices", slice.of());
        design.evaluation().metrics().forEach(metric -> metric.where().ifPresent(condition -> look("evaluation.metrics", condition)));
        design.serving().decide().forEach(rule -> rule.when().ifPresent(condition -> look("serving.decide", condition)));
        inputs("model.inputs", design.model().inputs(), design);
        design.model().learners().forEach((name, learner) -> LearnerKeys.of(learner).flatMap(LearnerKeys::inputs).ifPresent(inputs -> inputs("model.learners." + name + ".inputs", inputs, design)));
    }

    /// What is learned of a pseudonym is learned of one person.
    private void inputs(String path, List<InputSection> inputs, SystemDesign design) {
        Map<String, ColumnType> columns = Optional.ofNullable(design.data().sources().get(design.framing().forEach())).map(SourceSection::columns).orElse(Map.of());
        boolean all = inputs.stream().noneMatch(InputSection.Only.class::isInstance) || inputs.stream().anyMatch(InputSection.All.class::isInstance);
        Set<String> seen = new TreeSet<>();
        kinds.keySet().stream().filter(name -> all && columns.containsKey(name) && columns.get(name).type() instanceof Type.Category && columns.get(name).known() instanceof Known.AtOnce).forEach(seen::add);
        for (InputSection input : inputs) {
            switch (input) {
                case InputSection.All _ -> { }
                case InputSection.Only(Expression.Path only) -> {
                    if (kinds.containsKey(only.text())) seen.add(only.text());
                }
                case InputSection.Except(Expression.Path except) -> seen.remove(except.text());
            }
        }
        for (String name : seen) {
            if (columns.containsKey(name) && columns.get(name).type() instanceof Type.Text) {
                said(path, List.of(name));
                continue;
            }
            findings.warning(path, "the model sees " + name + ", which is personal", "it learns by heart how each one behaves, knows nothing of the next one, and keeps what it learned of whoever is forgotten",
                    "Write inputs: [all, except " + name + "], and let aggregates by " + name + " say how somebody behaves.", "DATA-PERSONAL-INPUT");
        }
    }

    /// Of which kind the personal values are that an expression gives; empty where it gives none.
    private Optional<String> kind(Expression expression) {
        return switch (expression) {
            case Expression.Path path -> Optional.ofNullable(kinds.get(path.names().getLast()));
            case Expression.Call call when PASSING.contains(call.function()) -> call.arguments().stream().map(this::kind).flatMap(Optional::stream).findFirst();
            case Expression.Aggregate aggregate -> kind(aggregate.call());
            case Expression.Conditional it -> kind(it.value()).or(() -> it.otherwise().flatMap(this::kind));
            case Expression.Literal _, Expression.Call _, Expression.Negation _, Expression.Not _, Expression.Arithmetic _, Comparison _, Expression.Logic _, Expression.Between _,
                 Expression.In _, Expression.IsMissing _ -> Optional.empty();
        };
    }

    private void look(String path, Expression expression) {
        List<String> read = new ArrayList<>();
        look(expression, true, read);
        said(path, read.stream().distinct().toList());
    }

    private void said(String path, List<String> read) {
        List<String> words = read.stream().filter(name -> !contents.contains(name)).toList();
        List<String> content = read.stream().filter(contents::contains).toList();
        if (!words.isEmpty()) {
            findings.error(path, "reads what " + String.join(", ", words) + " says", "of personal values there is a pseudonym alone, so the answer would be wrong", REMEDY, CODE);
        }
        if (!content.isEmpty()) {
            findings.error(path, "reads what " + String.join(", ", content) + " says, which is personal; that is not built yet", "the design cannot run: only a pseudonym is there", REMEDY,
                    "DESIGN-NOT-YET");
        }
    }

    /// @param whole whether a personal value may stand here
    private void look(Expression expression, boolean whole, List<String> read) {
        switch (expression) {
            case Expression.Path path -> {
                if (!whole && kind(path).isPresent()) read.add(path.text());
            }
            case Expression.Call call -> call.arguments().forEach(part -> look(part, COUNTING.contains(call.function()) || whole && PASSING.contains(call.function()), read));
            case Expression.Aggregate aggregate -> {
                aggregate.call().arguments().forEach(part -> look(part, COUNTING.contains(aggregate.call().function()) || whole && PASSING.contains(aggregate.call().function()), read));
                aggregate.where().ifPresent(condition -> look(condition, false, read));
                aggregate.by().forEach(key -> same(key.ofEvent(), key.ofRow(), read));
            }
            case Comparison it when it.relation() == Comparison.Relation.EQUAL || it.relation() == Comparison.Relation.NOT_EQUAL -> same(it.left(), it.right(), read);
            case Expression.In it when it.options().getFirst() instanceof Expression.Path list -> same(it.value(), list, read);
            case Expression.IsMissing it -> look(it.value(), true, read);
            case Expression.Conditional it -> {
                look(it.value(), whole, read);
                look(it.condition(), false, read);
                it.otherwise().ifPresent(other -> look(other, whole, read));
            }
            case Expression.Literal _, Expression.Negation _, Expression.Not _, Expression.Arithmetic _, Comparison _, Expression.Logic _, Expression.Between _, Expression.In _ ->
                    Expressions.parts(expression).forEach(part -> look(part, false, read));
        }
    }

    /// Two values can be compared where both are personal in the same way, or none is.
    private void same(Expression left, Expression right, List<String> read) {
        boolean alike = kind(left).equals(kind(right));
        look(left, alike, read);
        look(right, alike, read);
    }
}
