package septet.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.data.FeatureRow;
import septet.data.Items;
import septet.data.Row;
import septet.model.ArtifactFolder;
import septet.model.Artifacts;
import septet.model.CalibratedModel;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Link;
import septet.model.MostLikely;
import septet.model.Scorer;
import septet.model.Spoken;
import septet.model.Version;
import septet.serving.Rule;

/// Explains rows by one registered version: those that it decided on, and any other.
public final class Explainer {
    private static final String MISSING = "missing";
    private static final int MOST_CHARACTERS = 60;
    private final CalibratedModel model;
    private final Release release;
    private final Dictionary words = new Dictionary();
    /// For each input that is a text, the one at hand; its value is its own place here.
    private final String[] texts;
    private final Scorer scorer;
    private final List<Rule> rules;

    Explainer(CalibratedModel model, Release release, SystemDesign design) {
        this.model = model;
        this.release = release;
        release.references().forEach(reference -> reference.words().forEach(words::code));
        texts = new String[model.model().inputs().size()];
        Arrays.fill(texts, "");
        scorer = model.model().scorer(words.reading(Arrays.asList(texts)));
        rules = rules(design, release);
    }

    /// @return empty where the version serves no model that it could explain: a baseline
    public static Optional<Explainer> of(ArtifactFolder artifacts, Version version) {
        Release release = Release.read(artifacts.get(version.artifacts().getOrDefault(Release.ROLE, "")), version.id());
        Optional<String> hash = Optional.ofNullable(version.artifacts().get(Release.MODEL + release.taken()));
        if (hash.isEmpty() || !release.promoted()) return Optional.empty();
        CalibratedModel model = Artifacts.calibrated(version.id() + " " + release.taken(), artifacts.get(hash.get()));
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

    /// The names of what can be explained.
    public List<String> heads() {
        return model.model().heads();
    }

    /// Whether a row of these features holds all that it reads.
    ///
    /// @param texts whether what stands in texts is known too
    public boolean explains(List<String> names, boolean texts) {
        return IntStream.range(0, model.model().inputs().size()).allMatch(i -> isText(i) ? texts : names.contains(name(i)));
    }

    /// @param names   of the features of the row, in its order
    /// @param written what stands in those that are texts, by name
    /// @param asked   the head to explain; empty: the likeliest
    public Explanation explain(FeatureRow seen, List<String> names, Map<String, String> written, Optional<String> asked) {
        double[] inputs = inputs(seen, names, written);
        double[] heads = new double[model.heads().size()];
        estimate(inputs, heads);
        int head = asked.map(heads()::indexOf).filter(place -> place >= 0).orElseGet(() -> MostLikely.of(Arrays.copyOf(heads, heads().size())));
        Scores scores = scores(inputs, head);
        double score = scores.average();
        List<Explanation.Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            score += scores.moves()[i];
            contributions.add(new Explanation.Contribution(name(i), written(i, inputs[i]), scores.moves()[i]));
        }
        contributions.sort(Comparator.comparingDouble((Explanation.Contribution each) -> Math.abs(each.moves())).reversed());
        List<Explanation.OfText> spoken = IntStream.range(0, inputs.length).filter(i -> isText(i) && !Double.isNaN(inputs[i]))
                .mapToObj(i -> new Explanation.OfText(name(i), scores.spoken()[i])).toList();
        Optional<Explanation.Counter> counter = new CounterExample(this, release.references()).of(inputs).or(() -> new CounterWords(this, spoken).of(inputs));
        List<Explanation.Head> all = IntStream.range(0, heads.length).mapToObj(i -> new Explanation.Head(model.heads().get(i), heads[i])).toList();
        return new Explanation(release.taken(), heads().get(head), scale(head), scores.average(), score, heads[head], all, contributions, spoken, counter, decision(inputs));
    }

    /// What moves one head.
    private record Scores(double average, double[] moves, Spoken[] spoken) {}

