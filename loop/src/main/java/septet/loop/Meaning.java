package septet.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import septet.data.ColumnScope;
import septet.data.ColumnType;
import septet.data.Dictionary;
import septet.data.Formula;
import septet.data.Formulas;
import septet.data.Place;
import septet.data.Scope;
import septet.data.SourceSection;
import septet.design.Expression;
import septet.design.Expressions;
import septet.design.Findings;
import septet.design.Nearest;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;
import septet.evaluation.Portion;
import septet.evaluation.Slice;
import septet.features.Declarations;
import septet.features.Feature;
import septet.features.FeaturePlan;
import septet.framing.Prediction;
import septet.framing.Task;
import septet.model.EncoderChoice;
import septet.model.InputSection;
import septet.model.LearnerKeys;
import septet.requirements.Cost;
import septet.serving.DecisionRule;

/// Compiles every expression of a design as a run will, for its problems alone. What is broken in one place is not said again where it is used.
final class Meaning {
    private final SystemDesign design;
    private final Findings findings;
    private final Declared declared;
    private final Set<String> broken = new TreeSet<>();

    Meaning(SystemDesign design, Findings findings) {
        this.design = design;
        this.findings = findings;
        this.declared = new Declared(design.data().sources());
    }

    void check() {
        design.data().sources().forEach(this::source);
        String rows = design.framing().forEach();
        if (!design.data().sources().containsKey(rows)) return;
        broken.addAll(brokenColumns("data.sources." + rows + ".columns", design.data().sources().get(rows)));
        FeaturePlan plan = plan(rows);
        Map<String, Place> silent = new TreeMap<>();
        broken.forEach(name -> silent.put(name, new Place.Broken()));
        Scope now = new NamedScope(plan.scope(), silent);
        Scope later = new NamedScope(plan.scopeOfTruth(), silent);
        framing(now);
        costs(later);
        evaluation(later);
        outcomes(plan);
        decisions(now);
        inputs(plan);
        selection();
    }

    private void source(String name, SourceSection source) {
        String path = "data.sources." + name;
        FileScope file = new FileScope(Declared.zone(source), new Dictionary());
        source.columns().forEach((column, type) -> type.from().filter(_ -> !type.isAhead())
                .ifPresent(from -> Formulas.compile(from, path + ".columns." + column, file, findings.problems())));
        if (source.checks().isEmpty()) return;
        Optional<FeaturePlan> plan = FeaturePlan.compile(declared.of(name, Map.of(), Declarations.Asked.NOTHING), new Problems());
        Map<String, Place> silent = new TreeMap<>();
        brokenColumns(path + ".columns", source).forEach(column -> silent.put(column, new Place.Broken()));
        plan.ifPresent(rows -> source.checks().forEach(check -> Formulas.condition(check, path + ".checks", new NamedScope(rows.scope(), silent), findings.problems())));
    }

    /// Columns that could not be read, and those that a rule has found wrong.
    private Set<String> brokenColumns(String path, SourceSection source) {
        Set<String> lost = new TreeSet<>(findings.names(path));
        Set<String> wrong = new TreeSet<>();
        findings.problems().list().stream().filter(Problem::isError).forEach(problem -> wrong.add(problem.place().substring(problem.place().indexOf(' ') + 1)));
        source.columns().keySet().stream().filter(column -> !wrong.contains(path + "." + column)).forEach(lost::remove);
        return lost;
    }

    /// The plan of all features that are sound, alone and in what they use.
    private FeaturePlan plan(String rows) {
        Map<String, Expression> sound = new LinkedHashMap<>(design.data().features());
        broken.addAll(findings.names("data.features"));
        broken.removeAll(sound.keySet());
        while (true) {
            boolean lost = true;
            while (lost) lost = sound.entrySet().removeIf(feature -> usesBroken(feature.getValue()) && lose(feature.getKey(), feature.getValue()));
            Problems found = new Problems();
            Optional<FeaturePlan> plan = FeaturePlan.compile(declared.of(rows, sound, Named.of(design)), found);
            found.list().forEach(findings.problems()::add);
            if (plan.isPresent()) return plan.get();
            Set<String> wrong = new TreeSet<>();
            for (Problem problem : found.list()) sound.keySet().stream().filter(name -> problem.place().endsWith(" data.features." + name)).forEach(wrong::add);
            if (sound.isEmpty()) throw new IllegalStateException("a plan without features, and problems: " + found.list());
            if (wrong.isEmpty()) wrong.addAll(sound.keySet());
            wrong.forEach(name -> lose(name, sound.remove(name)));
        }
    }

    private boolean usesBroken(Expression expression) {
        return Expressions.names(expression).stream().anyMatch(broken::contains);
    }

    /// Its members are lost with it.
    private boolean lose(String feature, Expression expression) {
        broken.add(feature);
        for (Expression.Aggregate aggregate : Expressions.aggregates(expression)) aggregate.windows().forEach(window -> broken.add(feature + "_" + window.suffix()));
        return true;
    }

