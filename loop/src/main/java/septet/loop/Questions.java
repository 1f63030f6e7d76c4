package septet.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Scope;
import septet.design.Expression;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.Type;
import septet.evaluation.Portion;
import septet.evaluation.Slice;
import septet.features.FeaturePlan;
import septet.model.Heads;
import septet.model.LearnerKeys;
import septet.model.LearnerSection;
import septet.model.Setting;
import septet.model.Weight;
import septet.requirements.Cost;

/// Everything that a design asks of a row beyond its features, compiled: the rule, costs, conditions, slices, keys.
/// Each question has a place among [#formulas]; the training set answers them on the way.
final class Questions {
    /// What one decision costs if a condition holds.
    record Price(OptionalInt when, int amount, boolean money) {}

    /// @param words whether the answers are words (a category, a key)
    record SliceQuestion(Slice slice, int place, boolean words) {}

    private static final Weight NO_WEIGHT = new Weight.OfPositives(new Setting.Word("none"));
    private final List<Formula> formulas = new ArrayList<>();
    private final Map<String, Integer> entities = new LinkedHashMap<>();
    private final Map<String, Integer> conditions = new LinkedHashMap<>();
    private final List<List<Price>> prices = new ArrayList<>();
    private final List<OptionalInt> holds = new ArrayList<>();
    private final List<SliceQuestion> slices = new ArrayList<>();
    /// By the name of a learner.
    private final Map<String, Integer> weights = new LinkedHashMap<>();
    private final Scope truth;
    private final Problems problems = new Problems();
    private OptionalInt baseline = OptionalInt.empty();
    private OptionalInt counts = OptionalInt.empty();
    private OptionalInt together = OptionalInt.empty();
    private OptionalInt heldOut = OptionalInt.empty();

    private Questions(FeaturePlan plan) {
        truth = plan.scopeOfTruth();
    }

    /// @param asked conditions of metrics and gates
    /// @throws septet.design.Refused with all that could not be compiled
    static Questions of(SystemDesign design, FeaturePlan plan, Heads heads, Ruling ruling, Set<Expression> asked) {
        Questions questions = new Questions(plan);
        questions.keys(plan);
        questions.baseline = questions.place(Estimated.baseline(design.framing().baseline(), heads, questions.truth, questions.problems));
        design.evaluation().where().ifPresent(where -> questions.counts = questions.condition(where, "evaluation.where"));
        design.evaluation().split().together().ifPresent(key -> questions.together = questions.add(key, "evaluation.split.together"));
        if (design.evaluation().split().test().orElse(new Portion.Part(0)) instanceof Portion.Given(Expression condition)) {
            questions.heldOut = questions.condition(condition, "evaluation.split.test");
        }
        for (Expression condition : asked) {
            questions.condition(condition, "evaluation").ifPresent(place -> questions.conditions.put(condition.text(), place));
        }
        for (Ruling.Line line : ruling.lines()) {
            questions.prices.add(questions.prices(line.decision(), design.requirements().costs()));
            questions.holds.add(line instanceof Ruling.Line.When when ? questions.condition(when.condition(), "serving.decide") : OptionalInt.empty());
        }
        for (Slice slice : design.evaluation().slices()) {
            questions.add(slice.of(), "evaluation.slices").ifPresent(place ->
                    questions.slices.add(new SliceQuestion(slice, place, isWord(questions.formulas.get(place).type()))));
        }
        design.model().learners().forEach(questions::weight);
        questions.problems.refuse(Fault.DESIGN);
        return questions;
    }

    /// How much a row counts for one learner: a number, which may look at the truth.
    private void weight(String name, LearnerSection learner) {
        if (!(LearnerKeys.of(learner).map(LearnerKeys::weight).orElse(NO_WEIGHT) instanceof Weight.OfRow(Expression expression))) return;
        String path = "model.learners." + name + ".weight";
        OptionalInt place = add(expression, path);
        if (place.isEmpty()) return;
        Type type = formulas.get(place.getAsInt()).type();
        if (type instanceof Type.Number || type instanceof Type.Money) weights.put(name, place.getAsInt());
        else problems.error(expression.mark(), path, "a weight that is no number", "nobody knows how much a row counts", "Write a number: 2 if night else 1.", "MODEL-SETTING");
    }

    private static boolean isWord(Type type) {
        return type instanceof Type.Category || type instanceof Type.Key;
    }

    private void keys(FeaturePlan plan) {
        List<septet.data.Column> columns = plan.schema().columns();
        for (int slot = 0; slot < columns.size(); slot++) {
            if (!(columns.get(slot).type() instanceof Type.Key key) || !columns.get(slot).knownAtOnce()) continue;
            entities.put(columns.get(slot).name(), formulas.size());
            formulas.add(Formulas.slot(slot, key));
        }
    }

    private List<Price> prices(String decision, List<Cost> costs) {
        List<Price> prices = new ArrayList<>();
        for (Cost cost : costs) {
            if (!cost.decision().equals(decision)) continue;
            String path = "requirements.costs." + decision;
            OptionalInt when = cost.when().isPresent() ? condition(cost.when().get(), path) : OptionalInt.empty();
            add(cost.amount(), path).ifPresent(amount -> prices.add(new Price(when, amount, formulas.get(amount).type() instanceof Type.Money)));
        }
        return prices;
    }

    private OptionalInt add(Expression expression, String path) {
        return place(Formulas.compile(expression, path, truth, problems));
    }

    private OptionalInt condition(Expression expression, String path) {
        return place(Formulas.condition(expression, path, truth, problems));
    }

    private OptionalInt place(Optional<Formula> formula) {
        if (formula.isEmpty()) return OptionalInt.empty();
        formulas.add(formula.get());
        return OptionalInt.of(formulas.size() - 1);
    }

    List<Formula> formulas() {
        return formulas;
    }

    Map<String, Integer> entities() {
        return entities;
    }

    Map<String, Integer> conditions() {
        return conditions;
    }

    Map<String, Integer> weights() {
        return weights;
    }

    /// For each line of `serving.decide`, what adds up to its price.
    List<List<Price>> prices() {
        return prices;
    }

    /// For each line of `serving.decide`, where its condition stands.
    List<OptionalInt> holds() {
        return holds;
    }

    List<SliceQuestion> slices() {
        return slices;
    }

    int baseline() {
        return baseline.orElseThrow();
    }

    OptionalInt counts() {
        return counts;
    }

    /// Whether a row is one of the test rows that the data itself names.
    OptionalInt heldOut() {
        return heldOut;
    }

    OptionalInt together() {
        return together;
    }
}
