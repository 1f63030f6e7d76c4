package septet.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The example of card fraud in twenty towns, each with another seed for its payments and for the search; none is left out.
final class CardFraud {
    static final String NAME = "card-fraud";
    private static final String METRIC = "average precision";
    private static final String WHOLE = "days: 183";
    private static final String SMALL = "days: 90, cards: 1500, terminals: 3000";
    private static final int SEEDS = 20;
    private static final int ENOUGH = 19;

    private CardFraud() {}

    static Outcome run(Size size) throws Exception {
        int seeds = size == Size.DEEP ? SEEDS : 1;
        Map<String, double[]> byContestant = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        double[] served = new double[seeds];
        int promoted = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            int place = seed - 1;
            TrialRun run = TrialRun.of(design(seed, size == Size.DEEP ? WHOLE : SMALL), Map.of());
            if (run.promoted()) promoted++;
            served[place] = run.metric(run.taken(), METRIC);
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "seed %d: %s %s", seed, run.taken(), run.promoted() ? "promoted" : "NOT PROMOTED"));
            for (var contestant : run.report().quality().contestants()) {
                double value = run.metric(contestant.name(), METRIC);
                byContestant.computeIfAbsent(contestant.kind(), _ -> new double[seeds])[place] = value;
                line.append(String.format(Locale.ROOT, ", %s %.3f", contestant.kind(), value));
            }
            lines.add(line.toString());
            System.err.println("  " + line);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("promoted", promoted + " of " + seeds);
        values.put("average precision of what was taken, median (worst..best)", Shown.spread(served));
        byContestant.forEach((kind, reached) -> values.put(kind + ", median (worst..best)", Shown.spread(reached)));
        values.put("each seed", lines);
        Map<String, Boolean> caught = Map.of("labels of the training rows shuffled", !TrialRun.of(design(1, SMALL), Map.of(), ShuffledLabels::new).promoted());
        return new Outcome(NAME, "1.." + seeds + " (town and search)", seeds, values, caught, promoted >= Math.min(seeds, ENOUGH));
    }

    private static String design(int seed, String town) throws Exception {
        String payments = Repository.replaced(RehearsedPayments.design(), "with: {days: 183, seed: 7}", "with: {" + town + ", seed: " + seed + "}");
        return Repository.replaced(payments, "  calibrate: isotonic\n", "  calibrate: isotonic\n  seed: " + seed + "\n");
    }
}
