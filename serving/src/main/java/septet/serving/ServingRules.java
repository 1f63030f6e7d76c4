package septet.serving;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import septet.data.DataSection;
import septet.design.Expression;
import septet.design.Expression.Constant;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Nearest;
import septet.evaluation.EvaluationSection;
import septet.evaluation.Portion;
import septet.framing.Framing;
import septet.framing.Task;
import septet.model.CalibrationSection;
import septet.model.ModelSection;
import septet.requirements.Requirements;

/// What can be wrong between decisions, what they cost, and what answers when the model cannot.
public final class ServingRules {
    private ServingRules() {}

    public static void theLastDecisionAlwaysHolds(ServingSection serving, Findings findings) {
        List<DecisionRule> rules = serving.decide();
        if (rules.isEmpty()) return;
        for (int i = 0; i < rules.size() - 1; i++) {
            if (rules.get(i).when().isPresent()) continue;
            findings.error("serving.decide." + (i + 1), rules.get(i).decision() + " has no when, and is not the last", "what stands below it never acts",
                    "Give it a condition, or move it to the end.", "SERVING-UNREACHABLE");
        }
        if (rules.getLast().when().isEmpty()) return;
        findings.error("serving.decide." + rules.size(), "the last decision has a when", "a row for which nothing holds would get no answer",
                "Add a last line without when, such as approve.", "SERVING-NO-LAST-DECISION");
    }

    public static void costsNameDecisions(Requirements requirements, Framing framing, ServingSection serving, Findings findings) {
        Set<String> decisions = decisions(serving);
        if (serving.decide().isEmpty() && requirements.costs().isEmpty() && requirements.capacity().isEmpty()) return;
        // Without serving.decide the classes are the decisions, and only rows can name them.
        if (serving.decide().isEmpty() && framing.task() == Task.MULTICLASS_CLASSIFICATION) return;
        requirements.costs().stream().filter(cost -> !decisions.contains(cost.decision())).forEach(cost -> findings.problems().error(cost.mark(), "requirements.costs",
                "no decision " + cost.decision() + " in serving.decide", "it would never cost anything", remedy(cost.decision(), decisions), "SERVING-UNKNOWN-DECISION"));
        requirements.capacity().keySet().stream().filter(name -> !decisions.contains(name)).forEach(name -> findings.error("requirements.capacity." + name,
                "no decision " + name + " in serving.decide", "nothing would be limited", remedy(name, decisions), "SERVING-UNKNOWN-DECISION"));
    }

    private static String remedy(String name, Set<String> decisions) {
        return decisions.isEmpty() ? "Write serving.decide: what is decided from the score." : Nearest.remedy(name, decisions);
    }

    public static void decisionsHaveCosts(Requirements requirements, ServingSection serving, Findings findings) {
        if (requirements.costs().isEmpty()) return;
        Set<String> priced = new TreeSet<>();
        requirements.costs().forEach(cost -> priced.add(cost.decision()));
        decisions(serving).stream().filter(decision -> !priced.contains(decision)).forEach(decision -> findings.warning("serving.decide",
                decision + " costs nothing", "thresholds are chosen as if it were free", "Say what it costs: " + decision + ": 1 EUR.", "SERVING-FREE-DECISION"));
    }

    /// A threshold can only be chosen, moved and explained where the score stands alone.
    public static void scoresStandAlone(Framing framing, ServingSection serving, Findings findings) {
        for (int i = 0; i < serving.decide().size(); i++) {
            DecisionRule rule = serving.decide().get(i);
            if (rule.when().isEmpty() || rule.ofScore() || !mixed(framing, rule.when().get())) continue;
            findings.error("serving.decide." + (i + 1), "'" + rule.text() + "' is not of the form DECISION when score >= N", "no threshold can be chosen for it",
                    "Write score >= 0..1, or score >= 0.8, or a condition without the score.", "SERVING-RULE");
        }
    }

    /// Whether it joins the score with a value of the row, or leaves a number open in another form than `score >= RANGE`.
    private static boolean mixed(Framing framing, Expression condition) {
        Set<String> names = Expressions.names(condition);
        if (!names.contains("score")) return false;
        return framing.task() == Task.BINARY_CLASSIFICATION && names.size() > 1 || Expressions.hasRange(condition);
    }

