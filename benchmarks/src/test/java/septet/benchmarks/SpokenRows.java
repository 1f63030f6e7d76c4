package septet.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.design.Type;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.Learner;
import septet.model.Model;
import septet.model.Scores;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// Texts of two kinds, as learners see them: words and characters, weighed by tf-idf.
///
/// @param texts  in the order of the file
/// @param target 1 or 0 for each
record SpokenRows(List<String> texts, double[] target) {
    private static final List<Input> INPUTS = List.of(
            new Input("word_terms", Input.Kind.TERMS, Optional.of(new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, true))),
            new Input("char_terms", Input.Kind.TERMS, Optional.of(new Type.Terms(Type.Terms.Cut.CHARACTERS, 2, 5, 0, true))));

    /// Lines of a label, a tab and a text.
    static SpokenRows tabbed(Path file, String positive) throws IOException {
        List<String> texts = new ArrayList<>();
        List<Double> target = new ArrayList<>();
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
            int tab = line.indexOf('\t');
            if (tab < 0) continue;
            texts.add(line.substring(tab + 1));
            target.add(line.substring(0, tab).equals(positive) ? 1.0 : 0.0);
        }
        return new SpokenRows(texts, target.stream().mapToDouble(each -> each).toArray());
    }

    /// For each text the number of those that are equal to it but for digits, case and space.
    int[] kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        return texts.stream().mapToInt(text -> {
            String key = text.toLowerCase(Locale.ROOT).replaceAll("[\\d\\s]+", "");
            return kinds.computeIfAbsent(key, _ -> kinds.size());
        }).toArray();
    }

    /// For each of these rows its fold: kinds stay together, and the share of positives is about the same in each.
    int[] folds(int[] rows, int[] kinds, int count, Chance chance) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) members.computeIfAbsent(kinds[rows[i]], _ -> new ArrayList<>()).add(i);
        List<List<Integer>> shuffled = new ArrayList<>(members.values());
        for (int i = shuffled.size() - 1; i > 0; i--) Collections.swap(shuffled, i, chance.nextInt(i + 1));
        int[] folds = new int[rows.length];
        int[][] filled = new int[2][count];
        for (List<Integer> group : shuffled) {
            int kind = (int) target[rows[group.getFirst()]];
            int emptiest = IntStream.range(0, count).boxed().min((a, b) -> Integer.compare(filled[kind][a], filled[kind][b])).orElseThrow();
            for (int member : group) {
                folds[member] = emptiest;
                filled[kind][emptiest]++;
            }
        }
        return folds;
    }

    TrainingRows training(int[] rows) {
        double[] targets = IntStream.of(rows).mapToDouble(row -> target[row]).toArray();
        return TrainingRows.of(INPUTS, columns(rows), targets, new Dictionary().reading(texts));
    }

    private static double[][] columns(int[] rows) {
        double[] places = IntStream.of(rows).mapToDouble(row -> row).toArray();
        return new double[][] {places, places};
    }

    Model learned(Learner learner, Settings settings, int[] rows, long seed) throws InterruptedException {
        Fit fit = learner.fit(training(rows), settings, new Fitting("here", "", "", "linear", new Heads.Truth("yes"), seed, 0, 0, ""));
        return switch (fit) {
            case Fit.Learned learned -> learned.model();
            case Fit.NotLearned not -> throw new IllegalStateException(not.problem().line());
        };
    }

    double[] scores(Model model, int[] rows) {
        return Scores.of(model, columns(rows), new Dictionary().reading(texts));
    }
}
