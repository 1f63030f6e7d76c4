package septet.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.data.Values;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Problems;
import septet.design.Type;
import septet.evaluation.Identity;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.model.Heads;

/// Makes [Material] of a training set whose extras answered [Questions].
final class Materials {
    private final TrainingSet set;
    private final Questions questions;
    private final FeaturePlan plan;

    private Materials(TrainingSet set, Questions questions, FeaturePlan plan) {
        this.set = set;
        this.questions = questions;
        this.plan = plan;
    }

    /// What is estimated of each row.
    ///
    /// @param label the slot of its truth
    record Asked(Heads heads, int label) {}

    /// @param asked      what is estimated, and the slot of its label
    /// @param timed      whether the rows have a time of their own
    /// @param knownUntil microseconds: the end of what was known
    static Material of(TrainingSet set, Questions questions, FeaturePlan plan, Asked asked, boolean timed, long knownUntil) {
        Materials make = new Materials(set, questions, plan);
        long delay = Preparation.micros(plan.schema().columns().get(asked.label()).known().delay());
        long[] labels = Estimated.labels(asked.heads(), plan.schema().columns().get(asked.label()).type(), set.labels(), plan.dictionary());
        boolean[] every = new boolean[set.size()];
        Arrays.fill(every, true);
        return new Material(plan.inputs(), set.inputs(), plan.dictionary().reading(set.texts()), timed ? set.times() : new long[0], asked.heads(), labels, set.knownAt(),
                make.identities(), make.entities(), make.baseline(), every, make.truths(questions.counts(), true), make.prices(), make.holds(),
                make.slices(), make.conditions(), make.weights(), knownUntil, delay);
    }

    /// A weight below 0 or beyond all numbers has no meaning; a missing one, as 0, leaves the row out.
    private Map<String, double[]> weights() {
        Map<String, double[]> weights = new LinkedHashMap<>();
        Problems problems = new Problems();
        questions.weights().forEach((name, place) -> {
            double[] weight = numbers(place);
            long wrong = Arrays.stream(weight).filter(each -> each < 0 || Double.isInfinite(each)).count();
            if (wrong > 0) problems.add(Problem.error("model.learners." + name + ".weight", "of " + wrong + " rows it is below 0", "nobody can learn from less than nothing",
                    "Write 0 where a row is to be left out.", "MODEL-SETTING"));
            weights.put(name, weight);
        });
        problems.refuse(Fault.DATA);
        return weights;
    }

    /// A row is what its place in the canonical order is; that order depends on content alone.
    private long[] identities() {
        return Arrays.stream(set.rows()).mapToLong(row -> Identity.of((long) row)).toArray();
    }

    private Map<String, long[]> entities() {
        Map<String, long[]> entities = new LinkedHashMap<>();
        questions.entities().forEach((name, place) -> entities.put(name, identities(set.extras()[place])));
        return entities;
    }

    private long[] identities(long[] codes) {
        Dictionary words = plan.dictionary();
        long[] ofCode = new long[words.size()];
        boolean[] known = new boolean[words.size()];
        long[] identities = new long[codes.length];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] == Values.MISSING) {
                identities[row] = Identity.of(Long.MIN_VALUE + set.rows()[row]);
                continue;
            }
            int code = (int) codes[row];
            if (!known[code]) {
                ofCode[code] = Identity.of(words.word(code));
                known[code] = true;
            }
            identities[row] = ofCode[code];
        }
        return identities;
    }

    private double[] baseline() {
        return numbers(questions.baseline());
    }

    private double[] numbers(int place) {
        Type type = questions.formulas().get(place).type();
        return Arrays.stream(set.extras()[place]).mapToDouble(bits -> Values.input(type, bits)).toArray();
    }

    private boolean[] truths(OptionalInt place, boolean otherwise) {
        return truths(set, place, otherwise);
    }

    /// For each row whether the condition at this place holds; `otherwise` where there is none.
    static boolean[] truths(TrainingSet set, OptionalInt place, boolean otherwise) {
        boolean[] truths = new boolean[set.size()];
        for (int row = 0; row < truths.length; row++) truths[row] = place.isEmpty() ? otherwise : set.extras()[place.getAsInt()][row] == 1;
        return truths;
    }

    private long[][] prices() {
        List<long[]> prices = new ArrayList<>();
        long[] nothing = new long[set.size()];
        for (List<Questions.Price> line : questions.prices()) {
            long[] total = line.isEmpty() ? nothing : new long[set.size()];
            for (Questions.Price price : line) add(price, total);
            prices.add(total);
        }
        return prices.toArray(long[][]::new);
    }

    private void add(Questions.Price price, long[] total) {
        boolean[] when = truths(price.when(), true);
        for (int row = 0; row < total.length; row++) {
            long bits = set.extras()[price.amount()][row];
            if (!when[row] || bits == Values.MISSING) continue;
            long units = price.money() ? bits : Math.round(Values.number(bits) * Type.Money.SCALE);
            total[row] = Math.addExact(total[row], units);
        }
    }

    private boolean[][] holds() {
        return questions.holds().stream().map(place -> place.isEmpty() ? new boolean[0] : truths(place, false)).toArray(boolean[][]::new);
    }

    private List<Material.SliceValues> slices() {
        return questions.slices().stream().<Material.SliceValues>map(question -> question.words()
                ? new Material.SliceValues.Words(words(set.extras()[question.place()])) : new Material.SliceValues.Numbers(numbers(question.place()))).toList();
    }

    private String[] words(long[] codes) {
        String[] words = new String[codes.length];
        for (int row = 0; row < codes.length; row++) words[row] = codes[row] == Values.MISSING ? "" : plan.dictionary().word((int) codes[row]);
        return words;
    }

    private Map<String, boolean[]> conditions() {
        Map<String, boolean[]> conditions = new LinkedHashMap<>();
        questions.conditions().forEach((text, place) -> conditions.put(text, truths(OptionalInt.of(place), false)));
        return conditions;
    }

    /// What joins rows that must stay on one side: the same number for equal values; texts are equal but for digits, case and space. A row without a value
    /// stands alone. Empty where the design asks for nothing.
    static long[] together(TrainingSet set, Questions questions, Dictionary words) {
        if (questions.together().isEmpty()) return new long[0];
        Type type = questions.formulas().get(questions.together().getAsInt()).type();
        long[] values = set.extras()[questions.together().getAsInt()];
        // Codes of words depend on the order of the rows; numbers of texts do not.
        boolean spoken = type instanceof Type.Category || type instanceof Type.Key;
        return IntStream.range(0, values.length).mapToLong(row -> {
            if (values[row] == Values.MISSING) return Identity.of((long) set.rows()[row]);
            return spoken ? Identity.of(words.word((int) values[row])) : Identity.of(values[row]);
        }).toArray();
    }
}
