package septet.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import septet.data.Dictionary;
import septet.data.Row;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;
import septet.design.Type;
import septet.features.Feature;

/// From a row to the answer: slots, encoder, model, calibration. Evaluation and serving run this very class, one row at a
/// time, so that their bits are the same. It keeps scratch space and belongs to one thread; [#predict] does not allocate.
public final class Predictor {
    private static final Comparator<Reason> STRONGEST = Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution()));
    private final CalibratedModel calibrated;
    private final Feature[] features;
    /// For each input that is a text, the one at hand; its value is its own place here.
    private final String[] texts;
    private final Scorer scorer;
    private final Dictionary words;
    private final double[] inputs;
    private final double[] contributions;
    private final double[] estimates;

    private Predictor(CalibratedModel calibrated, Feature[] features, Dictionary words) {
        this.calibrated = calibrated;
        this.features = features;
        this.words = words;
        this.texts = new String[features.length];
        Arrays.fill(texts, "");
        this.scorer = calibrated.model().scorer(words.reading(Arrays.asList(texts)));
        this.inputs = new double[features.length];
        this.contributions = new double[features.length];
        this.estimates = new double[calibrated.heads().size()];
    }

    /// @param features what the rows offer; the model takes what it knows by name
    /// @param words    the dictionary behind the codes in the rows
    /// @throws Refused with `MODEL-INPUT-LACKS` or `MODEL-INPUT-CHANGED` where the rows do not offer what the model learned from
    public static Predictor of(CalibratedModel calibrated, List<Feature> features, Dictionary words) {
        List<Problem> problems = new ArrayList<>();
        List<Feature> chosen = new ArrayList<>();
        for (Input input : calibrated.model().inputs()) {
            Optional<Feature> feature = features.stream().filter(each -> each.name().equals(input.name())).findFirst();
            if (feature.isEmpty()) {
                problems.add(mismatch(input, "the rows have no " + input.name() + ", from which the model learned", "MODEL-INPUT-LACKS"));
            } else if (!Input.of(List.of(feature.get())).getFirst().equals(input)) {
                problems.add(mismatch(input, input.name() + " was a " + input.kind().name().toLowerCase(Locale.ROOT)
                        + " when the model learned, and is none now", "MODEL-INPUT-CHANGED"));
            }
            feature.ifPresent(chosen::add);
        }
        if (!problems.isEmpty()) throw new Refused(Fault.DESIGN, problems);
        return new Predictor(calibrated, chosen.toArray(Feature[]::new), words);
    }

    private static Problem mismatch(Input input, String cause, String code) {
        return Problem.error("model.inputs " + input.name(), cause, "it cannot score them", "Serve the design that the model came from, or run this one.", code);
    }

    /// The model that stands behind the answers.
    public Provenance provenance() {
        return calibrated.model().provenance();
    }

    public List<String> heads() {
        return calibrated.heads();
    }

    /// The inputs, in the order of [#predict(double[], double[])].
    public List<Input> inputs() {
        return calibrated.model().inputs();
    }

    /// @param heads receives one calibrated estimate for each head
    public void predict(Row row, double[] heads) {
        read(row);
        estimate(heads);
    }

    /// The same for inputs that come from elsewhere, as [Values#input] gives them; a text is its number in the dictionary.
    public void predict(double[] inputs, double[] heads) {
        for (int i = 0; i < inputs.length; i++) take(i, inputs[i], isText(i) && !Double.isNaN(inputs[i]) ? words.text((int) inputs[i]) : "");
        estimate(heads);
    }

    /// The same for inputs that come from elsewhere.
    ///
    /// @param written for each input its text, where it is one; the value beside it only says, by NaN, that it is missing
    public void predict(double[] inputs, String[] written, double[] heads) {
        for (int i = 0; i < inputs.length; i++) take(i, inputs[i], isText(i) ? written[i] : "");
        estimate(heads);
    }

    private void take(int input, double value, String text) {
        texts[input] = text;
        inputs[input] = isText(input) && !Double.isNaN(value) ? input : value;
    }

    private boolean isText(int input) {
        return features[input].type() instanceof Type.Terms;
    }

    private void estimate(double[] heads) {
        scorer.predict(inputs, heads);
        calibrated.calibrate(heads);
    }

    /// What moves the score of this row most, strongest first; at most so many, none that moves nothing. Of a text it is its words. Of several classes
    /// it is the score of the one that is estimated highest.
    public List<Reason> reasons(Row row, int most) {
        read(row);
        int head = highest();
        scorer.contributions(inputs, head, contributions);
        List<Reason> words = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            if (!isText(i)) continue;
            words(i, head, words);
            contributions[i] = 0;
        }
        List<Reason> reasons = strongest(row, most);
        if (words.isEmpty()) return reasons;
        words.addAll(reasons);
        words.sort(STRONGEST);
        return words.size() > most ? List.copyOf(words.subList(0, most)) : words;
    }

    /// Among the contributions at hand, which are used up.
    private List<Reason> strongest(Row row, int most) {
        List<Reason> reasons = new ArrayList<>(most);
        for (int rank = 0; rank < most; rank++) {
            int strongest = -1;
            for (int i = 0; i < contributions.length; i++) {
                double moves = Math.abs(contributions[i]);
                if (moves > 0 && (strongest < 0 || moves > Math.abs(contributions[strongest]))) strongest = i;
            }
            if (strongest < 0) break;
            Feature feature = features[strongest];
            reasons.add(new Reason(feature.name(), feature.type(), row.values[feature.slot()], "", contributions[strongest]));
            contributions[strongest] = 0;
        }
        return reasons;
    }

    /// Each word once, with all that it adds.
    private void words(int input, int head, List<Reason> into) {
        Map<String, Double> moves = new LinkedHashMap<>();
        scorer.spoken(inputs, head, input, false).words().forEach(word -> moves.merge(word.text(), word.moves(), Double::sum));
        moves.forEach((word, adds) -> {
            if (adds != 0) into.add(new Reason(features[input].name(), features[input].type(), Values.MISSING, word, adds));
        });
    }

    private int highest() {
        if (calibrated.calibrations().size() == 1) return 0;
        estimate(estimates);
        int highest = 0;
        for (int i = 1; i < estimates.length; i++) if (estimates[i] > estimates[highest]) highest = i;
        return highest;
    }

    private void read(Row row) {
        for (int i = 0; i < features.length; i++) {
            long value = row.values[features[i].slot()];
            if (isText(i)) take(i, value == Values.MISSING ? Double.NaN : 0, row.texts[features[i].slot()]);
            else inputs[i] = Values.input(features[i].type(), value);
        }
    }
}
