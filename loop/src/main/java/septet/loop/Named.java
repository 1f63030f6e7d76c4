package septet.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.design.Expression;
import septet.design.Expressions;
import septet.evaluation.Portion;
import septet.evaluation.Slice;
import septet.features.Declarations;
import septet.model.InputSection;
import septet.requirements.Cost;
import septet.serving.DecisionRule;

/// What a design names beyond its features and columns: paths through entities wherever a row is spoken of, and inputs by their names.
final class Named {
    private Named() {}

    static Declarations.Asked of(SystemDesign design) {
        Set<String> inputs = new TreeSet<>();
        inputs(design.model().inputs(), inputs);
        design.model().learners().values().forEach(learner -> Inputs.of(learner).ifPresent(own -> inputs(own, inputs)));
        Set<String> paths = new TreeSet<>(inputs);
        spoken(design).forEach(expression -> paths.addAll(Expressions.names(expression)));
        paths.removeIf(name -> name.indexOf('.') < 0);
        return new Declarations.Asked(paths, inputs, Effective.heads(design));
    }

    private static void inputs(List<InputSection> sections, Set<String> names) {
        for (InputSection section : sections) if (section instanceof InputSection.Only(Expression.Path path)) names.add(path.text());
    }

    private static List<Expression> spoken(SystemDesign design) {
        List<Expression> spoken = new ArrayList<>();
        spoken.add(design.framing().baseline());
        add(design.framing().eligible(), spoken);
        add(design.framing().score(), spoken);
        for (Cost cost : design.requirements().costs()) {
            spoken.add(cost.amount());
            add(cost.when(), spoken);
        }
        add(design.evaluation().where(), spoken);
        add(design.evaluation().split().together(), spoken);
        if (design.evaluation().split().test().orElse(new Portion.Part(0)) instanceof Portion.Given(Expression given)) spoken.add(given);
        for (Slice slice : design.evaluation().slices()) spoken.add(slice.of());
        spoken.addAll(Sentences.conditions(design).values());
        for (DecisionRule rule : design.serving().decide()) add(rule.when(), spoken);
        return spoken;
    }

    private static void add(Optional<Expression> expression, List<Expression> spoken) {
        expression.ifPresent(spoken::add);
    }
}