    private void framing(Scope now) {
        Optional<Formula> baseline = Formulas.compile(design.framing().baseline(), "framing.baseline", now, findings.problems());
        baseline.map(Formula::type).ifPresent(this::baseline);
        design.framing().eligible().ifPresent(condition -> Formulas.condition(condition, "framing.eligible", now, findings.problems()));
    }

    private void baseline(Type type) {
        boolean size = type instanceof Type.Number || type instanceof Type.Money;
        boolean word = type instanceof Type.Category || type instanceof Type.Key || type instanceof Type.Text || type instanceof Type.Bool;
        switch (design.framing().task()) {
            case BINARY_CLASSIFICATION -> baseline(size || type instanceof Type.Bool, "the baseline is neither true or false nor a number",
                    "Write a condition such as amount > 220, or a number from 0 to 1.");
            case MULTICLASS_CLASSIFICATION -> baseline(word, "the baseline names no class", "Write a class in quotes, such as 'other', or 'billing' if CONDITION else 'other'.");
            case REGRESSION -> baseline(size, "the baseline is no number", "Write a number, or an expression such as coalesce(last_price, 100).");
            case MULTI_LABEL_CLASSIFICATION, RANKING, SEARCH, DETECTION, ANSWERING, GENERATION -> { }
        }
    }

    private void baseline(boolean fits, String cause, String remedy) {
        if (!fits) findings.error("framing.baseline", cause, "no model could be compared with it", remedy, "FRAMING-BASELINE-TYPE");
    }

    private void costs(Scope later) {
        Set<String> currencies = new TreeSet<>();
        for (Cost cost : design.requirements().costs()) {
            String path = "requirements.costs." + cost.decision();
            cost.when().ifPresent(when -> Formulas.condition(when, path, later, findings.problems()));
            Optional<Formula> amount = Formulas.compile(cost.amount(), path, later, findings.problems());
            if (amount.isEmpty()) continue;
            if (amount.get().type() instanceof Type.Money(String currency)) currencies.add(currency);
            else if (!(amount.get().type() instanceof Type.Number)) {
                findings.problems().error(cost.amount().mark(), path, "what " + cost.decision() + " costs is no money", "costs could not be added up",
                        "Write it like 3 EUR, or a column of money.", "REQUIREMENTS-COST-TYPE");
            }
        }
        if (currencies.size() > 1) {
            findings.error("requirements.costs", "costs in " + String.join(" and ", currencies), "they could not be added up", "Write all of them in one currency.",
                    "REQUIREMENTS-CURRENCIES");
        }
    }

    private void evaluation(Scope later) {
        design.evaluation().where().ifPresent(where -> Formulas.condition(where, "evaluation.where", later, findings.problems()));
        design.evaluation().split().together().ifPresent(key -> Formulas.compile(key, "evaluation.split.together", later, findings.problems()));
        if (design.evaluation().split().test().orElse(new Portion.Part(0)) instanceof Portion.Given(Expression given)) {
            Formulas.condition(given, "evaluation.split.test", later, findings.problems());
        }
        List<Slice> slices = design.evaluation().slices();
        for (int i = 0; i < slices.size(); i++) slice(slices.get(i), "evaluation.slices." + (i + 1), later);
        Sentences.conditions(design).forEach((path, condition) -> Formulas.condition(condition, path, later, findings.problems()));
    }

    /// As experiments will read them: of columns, and of no feature.
    private void outcomes(FeaturePlan plan) {
        design.evaluation().outcomes().forEach((name, expression) -> OutcomeSentence.read(expression, design).ifPresent(sentence -> {
            SourceSection source = design.data().sources().get(sentence.source());
            Map<String, Place> silent = new TreeMap<>();
            brokenColumns("data.sources." + sentence.source() + ".columns", source).forEach(column -> silent.put(column, new Place.Broken()));
            Scope rows = new ColumnScope(plan.schema(plan.source(sentence.source())), Declared.zone(source), plan.dictionary());
            sentence.read("evaluation.outcomes." + name, new NamedScope(rows, silent), findings.problems());
        }));
    }

    private void slice(Slice slice, String path, Scope later) {
        Optional<Formula> formula = Formulas.compile(slice.of(), path, later, findings.problems());
        if (formula.isEmpty()) return;
        Type type = formula.get().type();
        boolean words = type instanceof Type.Category || type instanceof Type.Key;
        boolean sizes = type instanceof Type.Number || type instanceof Type.Money || type instanceof Type.Duration;
        boolean fits = switch (slice) {
            case Slice.Values _ -> words || type instanceof Type.Bool;
            case Slice.Bands _ -> sizes;
            case Slice.Top _ -> words;
        };
        if (fits) return;
        String remedy = words ? "Write it as it is, or top 10 of it." : sizes ? "Write 4 bands of it, or a condition." : "Slice by a condition, a category, or bands of a number.";
        findings.error(path, "'" + slice.text() + "' cannot be sliced like that", "its parts would be no parts", remedy, "EVALUATION-SLICE-TYPE");
    }

