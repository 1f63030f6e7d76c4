package septet.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Spam messages in folds with near-duplicates on one side, fold seeds 1 to 10; web pages one after the other beside no change; forum sentences as their authors divided them.
/// Each by its own design in `examples`.
final class TextTables {
    static final String NAME = "text-tables";
    private static final int SEEDS = 10;
    private static final double SPAM_F1 = 0.964;
    private static final double HAM_BLOCKED = 0.0015;
    private static final double SENTENCES = 0.738;

    private TextTables() {}

    static Outcome run(Size size) throws Exception {
        Path messages = NotHere.data("sms-spam/sms.tsv");
        Path pages = NotHere.data("phishing/phishing.csv");
        Path sentences = NotHere.data("stormfront/stormfront.csv");
        int seeds = size == Size.DEEP ? SEEDS : 1;
        String spam = Repository.example("sms-spam/design.yaml");
        double[] f1 = new double[seeds];
        double[] blocked = new double[seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            TrialRun run = TrialRun.of(Repository.replaced(spam, "  seed: 1\n", "  seed: " + seed + "\n"), Map.of("messages", messages));
            f1[seed - 1] = run.metric("linear", "f1");
            blocked[seed - 1] = run.metric("linear", "false alarm rate");
        }
        TrialRun stream = TrialRun.of(Repository.example("phishing/design.yaml"), Map.of("pages", pages));
        TrialRun forum = TrialRun.of(Repository.example("stormfront/design.yaml"), Map.of("sentences", sentences));
        double accuracy = forum.metric(forum.taken(), "accuracy");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("spam, mean f1 of the seeds", mean(f1));
        values.put("spam, median (worst..best) f1", Shown.spread(f1));
        values.put("spam, mean share of ham that is hidden", mean(blocked));
        values.put("phishing one after the other, accuracy", stream.metric(stream.taken(), "accuracy"));
        values.put("phishing, accuracy of no change", stream.metric("baseline", "accuracy"));
        values.put("stormfront, accuracy on its authors' split", accuracy);
        Map<String, Boolean> caught = new LinkedHashMap<>();
        TrialRun shuffled = TrialRun.of(Repository.example("stormfront/design.yaml"), Map.of("sentences", sentences), ShuffledLabels::new);
        caught.put("stormfront: labels of the training rows shuffled", shuffled.metric("linear", "accuracy") < SENTENCES);
        boolean met = mean(f1) >= SPAM_F1 && mean(blocked) <= HAM_BLOCKED && accuracy >= SENTENCES
                && stream.metric(stream.taken(), "accuracy") > stream.metric("baseline", "accuracy") && !stream.taken().equals("baseline");
        return new Outcome(NAME, "1.." + seeds, f1.length, values, caught, met);
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
