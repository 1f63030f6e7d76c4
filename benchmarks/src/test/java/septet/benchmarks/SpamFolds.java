package septet.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import septet.model.LinearSvm;
import septet.model.Settings;
import septet.world.Chance;

/// Spam among text messages: five folds that keep near-duplicates together, the threshold chosen inside the training folds, ten seeds. A linear support
/// vector machine on words and characters; the threshold is that of the highest F1 among those that block at most one wanted message in a thousand.
final class SpamFolds {
    static final String NAME = "spam-folds";
    private static final int FOLDS = 5;
    private static final double F1 = 0.964;
    private static final double BLOCKED = 0.0015;
    private static final double ALLOWED = 0.001;

    private SpamFolds() {}

    /// Spam found, wanted messages blocked, spam missed.
    private record Found(int right, int blocked, int missed) {
        Found plus(Found other) {
            return new Found(right + other.right, blocked + other.blocked, missed + other.missed);
        }

        double f1() {
            return 2.0 * right / (2.0 * right + blocked + missed);
        }
    }

    static Outcome run(Size size) throws Exception {
        SpokenRows rows = SpokenRows.tabbed(NotHere.data("sms-spam/sms.tsv"), "spam");
        int seeds = size == Size.DEEP ? 10 : 1;
        long wanted = Arrays.stream(rows.target()).filter(each -> each == 0).count();
        double[] f1 = new double[seeds];
        double[] blocked = new double[seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            Found found = folds(rows, rows.kinds(), seed);
            f1[seed - 1] = found.f1();
            blocked[seed - 1] = found.blocked() / (double) wanted;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("mean F1", mean(f1));
        values.put("F1, median (worst..best)", Shown.spread(f1));
        values.put("mean share of wanted messages blocked", mean(blocked));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        int[] alone = IntStream.range(0, rows.texts().size()).toArray();
        caught.put("near-duplicates on both sides look better than they are", folds(rows, alone, 1).f1() > f1[0]);
        return new Outcome(NAME, "1.." + seeds, rows.texts().size(), values, caught, mean(f1) >= F1 && mean(blocked) <= BLOCKED);
    }

    private static Found folds(SpokenRows rows, int[] kinds, long seed) throws InterruptedException {
        int[] all = IntStream.range(0, rows.texts().size()).toArray();
        int[] folds = rows.folds(all, kinds, FOLDS, Chance.of(seed));
        Found found = new Found(0, 0, 0);
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] train = IntStream.of(all).filter(row -> folds[row] != held).toArray();
            int[] test = IntStream.of(all).filter(row -> folds[row] == held).toArray();
            double threshold = threshold(rows, train, kinds, seed);
            double[] scores = rows.scores(rows.learned(new LinearSvm(), Settings.NONE, train, seed), test);
            found = found.plus(judged(scores, test, rows.target(), threshold));
        }
        return found;
    }

    /// From what models say of training rows that they did not learn from.
    private static double threshold(SpokenRows rows, int[] train, int[] kinds, long seed) throws InterruptedException {
        int[] folds = rows.folds(train, kinds, FOLDS, Chance.of(seed).of("inner"));
        double[] scores = new double[train.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] inside = IntStream.range(0, train.length).filter(i -> folds[i] != held).toArray();
            int[] outside = IntStream.range(0, train.length).filter(i -> folds[i] == held).toArray();
            double[] said = rows.scores(rows.learned(new LinearSvm(), Settings.NONE, picked(train, inside), seed), picked(train, outside));
            for (int i = 0; i < outside.length; i++) scores[outside[i]] = said[i];
        }
        return best(scores, train, rows.target());
    }

    private static int[] picked(int[] rows, int[] places) {
        return IntStream.of(places).map(place -> rows[place]).toArray();
    }

    private static double best(double[] scores, int[] rows, double[] target) {
        long wanted = IntStream.of(rows).filter(row -> target[row] == 0).count();
        double best = 1;
        double reached = -1;
        double[] candidates = Arrays.stream(scores).distinct().sorted().toArray();
        for (int i = 1; i < candidates.length; i++) {
            double threshold = (candidates[i - 1] + candidates[i]) / 2;
            Found found = judged(scores, rows, target, threshold);
            if (found.blocked() > ALLOWED * wanted || found.f1() <= reached) continue;
            reached = found.f1();
            best = threshold;
        }
        return best;
    }

    private static Found judged(double[] scores, int[] rows, double[] target, double threshold) {
        int right = 0;
        int blocked = 0;
        int missed = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean spam = target[rows[i]] == 1;
            if (scores[i] >= threshold) {
                if (spam) right++;
                else blocked++;
            } else if (spam) {
                missed++;
            }
        }
        return new Found(right, blocked, missed);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
