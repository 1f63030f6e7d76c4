package septet.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The protocol of the Fraud Detection Handbook (Le Borgne et al., chapter 3) on its own simulated payments, by `examples/card-fraud/handbook.yaml`,
/// beside what it publishes. Needs the payments as `handbook.parquet` or `handbook.csv` (TRANSACTION_ID, TX_DATETIME, CUSTOMER_ID, TERMINAL_ID,
/// TX_AMOUNT, TX_FRAUD) in the folder that `SEPTET_HANDBOOK` names; of both, both are run and must give the same.
final class Handbook {
    static final String NAME = "handbook";
    private static final double WITHIN = 0.01;
    private static final double TREES = 0.63;
    private static final String PRECISION = "average precision";
    /// What is published of logistic regression.
    private static final Map<String, Double> PUBLISHED = Map.of("roc auc", 0.871, PRECISION, 0.606, "card precision at 100 per 1d", 0.291);
    private static final List<String> METRICS = List.of("roc auc", PRECISION, "card precision at 100 per 1d");

    private Handbook() {}

    static Outcome run(Size size) throws Exception {
        List<Path> files = files();
        String design = Repository.example("card-fraud/handbook.yaml");
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        long rows = 0;
        List<Map<String, String>> models = new ArrayList<>();
        for (Path file : files) {
            TrialRun run = TrialRun.of(design, Map.of("payments", file));
            for (String metric : METRICS) {
                values.put(file.getFileName() + ", logistic regression, " + metric, Shown.text(run.metric("simple", metric)) + ", published " + PUBLISHED.get(metric));
            }
            for (String metric : METRICS) values.put(file.getFileName() + ", boosted trees, " + metric, run.metric("strong", metric));
            met &= published(run) && run.metric("strong", PRECISION) >= TREES;
            models.add(run.version().artifacts());
            rows = run.report().sources().getFirst().read();
        }
        if (models.size() > 1) values.put("models of both files are the same bytes", models.getFirst().equals(models.getLast()));
        met &= models.getFirst().equals(models.getLast());
        Map<String, Boolean> caught = new LinkedHashMap<>();
        Map<String, Path> payments = Map.of("payments", files.getFirst());
        caught.put("labels used without their delay", !published(TrialRun.of(Repository.replaced(design, "known after 7d", "known after 0d"), payments)));
        caught.put("compromised cards left in the test", !published(TrialRun.of(Repository.replaced(design, "  where: not compromised\n", ""), payments)));
        return new Outcome(NAME, "1", rows, values, caught, met);
    }

    private static boolean published(TrialRun run) {
        return METRICS.stream().allMatch(metric -> Math.abs(run.metric("simple", metric) - PUBLISHED.get(metric)) <= WITHIN);
    }

    private static List<Path> files() {
        String folder = System.getenv("SEPTET_HANDBOOK");
        if (folder == null) throw new NotHere("SEPTET_HANDBOOK names no folder with handbook.parquet or handbook.csv");
        if (Files.isRegularFile(Path.of(folder))) return List.of(Path.of(folder));
        List<Path> files = List.of(Path.of(folder, "handbook.parquet"), Path.of(folder, "handbook.csv")).stream().filter(Files::exists).toList();
        if (files.isEmpty()) throw new NotHere("neither handbook.parquet nor handbook.csv is in " + folder + ", the folder of SEPTET_HANDBOOK");
        return files;
    }
}
