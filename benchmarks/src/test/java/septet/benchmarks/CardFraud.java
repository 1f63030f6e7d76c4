package septet.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.design.Refused;
import septet.loop.RunQuality;

/// The example of card fraud in twenty towns, each with another seed for its payments and for the search; none is left out.
final class CardFraud {
    static final String NAME = "card-fraud";
    private static final String METRIC = "average precision";
    private static final String WHOLE = "days: 183";
    private static final String SMALL = "days: 90, cards: 1500, terminals: 3000";
    private static final int SEEDS = 20;
    private static final int ENOUGH = 19;

    private CardFraud() {}

    /// What each seed came to.
    ///
    /// @param served       average precision of what was taken; 0 where the run was refused
    /// @param byContestant the same of each contestant
    private record Towns(List<String> lines, double[] served, Map<String, double[]> byContestant) {
        boolean run(int seed, String town) throws Exception {
            StringBuilder line = new StringBuilder("seed " + seed + ": ");
            boolean promoted = false;
            try {
                TrialRun run = TrialRun.of(design(seed, town), Map.of());
                promoted = run.promoted();
                served[seed - 1] = run.metric(run.taken(), METRIC);
                line.append(run.taken()).append(promoted ? " promoted" : " NOT PROMOTED");
                for (RunQuality.Contestant contestant : run.report().quality().contestants()) {
                    double value = run.metric(contestant.name(), METRIC);
                    byContestant.computeIfAbsent(contestant.kind(), _ -> new double[served.length])[seed - 1] = value;
                    line.append(", ").append(contestant.kind()).append(' ').append(Shown.text(value));
                }
            } catch (Refused refused) {
                line.append("REFUSED: ").append(refused.getMessage());
            }
            lines.add(line.toString());
            System.err.println("  " + line);
            return promoted;
        }
    }

    static Outcome run(Size size) throws Exception {
        int seeds = size == Size.DEEP ? SEEDS : 1;
        Towns towns = new Towns(new ArrayList<>(), new double[seeds], new LinkedHashMap<>());
        int promoted = 0;
        for (int seed = 1; seed <= seeds; seed++) if (towns.run(seed, size == Size.DEEP ? WHOLE : SMALL)) promoted++;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("promoted", promoted + " of " + seeds);
        values.put("average precision of what was taken, median (worst..best)", Shown.spread(towns.served()));
        towns.byContestant().forEach((kind, reached) -> values.put(kind + ", median (worst..best)", Shown.spread(reached)));
        values.put("each seed", towns.lines());
        Map<String, Boolean> caught = Map.of("labels of the training rows shuffled", !TrialRun.of(design(1, SMALL), Map.of(), ShuffledLabels::new).promoted());
        return new Outcome(NAME, "1.." + seeds + " (town and search)", seeds, values, caught, promoted >= Math.min(seeds, ENOUGH));
    }

    private static String design(int seed, String town) throws Exception {
        String payments = Repository.replaced(RehearsedPayments.design(), "with: {days: 183, seed: 7}", "with: {" + town + ", seed: " + seed + "}");
        return Repository.replaced(payments, "  calibrate: isotonic\n", "  calibrate: isotonic\n  seed: " + seed + "\n");
    }
}
