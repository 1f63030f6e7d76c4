package septet.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Two real tables, each by its own design in `examples`: cancelled hotel bookings divided by time, and calls about term deposits in shares, ten seeds.
/// Both designs leave out columns that leak; a figure that is better than honest figures can be is no success either.
final class RealTables {
    static final String NAME = "real-tables";
    private static final String METRIC = "roc auc";
    private static final int SEEDS = 10;
    /// What is asked for, and what none who leaves out the leak has reached.
    private static final double HOTEL = 0.84;
    private static final double HOTEL_LEAKS = 0.95;
    private static final double BANK = 0.74;
    private static final double BANK_LEAKS = 0.85;

    private RealTables() {}

    static Outcome run(Size size) throws Exception {
        Path bookings = NotHere.data("hotel-bookings/hotel_bookings.csv.zip");
        Path calls = NotHere.data("bank-marketing/bank-additional.csv");
        String hotel = Repository.example("hotel-bookings/design.yaml");
        String bank = Repository.example("bank-marketing/design.yaml");
        TrialRun stay = TrialRun.of(hotel, Map.of("bookings", bookings));
        double hotels = stay.metric(stay.taken(), METRIC);
        double[] each = new double[SEEDS];
        long rows = stay.report().sources().getFirst().read();
        for (int seed = 1; seed <= SEEDS; seed++) {
            TrialRun run = TrialRun.of(seeded(bank, seed), Map.of("calls", calls));
            each[seed - 1] = run.metric(run.taken(), METRIC);
            if (seed == 1) rows += run.report().sources().getFirst().read();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hotel bookings by time, roc auc", hotels);
        values.put("of it, taken", stay.taken());
        values.put("bank marketing, mean roc auc of the seeds", mean(each));
        values.put("bank marketing, median (worst..best)", Shown.spread(each));
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("hotel bookings: the status at the end left in",
                !honest(with("reservation_status: category", "hotel: category", hotel, Map.of("bookings", bookings)), HOTEL, HOTEL_LEAKS));
        caught.put("bank marketing: how long the call took left in", !honest(with("duration: number", "age: number", bank, Map.of("calls", calls)), BANK, BANK_LEAKS));
        TrialRun shuffled = TrialRun.of(bank, Map.of("calls", calls), ShuffledLabels::new);
        caught.put("bank marketing: labels of the training rows shuffled", !honest(shuffled.metric("strong", METRIC), BANK, BANK_LEAKS));
        return new Outcome(NAME, "1.." + SEEDS, rows, values, caught, honest(hotels, HOTEL, HOTEL_LEAKS) && honest(mean(each), BANK, BANK_LEAKS));
    }

    private static boolean honest(double value, double least, double leaks) {
        return value >= least && value < leaks;
    }

    /// The same design with one more column before another, and what its strong learner then reaches.
    private static double with(String column, String before, String design, Map<String, Path> places) throws Exception {
        return TrialRun.of(Repository.replaced(design, "        " + before, "        " + column + "\n        " + before), places).metric("strong", METRIC);
    }

    private static String seeded(String design, int seed) {
        return Repository.replaced(design, "  seed: 1\n", "  seed: " + seed + "\n");
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
