package septet.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The dust of the coming hour beside a repeat of the last one, and Adult on its own test file.
final class OtherTasks {
    static final String NAME = "other-tasks";
    private static final String ERROR = "mean absolute error";
    private static final double ADULT = 0.925;

    private OtherTasks() {}

    static Outcome run(Size size) throws Exception {
        Path hours = NotHere.data("beijing-pm25/pollution.csv");
        Path forms = NotHere.data("adult/adult-test.csv.gz").resolveSibling("adult-*.csv.gz");
        String air = Repository.example("beijing-air/design.yaml");
        String adult = Repository.example("adult/design.yaml");
        TrialRun dust = TrialRun.of(air, Map.of("hours", hours));
        TrialRun rich = TrialRun.of(adult, Map.of("people", forms));
        double repeat = dust.metric("baseline", ERROR);
        double error = dust.metric(dust.taken(), ERROR);
        double auc = rich.metric(rich.taken(), "roc auc");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Beijing air, mean absolute error of a repeat of the last hour", repeat);
        values.put("of the model", error);
        values.put("Beijing air, r2 of a repeat of the last hour", dust.metric("baseline", "r2"));
        values.put("of the model ", dust.metric(dust.taken(), "r2"));
        values.put("Adult on its own test file, roc auc", auc);
        Map<String, Boolean> caught = new LinkedHashMap<>();
        TrialRun shuffled = TrialRun.of(adult, Map.of("people", forms), ShuffledLabels::new);
        caught.put("Adult: labels of the training rows shuffled", shuffled.metric("strong", "roc auc") < ADULT);
        long rows = dust.report().sources().getFirst().read() + rich.report().sources().getFirst().read();
        return new Outcome(NAME, "1", rows, values, caught, error < repeat && auc >= ADULT);
    }
}
