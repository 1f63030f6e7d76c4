package septet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import septet.design.Binder;
import septet.design.Findings;
import septet.design.Key;
import septet.design.Mark;
import septet.design.Phrase;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Resolved;
import septet.design.Tree;
import septet.design.TreeReader;

class ModelSectionTest {
    @Test
    void aLearnerIsAKindOrAKindWithSettings() {
        ModelSection model = bind("{learners: {simple: logistic regression, strong: {boosted trees: {depth: 3..10, weight: balanced}}}}");
        assertThat(model.learners().get("simple")).isInstanceOfSatisfying(LearnerSection.LogisticRegression.class, it -> assertThat(it.l2()).isEqualTo(new Setting.Number(1)));
        assertThat(model.learners().get("strong")).isInstanceOfSatisfying(LearnerSection.BoostedTrees.class, it -> {
            assertThat(it.depth()).isEqualTo(new Setting.Range(3, 10));
            assertThat(it.keys().weight()).isEqualTo(new Weight.OfPositives(new Setting.Word("balanced")));
        });
        assertThat(model.calibrate()).isEqualTo(new CalibrationSection.Uncalibrated());
        assertThat(model.inputs()).containsExactly(new InputSection.All());
    }

    /// The keys of a learner and its parameters say the same.
    @Test
    void defaultsAreThoseOfTheLearners() {
        holds(LearnerSection.LogisticRegression.class, LearnerParameters.LOGISTIC_REGRESSION);
        holds(LearnerSection.BoostedTrees.class, LearnerParameters.BOOSTED_TREES);
        holds(LearnerSection.LinearSvm.class, LearnerParameters.LINEAR_SVM);
        holds(LearnerSection.NaiveBayes.class, LearnerParameters.NAIVE_BAYES);
        holds(LearnerSection.LinearRegression.class, LearnerParameters.LINEAR_REGRESSION);
    }

    private static void holds(Class<? extends Record> section, List<Parameter> parameters) {
        Problems problems = new Problems();
        for (RecordComponent component : section.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            if (key == null || component.getType() != Setting.class) continue;
            Setting written = Phrase.read(key.byDefault(), new Mark("f", 1, 1), component.getName(), problems, Setting::read).orElseThrow();
            String name = component.getName().replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
            assertThat(parameters).filteredOn(parameter -> parameter.name().equals(name)).singleElement().satisfies(parameter -> {
                assertThat(parameter.otherwise()).isEqualTo(written);
                assertThat(key.says()).isEqualTo(parameter.meaning());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in batch", "200 random", "8 hard where product.category = positive.category", "10% shown"})
    void negativesAreRead(String text) {
        assertThat(read(text, Negatives::read)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at most 2 per post.author in first 10", "at least 1 where age < 7d in first 20", "spread by post.kind strength 0.2",
            "at most 1 per fingerprint(photo)"})
    void rerankingsAreRead(String text) {
        assertThat(read(text, Reranking::read)).isPresent();
    }

    @Test
    void aQuotaEndsAtItsPlaces() {
        assertThat(read("at least 1 where interest in first 20", Reranking::read)).get().isInstanceOfSatisfying(Reranking.Quota.class, quota -> {
            assertThat(quota.where().orElseThrow().text()).isEqualTo("interest");
            assertThat(quota.inFirst()).contains(20);
        });
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(codes("{learners: {}}")).containsExactly("MODEL-NO-LEARNERS");
        assertThat(codes("{learners: {a: boosted trees, b: boosted trees}}")).containsExactly("MODEL-NO-STAGES");
        assertThat(codes("{learners: {a: {boosted trees: {depth: 3..5}}}}")).containsExactly("MODEL-NO-TUNE");
        assertThat(codes("{learners: {a: boosted trees}, tune: {metric: f1}}")).containsExactly("MODEL-NOTHING-TO-TUNE");
        assertThat(codes("{learners: {a: boosted trees}, stages: [score: b]}")).containsExactly("MODEL-UNKNOWN-LEARNER", "MODEL-UNUSED-LEARNER");
        assertThat(codes("{learners: {a: {boosted trees: {weight: 1..5}}}, tune: {metric: f1}}")).containsExactly("MODEL-WEIGHTS-UNCALIBRATED");
        assertThat(codes("{learners: {a: {boosted trees: {weight: 1..5}}}, tune: {metric: f1}, calibrate: platt}")).isEmpty();
    }

    @Test
    void aResolvedLearnerWritesItsDefaults() {
        Problems problems = new Problems();
        Tree tree = TreeReader.read("{learners: {a: logistic regression}}", "f.yaml", problems).orElseThrow();
        assertThat(Resolved.text(Binder.bind(ModelSection.class, tree, problems).orElseThrow().resolved())).contains("""
                learners:
                  a:
                    logistic regression:
                      weight: none  # default
                      encode: {}  # default
                      l2: 1  # default
                """);
    }

    private static List<String> codes(String yaml) {
        Problems problems = new Problems();
        Tree tree = TreeReader.read(yaml, "f.yaml", problems).orElseThrow();
        ModelSection model = Binder.bind(ModelSection.class, tree, problems).orElseThrow().value();
        Findings findings = new Findings(TreeReader.read("{model: " + yaml + "}", "f.yaml", problems).orElseThrow(), problems);
        List.<java.util.function.BiConsumer<ModelSection, Findings>>of(ModelRules::somethingLearns, ModelRules::stagesHaveOneVerb, ModelRules::stagesNameLearners,
                ModelRules::learnersAreUsed, ModelRules::rangesAreTuned, ModelRules::trialsAreNotForNothing, ModelRules::rivalsAreTunedAlike,
                ModelRules::weightedScoresAreCalibrated).forEach(rule -> rule.accept(model, findings));
        return problems.list().stream().map(Problem::code).toList();
    }

    private static <R> Optional<R> read(String text, Function<Phrase, R> grammar) {
        return Phrase.read(text, new Mark("f", 1, 1), "p", new Problems(), grammar);
    }

    private static ModelSection bind(String yaml) {
        Problems problems = new Problems();
        ModelSection model = Binder.bind(ModelSection.class, TreeReader.read(yaml, "f.yaml", problems).orElseThrow(), problems).orElseThrow().value();
        assertThat(problems.list()).isEmpty();
        return model;
    }
}
