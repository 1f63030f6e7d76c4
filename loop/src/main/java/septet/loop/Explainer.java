package septet.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Row;
import septet.model.ArtifactFolder;
import septet.model.Artifacts;
import septet.model.CalibratedModel;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Scorer;
import septet.model.Version;
import septet.serving.Rule;

/// Explains decisions of one registered version from what its log holds of them.
public final class Explainer {
    private static final String MISSING = "missing";
    private final CalibratedModel model;
    private final Release release;
    private final Dictionary words = new Dictionary();
    private final Scorer scorer;
    private final List<Rule> rules;

    Explainer(CalibratedModel model, Release release, SystemDesign design) {
        this.model = model;
        this.release = release;
        release.references().forEach(reference -> reference.words().forEach(words::code));
        scorer = model.model().scorer(words);
        rules = rules(design, release);
    }

    /// @return empty where the version serves no model that it could explain: a baseline, or one that reads texts, which the log keeps elsewhere
    public static Optional<Explainer> of(ArtifactFolder artifacts, Version version) {
        Release release = Release.read(artifacts.get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
        Optional<String> hash = Optional.ofNullable(version.artifacts().get(Release.MODEL + release.taken()));
        if (hash.isEmpty() || !release.promoted()) return Optional.empty();
        CalibratedModel model = Artifacts.calibrated(version.id() + " " + release.taken(), artifacts.get(hash.get()));
        if (model.model().inputs().stream().anyMatch(input -> input.kind() == Input.Kind.TERMS)) return Optional.empty();
        SystemDesign design = DesignFile.read(new String(artifacts.get(version.artifacts().get(Release.DESIGN)), StandardCharsets.UTF_8), version.id()).design();
        return Optional.of(new Explainer(model, release, design));
    }

    /// Lines of `serving.decide` that look at the row are left out; what they decide no score changes.
    private static List<Rule> rules(SystemDesign design, Release release) {
        Ruling ruling = Ruling.of(design.serving().decide(), design.requirements().capacity(), release.plain().heads());
        double[] thresholds = release.thresholds(release.taken(), ruling);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < thresholds.length; i++) ruling.rule(i, thresholds[i]).ifPresent(rules::add);
        return rules;
    }

    /// @param names of the features of the row, in its order
    public Explanation explain(FeatureRow seen, List<String> names) {
        double[] inputs = inputs(seen, names);
        double[] heads = new double[model.model().heads().size()];
        estimate(inputs, heads);
        int head = highest(heads);
        double[] moves = new double[inputs.length];
        double average = scorer.shapley(inputs, head, moves);
        double score = average;
        List<Explanation.Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < moves.length; i++) {
            score += moves[i];
            contributions.add(new Explanation.Contribution(name(i), written(i, inputs[i]), moves[i]));
        }
        contributions.sort(Comparator.comparingDouble((Explanation.Contribution each) -> Math.abs(each.moves())).reversed());
        return new Explanation(release.taken(), scale(), average, score, heads[head], contributions, new CounterExample(this, release.references()).of(inputs));
    }

    private String scale() {
        return switch (release.plain().heads()) {
            case Heads.Truth _, Heads.Classes _ -> "log-odds";
            case Heads.Amount amount -> amount.names().getFirst();
        };
    }

    private double[] inputs(FeatureRow seen, List<String> names) {
        double[] inputs = new double[model.model().inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            int place = names.indexOf(name(i));
            if (place < 0 || seen.isMissing(place)) inputs[i] = Double.NaN;
            else inputs[i] = seen.isWord(place) ? words.code(seen.word(place)) : seen.number(place);
        }
        return inputs;
    }

    void estimate(double[] inputs, double[] heads) {
        scorer.predict(inputs, heads);
        model.calibrate(heads);
    }

    double estimate(double[] inputs) {
        double[] heads = new double[model.model().heads().size()];
        estimate(inputs, heads);
        return heads[highest(heads)];
    }

    private static int highest(double[] heads) {
        int highest = 0;
        for (int i = 1; i < heads.length; i++) if (heads[i] > heads[highest]) highest = i;
        return highest;
    }

    /// What is decided on these inputs by the score alone; empty where nothing is decided.
    Optional<String> decision(double[] inputs) {
        double[] heads = new double[model.model().heads().size()];
        estimate(inputs, heads);
        Row nothing = new Row(0);
        return rules.stream().filter(rule -> rule.holds(nothing, heads)).findFirst().map(Rule::decision);
    }

    String name(int input) {
        return model.model().inputs().get(input).name();
    }

    boolean isWord(int input) {
        return model.model().inputs().get(input).kind() == Input.Kind.CATEGORY;
    }

    double code(String word) {
        return words.code(word);
    }

    String written(int input, double value) {
        if (Double.isNaN(value)) return MISSING;
        return isWord(input) ? words.word((int) value) : ReviewFigures.number(value);
    }
}
