package septet.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import septet.data.Dictionary;
import septet.design.Type;
import septet.model.Fit;
import septet.model.Fitting;
import septet.model.Heads;
import septet.model.Input;
import septet.model.LogisticRegression;
import septet.model.Scorer;
import septet.model.Settings;
import septet.model.TrainingRows;
import septet.world.Chance;

/// One message through tf-idf of words and of pieces of words, and a weighted sum: our scorer beside a plain one that cuts texts into strings and looks them up in maps, and beside
/// scikit-learn's `predict_proba` of one message, where a Python has it. Slices of both alternate; the middle slice counts.
final class TextScorer {
    static final String NAME = "text-scorer";
    private static final int TRAINED = 1_500;
    private static final int SLICES = 15;
    private static final double MOST_MICROS = 100;
    private static final double FASTER = 3;
    private static final Type.Terms WORDS = new Type.Terms(Type.Terms.Cut.WORDS, 1, 2, 0, true);
    private static final Type.Terms PIECES = new Type.Terms(Type.Terms.Cut.CHARACTERS, 2, 5, 0, true);
    private static final String[] SYLLABLES = {"ka", "lo", "min", "ter", "sa", "re", "vo", "ning", "pa", "ti", "qu", "est"};
    private static final String PYTHON = """
            import sys, time
            from sklearn.feature_extraction.text import TfidfVectorizer
            from sklearn.linear_model import LogisticRegression
            from sklearn.pipeline import make_pipeline, make_union
            texts = open(sys.argv[1]).read().split('\\n')
            model = make_pipeline(make_union(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
                TfidfVectorizer(analyzer='char', ngram_range=(2, 5), min_df=2, sublinear_tf=True)), LogisticRegression())
            model.fit(texts, [1 if 'ka' in text[:20] else 0 for text in texts])
            best = 1e9
            for _ in range(5):
                start = time.perf_counter()
                for text in texts[:100]: model.predict_proba([text])
                best = min(best, (time.perf_counter() - start) / 100)
            print(best * 1e6)
            """;

    private TextScorer() {}

    static Outcome run(Size size) throws InterruptedException, IOException {
        int count = size == Size.DEEP ? 4_000 : 1_000;
        List<String> training = messages(Chance.of(1), TRAINED);
        List<String> asked = messages(Chance.of(2), count);
        String[] text = {"", ""};
        Scorer scorer = scorer(training, text);
        double[] inputs = {0, 1};
        double[] heads = new double[1];
        ToDoubleFunction<String> ours = message -> {
            text[0] = message;
            text[1] = message;
            scorer.predict(inputs, heads);
            return heads[0];
        };
        ToDoubleFunction<String> plain = plain(training);
        double[][] times = new double[2][SLICES];
        for (int slice = -5; slice < SLICES; slice++) {
            double mine = micros(asked, ours);
            double theirs = micros(asked, plain);
            if (slice < 0) continue;
            times[0][slice] = mine;
            times[1][slice] = theirs;
        }
        double faster = middle(times[1]) / middle(times[0]);
        long allocated = allocated(asked, ours);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("characters of a message, in the middle", asked.stream().mapToInt(String::length).sorted().toArray()[count / 2]);
        values.put("our microseconds for a message", shown(times[0]));
        values.put("microseconds by maps of strings", shown(times[1]));
        values.put("times faster", Math.round(faster * 10) / 10.0);
        values.put("bytes allocated for a message", allocated);
        scikit(training).ifPresent(micros -> values.put("scikit-learn's microseconds for a message", micros));
        boolean caught = allocated(asked, plain) > 0;
        return new Outcome(NAME, "1, 2", count, values, Map.of("a scorer that makes a text of each term", caught),
                allocated == 0 && middle(times[0]) <= MOST_MICROS && faster >= FASTER);
    }

