package septet.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import septet.data.ColumnTexts;
import septet.data.Dictionary;
import septet.data.TextSample;
import septet.data.TextTable;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Learner;
import septet.model.Model;
import septet.model.Scorer;
import septet.model.Settings;
import septet.model.TrainingRows;

/// Whether a learner can tell from which of two tables a row comes, once it has seen other rows of both: what no column shows alone (two that no longer go together) shows here
/// (Friedman, On multivariate goodness-of-fit and two-sample testing, 2003; Lopez-Paz and Oquab 2017). It rests on a sample of both; half of it teaches, half is asked.
public final class DomainClassifier {
    private static final double SURE = 3.090232306167813;
    /// Of ROC AUC above one half.
    private static final double MATTERS = 0.05;

    private final List<Input> inputs;
    private final double[][] columns;
    private final boolean[] second;
    private final Dictionary words;

    private DomainClassifier(List<Input> inputs, double[][] columns, boolean[] second, Dictionary words) {
        this.inputs = inputs;
        this.columns = columns;
        this.second = second;
        this.words = words;
    }

    /// What it found.
    ///
    /// @param auc     chance that of two rows, one of each table, the right one is told: one half where nothing tells them apart
    /// @param low     and `high`: what is sure up to once in a thousand, each side (Hanley and McNeil 1982)
    /// @param rows    that were asked about
    /// @param columns that tell most, with their share of what tells
    public record Told(double auc, double low, double high, long rows, Map<String, Double> columns) {
        /// Whether the tables differ, and by enough to matter.
        public boolean drifted() {
            return low > 0.5 && auc >= 0.5 + MATTERS;
        }
    }

    /// Empty where no column can be learned from, or one of the tables has hardly any rows.
    public static Optional<Told> of(Learner learner, TextTable first, TextTable second, long seed) throws InterruptedException {
        List<String> names = first.headers().stream().distinct().filter(second.headers()::contains).toList();
        TextSample before = TextSample.of(first, places(first, names), seed);
        TextSample now = TextSample.of(second, places(second, names), seed);
        return of(names, before, now).told(learner, seed);
    }

    private static int[] places(TextTable table, List<String> names) {
        return names.stream().mapToInt(table.headers()::indexOf).toArray();
    }

    private static DomainClassifier of(List<String> names, TextSample before, TextSample now) {
        List<Input> inputs = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        Dictionary words = new Dictionary();
        boolean[] second = new boolean[0];
        for (int place = 0; place < names.size(); place++) {
            ColumnTexts reading = before.read(place);
            boolean word = reading.content() == ColumnTexts.Content.WORD;
            if (reading.content() == ColumnTexts.Content.KEY || reading.content() == ColumnTexts.Content.TIME) continue;
            List<String> here = before.texts(place);
            List<String> there = now.texts(place);
            second = new boolean[here.size() + there.size()];
            Arrays.fill(second, here.size(), second.length, true);
            inputs.add(new Input(names.get(place), word ? Input.Kind.CATEGORY : Input.Kind.NUMBER));
            columns.add(IntStream.range(0, second.length).mapToObj(row -> row < here.size() ? here.get(row) : there.get(row - here.size()))
                    .mapToDouble(text -> word ? code(reading.word(text), words) : reading.number(text)).toArray());
        }
        return new DomainClassifier(inputs, columns.toArray(double[][]::new), second, words);
    }

    private static double code(String word, Dictionary words) {
        return word.isEmpty() ? Double.NaN : words.code(word);
    }

    private Optional<Told> told(Learner learner, long seed) throws InterruptedException {
        int[] teach = IntStream.range(0, second.length).filter(row -> row % 2 == 0).toArray();
        int[] ask = IntStream.range(0, second.length).filter(row -> row % 2 == 1).toArray();
        if (inputs.isEmpty() || Math.min(count(ask, true), count(ask, false)) < 20) return Optional.empty();
        double[] target = Arrays.stream(teach).mapToDouble(row -> second[row] ? 1 : 0).toArray();
        double[][] taught = Arrays.stream(columns).map(column -> Arrays.stream(teach).mapToDouble(row -> column[row]).toArray()).toArray(double[][]::new);
        Fit fit = learner.fit(TrainingRows.of(inputs, taught, target, words), Settings.NONE.with("rounds", 60).with("depth", 4),
                new Fitting("drift", "", "", "domain", new Heads.Truth("second"), seed, 0, 0, ""));
        return switch (fit) {
            case Fit.Learned(Model model) -> Optional.of(asked(model.scorer(words), ask));
            case Fit.NotLearned _ -> Optional.empty();
        };
    }

    private long count(int[] rows, boolean ofSecond) {
        return Arrays.stream(rows).filter(row -> second[row] == ofSecond).count();
    }

    private Told asked(Scorer scorer, int[] ask) {
        double[] row = new double[inputs.size()];
        double[] head = new double[1];
        double[] moves = new double[inputs.size()];
        double[] telling = new double[inputs.size()];
        double[] scores = new double[ask.length];
        for (int i = 0; i < ask.length; i++) {
            for (int input = 0; input < row.length; input++) row[input] = columns[input][ask[i]];
            scorer.predict(row, head);
            scores[i] = head[0];
            scorer.contributions(row, moves);
            for (int input = 0; input < row.length; input++) telling[input] += Math.abs(moves[input]);
        }
        double positives = count(ask, true);
        double negatives = ask.length - positives;
        double auc = auc(scores, ask, positives, negatives);
        double error = Math.sqrt((auc * (1 - auc) + (positives - 1) * (auc / (2 - auc) - auc * auc) + (negatives - 1) * (2 * auc * auc / (1 + auc) - auc * auc))
                / (positives * negatives));
        return new Told(auc, Math.max(0, auc - SURE * error), Math.min(1, auc + SURE * error), ask.length, shares(telling));
    }

    /// Ties count half.
    private double auc(double[] scores, int[] ask, double positives, double negatives) {
        Integer[] order = IntStream.range(0, ask.length).boxed().sorted(Comparator.comparingDouble(i -> scores[i])).toArray(Integer[]::new);
        double ranks = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) to++;
            for (int i = from; i < to; i++) if (second[ask[order[i]]]) ranks += (from + 1 + to) / 2.0;
            from = to;
        }
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    private Map<String, Double> shares(double[] telling) {
        double all = Arrays.stream(telling).sum();
        Map<String, Double> shares = new HashMap<>();
        for (int input = 0; input < telling.length; input++) if (telling[input] > 0) shares.put(inputs.get(input).name(), telling[input] / all);
        Map<String, Double> ranked = new LinkedHashMap<>();
        shares.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(5)
                .forEach(each -> ranked.put(each.getKey(), each.getValue()));
        return ranked;
    }
}