    public static void thresholdsCanAct(Framing framing, ServingSection serving, Findings findings) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < serving.decide().size(); i++) {
            DecisionRule rule = serving.decide().get(i);
            String path = "serving.decide." + (i + 1);
            if (framing.task() != Task.REGRESSION && rule.threshold().map(ServingRules::isOutside).orElse(false)) {
                findings.error(path, "a score lies within 0..1", "the threshold would never act", "Write " + rule.decision() + " when score >= 0..1.", "EVALUATION-DECISION-RANGE");
            }
            if ((rule.ofScore() || rule.when().isEmpty()) && !seen.add(rule.decision())) {
                findings.error(path, rule.decision() + " stands in two lines that look at the score alone", "one of them would never act", "Leave one of them out.",
                        "EVALUATION-DECISION-TWICE");
            }
        }
    }

    private static boolean isOutside(Constant threshold) {
        return switch (threshold) {
            case Constant.Number(BigDecimal value) -> value.compareTo(BigDecimal.ONE) > 0;
            case Constant.Range(Constant _, Constant high) -> isOutside(high);
            case Constant.Text _, Constant.Truth _, Constant.Span _, Constant.Money _, Constant.Measure _ -> false;
        };
    }

    public static void rangesAreChosenByCosts(Requirements requirements, ServingSection serving, Findings findings) {
        for (int i = 0; i < serving.decide().size(); i++) {
            DecisionRule rule = serving.decide().get(i);
            if (!requirements.costs().isEmpty() || rule.when().isEmpty() || !Expressions.hasRange(rule.when().get())) continue;
            findings.error("serving.decide." + (i + 1), "a range, and no requirements.costs", "nobody could choose from it", "Say what decisions cost, or write one value.",
                    "SERVING-RANGE-WITHOUT-COSTS");
        }
    }

    /// What is chosen on the rows that judge looks better than it is.
    public static void choicesHaveRowsOfTheirOwn(EvaluationSection evaluation, ModelSection model, ServingSection serving, Findings findings) {
        boolean none = evaluation.split().validate().map(portion -> switch (portion) {
            case Portion.Span(var length) -> length.isZero();
            case Portion.Part(double share) -> share == 0;
            case Portion.Given _ -> false;
        }).orElse(false);
        boolean thresholds = serving.decide().stream().anyMatch(rule -> rule.when().filter(Expressions::hasRange).isPresent());
        boolean calibrated = !(model.calibrate() instanceof CalibrationSection.Uncalibrated);
        if (!none || !thresholds && !calibrated && model.tune().isEmpty()) return;
        String what = model.tune().isPresent() ? "settings" : calibrated ? "a calibration" : "thresholds";
        findings.error("evaluation.split.validate", "no rows to validate on, but " + what + " to choose",
                "they would be chosen on the rows that judge them, and look better than they are",
                "Give validate a length, such as 7d or 20%.", "EVALUATION-NO-VALIDATION");
    }

    public static void fallbacksExist(ServingSection serving, Findings findings) {
        Set<String> known = new LinkedHashSet<>(List.of("previous model", "baseline"));
        known.addAll(findings.names("model.learners"));
        for (int i = 0; i < serving.fallback().size(); i++) {
            String name = serving.fallback().get(i);
            if (known.contains(name)) continue;
            findings.error("serving.fallback." + (i + 1), "nothing called " + name, "it cannot answer in place of the model", Nearest.remedy(name, known),
                    "SERVING-UNKNOWN-FALLBACK");
        }
    }

    /// When the model cannot answer, something must.
    public static void somethingAnswersInstead(ServingSection serving, Findings findings) {
        if (!serving.fallback().isEmpty()) return;
        findings.warning("serving.fallback", "no fallback", "a request that the model cannot answer gets an error", "Write fallback: [previous model, baseline].",
                "SERVING-NO-FALLBACK");
    }

    public static void limitsNameColumns(Framing framing, DataSection data, ServingSection serving, Findings findings) {
        Optional<Set<String>> columns = Optional.ofNullable(data.sources().get(framing.forEach())).map(source -> source.columns().keySet());
        if (columns.isEmpty()) return;
        serving.limit().keySet().stream().filter(name -> !columns.get().contains(name)).forEach(name -> findings.error("serving.limit." + name, "no column " + name,
                "nothing would be limited", Nearest.remedy(name, columns.get()), "SERVING-UNKNOWN-COLUMN"));
    }

    private static Set<String> decisions(ServingSection serving) {
        List<String> names = new ArrayList<>();
        serving.decide().forEach(rule -> names.add(rule.decision()));
        return new LinkedHashSet<>(names);
    }
}