    /// Words of a few syllables, some digits and signs, as long as a short message.
    private static List<String> messages(Chance chance, int count) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder message = new StringBuilder();
            for (int words = 6 + chance.nextInt(16); words > 0; words--) {
                for (int syllables = 1 + chance.nextInt(3); syllables > 0; syllables--) message.append(SYLLABLES[chance.nextInt(SYLLABLES.length)]);
                if (chance.nextInt(9) == 0) message.append(chance.nextInt(1_000));
                message.append(chance.nextInt(12) == 0 ? "! " : " ");
            }
            messages.add(message.toString().strip());
        }
        return messages;
    }

    /// @param text where the two inputs find what is asked about
    private static Scorer scorer(List<String> training, String[] text) throws InterruptedException {
        List<Input> inputs = List.of(new Input("words", Input.Kind.TERMS, Optional.of(WORDS)), new Input("pieces", Input.Kind.TERMS, Optional.of(PIECES)));
        double[] places = IntStream.range(0, training.size()).asDoubleStream().toArray();
        double[] target = training.stream().mapToDouble(each -> each.substring(0, Math.min(20, each.length())).contains("ka") ? 1 : 0).toArray();
        TrainingRows rows = TrainingRows.of(inputs, new double[][] {places, places}, target, new Dictionary().reading(training));
        Fitting fitting = new Fitting(NAME, "", "", NAME, new Heads.Truth("y"), 1, 0, 0, "");
        Fit fit = new LogisticRegression().fit(rows, Settings.NONE, fitting);
        return ((Fit.Learned) fit).model().scorer(new Dictionary().reading(Arrays.asList(text)));
    }

    /// As anyone would write it: each term a string, counted in a map, weighed by another map; one weight stands for the sum's.
    private static ToDoubleFunction<String> plain(List<String> training) {
        Map<String, Integer> texted = new HashMap<>();
        for (String each : training) counts(each).keySet().forEach(term -> texted.merge(term, 1, Integer::sum));
        Map<String, Double> weights = new HashMap<>();
        texted.forEach((term, rows) -> {
            if (rows >= 2) weights.put(term, Math.log((1.0 + training.size()) / (1.0 + rows)) + 1);
        });
        return message -> {
            double squares = 0;
            double sum = 0;
            for (Map.Entry<String, Integer> each : counts(message).entrySet()) {
                Double weight = weights.get(each.getKey());
                if (weight == null) continue;
                double value = (1 + Math.log(each.getValue())) * weight;
                squares += value * value;
                sum += value * 0.01;
            }
            return 1 / (1 + Math.exp(-sum / Math.sqrt(squares)));
        };
    }

    private static Map<String, Integer> counts(String message) {
        Map<String, Integer> counts = new HashMap<>();
        String folded = message.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "0");
        String[] words = folded.split("[^a-z0]+");
        for (int i = 0; i < words.length; i++) {
            counts.merge("w" + words[i], 1, Integer::sum);
            if (i > 0) counts.merge("w" + words[i - 1] + " " + words[i], 1, Integer::sum);
        }
        String spaced = " " + folded + " ";
        for (int from = 0; from < spaced.length(); from++) {
            for (int length = 2; length <= 5 && from + length <= spaced.length(); length++) counts.merge(spaced.substring(from, from + length), 1, Integer::sum);
        }
        return counts;
    }

    private static double micros(List<String> asked, ToDoubleFunction<String> score) {
        double sum = 0;
        long start = System.nanoTime();
        for (String message : asked) sum += score.applyAsDouble(message);
        long took = System.nanoTime() - start;
        if (Double.isNaN(sum)) throw new IllegalStateException("no score");
        return took / 1e3 / asked.size();
    }

    private static long allocated(List<String> asked, ToDoubleFunction<String> score) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] sum = new double[1];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < asked.size(); i++) sum[0] += score.applyAsDouble(asked.get(i));
        return (threads.getCurrentThreadAllocatedBytes() - before) / asked.size();
    }

    /// Empty where no Python with scikit-learn is named.
    private static Optional<Long> scikit(List<String> training) throws IOException, InterruptedException {
        String python = System.getenv("SEPTET_PYTHON");
        if (python == null) return Optional.empty();
        Path folder = Files.createTempDirectory("septet-text");
        Path texts = Files.writeString(folder.resolve("texts.txt"), String.join("\n", training));
        Path script = Files.writeString(folder.resolve("scikit.py"), PYTHON);
        Process process = new ProcessBuilder(python, script.toString(), texts.toString()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Optional.of(Math.round(Double.parseDouble(out.lines().reduce((_, last) -> last).orElseThrow()))) : Optional.empty();
    }

    private static double middle(double[] slices) {
        return Arrays.stream(slices).sorted().toArray()[slices.length / 2];
    }

    private static String shown(double[] slices) {
        double[] sorted = Arrays.stream(slices).sorted().toArray();
        return String.format(Locale.ROOT, "%.2f (%.2f..%.2f)", sorted[sorted.length / 2], sorted[sorted.length / 4], sorted[sorted.length * 3 / 4]);
    }
}
