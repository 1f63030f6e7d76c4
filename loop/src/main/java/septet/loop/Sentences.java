package septet.loop;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Findings;
import septet.design.GateSentence;
import septet.design.MetricSentence;
import septet.design.Type;
import septet.evaluation.Estimand;
import septet.evaluation.EvaluationRules;
import septet.evaluation.Gate;
import septet.evaluation.GateReader;
import septet.evaluation.MeasureReader;
import septet.evaluation.NamedMeasure;
import septet.evaluation.SplitRule;
import septet.framing.Prediction;

/// Reads what a design says about its evaluation, as a run will.
record Sentences(SystemDesign design, Findings findings) {

    /// The gates that have a meaning; everything else is a problem.
    List<Gate> gates() {
        SplitRule.of(design.evaluation().split(), zone(), findings.place("evaluation.split") + " evaluation.split", findings.problems());
        MeasureReader measures = measures();
        for (int i = 0; i < design.evaluation().metrics().size(); i++) read(measures, design.evaluation().metrics().get(i), "evaluation.metrics." + (i + 1));
        NamedMeasure tuned = design.model().tune().flatMap(tune -> read(measures, tune.metric(), "model.tune.metric")).orElse(Rulebooks.usual(measures.estimand()));
        GateReader reader = new GateReader(measures, tuned, findings.problems());
        List<Gate> gates = new ArrayList<>();
        for (GateSentence sentence : design.evaluation().gates()) if (known(sentence)) reader.read(sentence).ifPresent(gates::add);
        return gates;
    }

    private Optional<NamedMeasure> read(MeasureReader measures, MetricSentence sentence, String path) {
        return EvaluationRules.unknown(sentence).isPresent() ? Optional.empty() : measures.read(sentence, path, findings.problems());
    }

    private static boolean known(GateSentence gate) {
        return metric(gate).flatMap(EvaluationRules::unknown).isEmpty();
    }

    private MeasureReader measures() {
        String predict = design.framing().predict() instanceof Prediction.Column(String name) ? name : "";
        Optional<SourceSection> source = source();
        Set<String> entities = new TreeSet<>();
        source.ifPresent(rows -> rows.columns().forEach((name, type) -> {
            if (type.type() instanceof Type.Key) entities.add(name);
        }));
        return new MeasureReader(estimand(predict), entities, !design.serving().decide().isEmpty(), !design.requirements().costs().isEmpty(),
                source.map(rows -> rows.time().isPresent()).orElse(false));
    }

    private Estimand estimand(String predict) {
        return switch (design.framing().task()) {
            case MULTICLASS_CLASSIFICATION -> new Estimand.Classes(predict, Optional.empty());
            case REGRESSION -> new Estimand.Amount(predict, design.model().interval().isPresent());
            case BINARY_CLASSIFICATION, MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> new Estimand.Truth(predict);
        };
    }

    private Optional<SourceSection> source() {
        return Optional.ofNullable(design.data().sources().get(design.framing().forEach()));
    }

    private ZoneId zone() {
        return source().map(Declared::zone).orElse(ZoneOffset.UTC);
    }

    /// The conditions that metrics and gates name, by path.
    static Map<String, Expression> conditions(SystemDesign design) {
        Map<String, Expression> conditions = new LinkedHashMap<>();
        for (int i = 0; i < design.evaluation().metrics().size(); i++) {
            String path = "evaluation.metrics." + (i + 1);
            design.evaluation().metrics().get(i).where().ifPresent(where -> conditions.put(path, where));
        }
        for (int i = 0; i < design.evaluation().gates().size(); i++) {
            String path = "evaluation.gates." + (i + 1);
            metric(design.evaluation().gates().get(i)).flatMap(MetricSentence::where).ifPresent(where -> conditions.put(path, where));
        }
        return conditions;
    }

    private static Optional<MetricSentence> metric(GateSentence gate) {
        return switch (gate) {
            case GateSentence.Bound bound -> Optional.of(bound.metric());
            case GateSentence.Band band -> Optional.of(band.metric());
            case GateSentence.Order order -> order.by();
            case GateSentence.Margin margin -> margin.by();
        };
    }
}