    private void decisions(Scope now) {
        for (int i = 0; i < design.serving().decide().size(); i++) {
            DecisionRule rule = design.serving().decide().get(i);
            String path = "serving.decide." + (i + 1);
            if (rule.when().isPresent() && !ofEstimates(rule.when().get(), now)) Formulas.condition(rule.when().get(), path, now, findings.problems());
        }
    }

    /// Whether it looks at what is estimated. Classes are known from rows alone: what nothing else is called may be one.
    private boolean ofEstimates(Expression condition, Scope now) {
        Set<String> names = Expressions.names(condition);
        boolean head = design.framing().predict() instanceof Prediction.Column(String label) && names.contains(label);
        boolean classes = design.framing().task() == Task.MULTICLASS_CLASSIFICATION && names.stream().noneMatch(now.names()::contains);
        return names.contains("score") || head || classes && !names.isEmpty();
    }

    private void inputs(FeaturePlan plan) {
        inputs("model.inputs", design.model().inputs(), plan);
        design.model().learners().forEach((name, learner) -> Inputs.of(learner).ifPresent(inputs -> inputs("model.learners." + name, inputs, plan)));
        design.model().learners().forEach((name, learner) -> LearnerKeys.of(learner).ifPresent(keys -> keys.encode().forEach((input, choice) ->
                encoded("model.learners." + name + ".encode." + input, input, choice, plan))));
    }

    /// With folds every row judges once, so that no row is left to choose on for all of them.
    private void selection() {
        boolean folds = design.evaluation().split().folds().isPresent();
        boolean none = design.evaluation().split().validate().filter(portion -> portion instanceof Portion.Span(java.time.Duration span) && span.isZero()).isPresent();
        if (design.model().select().isEmpty() || !folds && !none) return;
        findings.error("model.select", "select: auto chooses on one part of the rows, and this split has none that judges nothing", "inputs would be chosen by what judges them",
                "Split by time or by shares, with rows to validate on.", "MODEL-SELECT");
    }

    private void encoded(String path, String name, EncoderChoice choice, FeaturePlan plan) {
        List<Feature> found = plan.find(name);
        if (broken.contains(name)) return;
        if (found.isEmpty()) {
            findings.error(path, "no feature or column " + name, "no learner could see it", Nearest.remedy(name, design.data().features().keySet()), "MODEL-UNKNOWN-INPUT");
        }
        if (choice instanceof EncoderChoice.ByTarget && design.framing().task() == Task.MULTICLASS_CLASSIFICATION) {
            findings.error(path, "several classes have no mean label", "it cannot be encoded so", "Leave it out: words have a column each.", "MODEL-ENCODER-TYPE");
        }
        for (Feature feature : found) {
            boolean words = feature.type() instanceof Type.Category || feature.type() instanceof Type.Key;
            boolean numbers = feature.type() instanceof Type.Number || feature.type() instanceof Type.Money || feature.type() instanceof Type.Duration;
            if (choice.ofNumbers() ? numbers : words) continue;
            findings.error(path, feature.name() + (choice.ofNumbers() ? " is no number" : " is no category and no key"), "it cannot be encoded so",
                    choice.ofNumbers() ? "Write target or frequency for words." : "Write 10 bins for numbers.", "MODEL-ENCODER-TYPE");
        }
    }

    private void inputs(String path, List<InputSection> inputs, FeaturePlan plan) {
        for (InputSection input : inputs) {
            Optional<Expression.Path> named = switch (input) {
                case InputSection.All _ -> Optional.empty();
                case InputSection.Only(Expression.Path only) -> Optional.of(only);
                case InputSection.Except(Expression.Path except) -> Optional.of(except);
            };
            if (named.isEmpty() || broken.contains(named.get().text()) || !plan.find(named.get().text()).isEmpty()) continue;
            unknown(path, named.get(), plan);
        }
    }

    private void unknown(String path, Expression.Path input, FeaturePlan plan) {
        ColumnType column = design.data().sources().get(design.framing().forEach()).columns().get(input.text());
        if (column != null) {
            findings.problems().error(input.mark(), path, input.text() + " is not known at t0", "a model that learns from it cannot be served",
                    "Remove it; earlier rows' values come in by an aggregate such as mean(" + input.text() + ") by KEY over 7d.", "MODEL-INPUT-NOT-KNOWN");
            return;
        }
        Set<String> known = new TreeSet<>(plan.scope().names());
        known.addAll(design.data().features().keySet());
        findings.problems().error(input.mark(), path, "no feature or column " + input.text(), "no learner could see it",
                Nearest.remedy(input.text(), known), "MODEL-UNKNOWN-INPUT");
    }
}
