package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.GateSentence;
import septet.design.MetricSentence;
import septet.design.Problems;
import septet.evaluation.Contest;
import septet.evaluation.Gate;
import septet.evaluation.GateReader;
import septet.evaluation.Measure;
import septet.evaluation.MeasureReader;
import septet.evaluation.NamedMeasure;
import septet.evaluation.Rulebook;

/// What a design asks of its contestants, read from its sentences.
final class Rulebooks {
    /// How much worse than what serves a new design may be where nothing else is said.
    private static final double MARGIN = 0.02;

    private Rulebooks() {}

    /// @param learners from simple to strong
    /// @param timed    whether rows have a time
    /// @throws septet.design.Refused with every sentence that means nothing here
    static Rulebook of(SystemDesign design, String head, Set<String> entities, boolean timed, List<String> learners) {
        Problems problems = new Problems();
        MeasureReader reader = new MeasureReader(head, entities, !design.serving().decide().isEmpty(), !design.requirements().costs().isEmpty(), timed);
        List<NamedMeasure> metrics = new ArrayList<>();
        for (MetricSentence sentence : design.evaluation().metrics()) reader.read(sentence, "evaluation.metrics", problems).ifPresent(metrics::add);
        NamedMeasure tuned = design.model().tune().flatMap(tune -> reader.read(tune.metric(), "model.tune.metric", problems))
                .orElse(new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty()));
        GateReader gates = new GateReader(reader, tuned, problems);
        List<Gate> read = new ArrayList<>();
        for (GateSentence sentence : design.evaluation().gates()) gates.read(sentence).ifPresent(read::add);
        problems.refuse(Fault.DESIGN);
        List<String> order = new ArrayList<>(learners.reversed());
        order.add(Contest.BASELINE);
        Gate.Order stages = new Gate.Order(String.join(" > ", order), order, tuned);
        return new Rulebook(metrics, read, stages, new Gate.Margin("within 2% of served", Optional.empty(), Contest.SERVED, MARGIN, tuned));
    }

    /// The conditions that metrics and gates name.
    static Set<Expression> conditions(SystemDesign design) {
        Set<Expression> conditions = new LinkedHashSet<>();
        design.evaluation().metrics().forEach(metric -> metric.where().ifPresent(conditions::add));
        for (GateSentence gate : design.evaluation().gates()) {
            switch (gate) {
                case GateSentence.Bound bound -> bound.metric().where().ifPresent(conditions::add);
                case GateSentence.Band band -> band.metric().where().ifPresent(conditions::add);
                case GateSentence.Order order -> order.by().flatMap(MetricSentence::where).ifPresent(conditions::add);
                case GateSentence.Margin margin -> margin.by().flatMap(MetricSentence::where).ifPresent(conditions::add);
            }
        }
        Set<String> texts = new java.util.HashSet<>();
        Predicate<Expression> isNew = condition -> texts.add(condition.text());
        conditions.removeIf(isNew.negate());
        return conditions;
    }
}