    /// Of classes that compete, less the mean of all of them: a score that all share changes no chance.
    private Scores scores(double[] inputs, int head) {
        Scores own = ofHead(inputs, head);
        if (model.model().link() != Link.SOFTMAX) return own;
        double average = own.average();
        double[] moves = own.moves().clone();
        List<Scores> all = IntStream.range(0, heads().size()).mapToObj(each -> ofHead(inputs, each)).toList();
        for (Scores each : all) {
            average -= each.average() / all.size();
            for (int i = 0; i < moves.length; i++) moves[i] -= each.moves()[i] / all.size();
        }
        Spoken[] spoken = new Spoken[inputs.length];
        for (int i = 0; i < spoken.length; i++) spoken[i] = own.spoken()[i].less(place(all, i));
        return new Scores(average, moves, spoken);
    }

    private static List<Spoken> place(List<Scores> all, int input) {
        return all.stream().map(each -> each.spoken()[input]).toList();
    }

    private Scores ofHead(double[] inputs, int head) {
        double[] moves = new double[inputs.length];
        double average = scorer.shapley(inputs, head, moves);
        Spoken[] spoken = new Spoken[inputs.length];
        for (int i = 0; i < spoken.length; i++) spoken[i] = isText(i) ? scorer.spoken(inputs, head, i, true) : Spoken.NOTHING;
        return new Scores(average, moves, spoken);
    }

    private String scale(int head) {
        return switch (model.model().link()) {
            case LOGISTIC -> "log-odds";
            case SOFTMAX -> "log-odds of " + heads().get(head) + " against the average class";
            case ONE_AGAINST_REST -> "log-odds of " + heads().get(head) + " against all others";
            case IDENTITY -> heads().get(head);
            case EXPONENTIAL -> "logarithm of " + heads().get(head);
        };
    }

    private double[] inputs(FeatureRow seen, List<String> names, Map<String, String> written) {
        double[] inputs = new double[model.model().inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            int place = names.indexOf(name(i));
            if (isText(i)) {
                texts[i] = written.getOrDefault(name(i), "");
                inputs[i] = texts[i].isEmpty() ? Double.NaN : i;
            } else if (place < 0 || seen.isMissing(place)) {
                inputs[i] = Double.NaN;
            } else {
                inputs[i] = seen.isWord(place) ? words.code(seen.word(place)) : seen.number(place);
            }
        }
        return inputs;
    }

    /// @param heads receives all that is answered, or the heads of the model alone
    void estimate(double[] inputs, double[] heads) {
        scorer.predict(inputs, heads);
        model.calibrate(heads);
    }

    double estimate(double[] inputs) {
        double[] heads = new double[model.model().heads().size()];
        estimate(inputs, heads);
        return heads[MostLikely.of(heads)];
    }

    /// What is decided on these inputs by the score alone; empty where nothing is decided.
    Optional<String> decision(double[] inputs) {
        double[] heads = new double[model.heads().size()];
        estimate(inputs, heads);
        Row nothing = new Row(0);
        return rules.stream().filter(rule -> rule.holds(nothing, heads)).findFirst().map(Rule::decision);
    }

    /// The same with another text in an input.
    Optional<String> decision(double[] inputs, int input, String text) {
        String own = texts[input];
        texts[input] = text;
        Optional<String> decision = decision(inputs);
        texts[input] = own;
        return decision;
    }

    double estimate(double[] inputs, int input, String text) {
        String own = texts[input];
        texts[input] = text;
        double estimate = estimate(inputs);
        texts[input] = own;
        return estimate;
    }

    int place(String input) {
        return model.model().inputs().stream().map(Input::name).toList().indexOf(input);
    }

    String text(int input) {
        return texts[input];
    }

    String name(int input) {
        return model.model().inputs().get(input).name();
    }

    boolean isWord(int input) {
        return model.model().inputs().get(input).kind() == Input.Kind.CATEGORY;
    }

    boolean isText(int input) {
        return model.model().inputs().get(input).kind() == Input.Kind.TERMS;
    }

    double code(String word) {
        return words.code(word);
    }

    String written(int input, double value) {
        if (Double.isNaN(value)) return MISSING;
        if (isText(input)) return shortened(Items.shown(texts[input]));
        return isWord(input) ? words.word((int) value) : ReviewFigures.number(value);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS ? text : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "\u2026";
    }
}
