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
import septet.evaluation.Estimand;
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
    static Rulebook of(SystemDesign design, Estimand estimand, Set<String> entities, boolean timed, List<String> learners) {
        Problems problems = new Problems();
        MeasureReader reader = reader(design, estimand, entities, timed);
        List<NamedMeasure> metrics = new ArrayList<>();
        for (MetricSentence sentence : design.evaluation().metrics()) reader.each(sentence)
                .forEach(one -> reader.read(one, "evaluation.metrics", problems).ifPresent(metrics::add));
        NamedMeasure tuned = tuned(design, reader, estimand, problems);
        GateReader gates = new GateReader(reader, tuned, problems);
        List<Gate> read = new ArrayList<>();
        for (GateSentence sentence : design.evaluation().gates()) read.addAll(gates.all(sentence));
        problems.refuse(Fault.DESIGN);
        List<String> order = new ArrayList<>(learners.reversed());
        order.add(Contest.BASELINE);
        Gate.Order stages = new Gate.Order(String.join(" > ", order), order, tuned);
        return new Rulebook(metrics, read, stages, new Gate.Margin("within 2% of served", Optional.empty(), Contest.SERVED, MARGIN, tuned));
    }

    /// How much worse than what serves a retrained version may be; within 2% where the design says nothing.
    static Gate.Margin refresh(SystemDesign design, Estimand estimand, Set<String> entities) {
        Problems problems = new Problems();
        MeasureReader reader = reader(design, estimand, entities, true);
        NamedMeasure tuned = tuned(design, reader, estimand, problems);
        Optional<Gate> read = design.evaluation().refresh().flatMap(new GateReader(reader, tuned, problems)::read);
        problems.refuse(Fault.DESIGN);
        return read.filter(Gate.Margin.class::isInstance).map(Gate.Margin.class::cast)
                .orElse(new Gate.Margin("within 2% of served", Optional.empty(), Contest.SERVED, MARGIN, tuned));
    }

    private static MeasureReader reader(SystemDesign design, Estimand estimand, Set<String> entities, boolean timed) {
        return new MeasureReader(estimand, entities, !design.serving().decide().isEmpty(), !design.requirements().costs().isEmpty(), timed);
    }

    private static NamedMeasure tuned(SystemDesign design, MeasureReader reader, Estimand estimand, Problems problems) {
        return design.model().tune().flatMap(tune -> reader.read(tune.metric(), "model.tune.metric", problems)).orElse(usual(estimand));
    }

    /// Whether the metric by which settings are chosen is better where it is higher.
    static boolean tunedHigher(SystemDesign design, Preparation prepared) {
        Estimand estimand = prepared.estimand(design);
        MeasureReader reader = reader(design, estimand, prepared.questions().entities().keySet(), prepared.material().times().length > 0);
        return tuned(design, reader, estimand, new Problems()).measure().higherIsBetter();
    }

    /// The metric by which learners are compared where the design tunes by none.
    static NamedMeasure usual(Estimand estimand) {
        return switch (estimand) {
            case Estimand.Truth _ -> new NamedMeasure("average precision", new Measure.AveragePrecision(), Optional.empty());
            case Estimand.Classes _ -> new NamedMeasure("macro f1", new Measure.MacroF1(), Optional.empty());
            case Estimand.Amount _ -> new NamedMeasure("mean absolute error", new Measure.MeanAbsoluteError(), Optional.empty());
        };
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
