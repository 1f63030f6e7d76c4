package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import septet.data.CardFraudRules;
import septet.data.CardPaymentSettings;

/// Generated card payments beside the published ones: how many, how many frauds, of which kinds; and how well the best estimate does
/// on a test week, which no model can beat but by luck.
final class GeneratedPayments {
    static final String NAME = "generated-payments";
    private static final int PUBLISHED = 1_754_155;
    private static final double FRAUD_PERCENT = 0.837;
    private static final double[] SHARES = {6.6, 61.8, 31.5};
    private static final long WEEK = 7 * 86_400;
    /// The last week whose labels are known when the data end.
    private static final int FIRST_TEST_DAY = 169;
    private static final int LAST_TEST_DAY = 175;

    private GeneratedPayments() {}

    static Outcome run(Size size) {
        int seeds = size == Size.DEEP ? 20 : 2;
        List<String> lines = new ArrayList<>();
        double[] ceilings = new double[seeds];
        boolean met = true;
        long rows = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            PaymentHistory history = history(seed, CardFraudRules.PUBLISHED);
            ceilings[seed - 1] = new RuleScorer(history, WEEK).averagePrecision(FIRST_TEST_DAY, LAST_TEST_DAY);
            Look look = new Look(history);
            lines.add(String.format(Locale.ROOT, "seed %d: %s, ceiling %.3f", seed, look, ceilings[seed - 1]));
            met &= look.violations().isEmpty();
            rows += history.rows;
        }
        Arrays.sort(ceilings);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("published", "1754155 payments, 0.837 % fraud: 6.6 / 61.8 / 31.5 % of the three kinds");
        values.put("each seed", lines);
        values.put("ceiling: average precision of the rules without the draws, days 170 to 176", String.format(Locale.ROOT, "median %.3f (%.3f..%.3f)",
                (ceilings[(seeds - 1) / 2] + ceilings[seeds / 2]) / 2, ceilings[0], ceilings[seeds - 1]));
        return new Outcome(NAME, "1.." + seeds, rows, values, caught(), met);
    }

    private static PaymentHistory history(int seed, CardFraudRules rules) {
        return new PaymentHistory(CardPaymentSettings.DEFAULT.withSeed(seed), rules);
    }

    private static Map<String, Boolean> caught() {
        Map<String, Boolean> caught = new LinkedHashMap<>();
        caught.put("terminals compromised for 27 days", isFound(new CardFraudRules(220_00, 2, 27, 3, 14, 3, 5)));
        caught.put("one terminal a day", isFound(new CardFraudRules(220_00, 1, 28, 3, 14, 3, 5)));
        caught.put("two stolen cards a day", isFound(new CardFraudRules(220_00, 2, 28, 2, 14, 3, 5)));
        caught.put("half of a stolen card's payments", isFound(new CardFraudRules(220_00, 2, 28, 3, 14, 2, 5)));
        caught.put("amounts above 210", isFound(new CardFraudRules(210_00, 2, 28, 3, 14, 3, 5)));
        PaymentHistory history = history(1, CardFraudRules.PUBLISHED);
        double honest = new RuleScorer(history, WEEK).averagePrecision(FIRST_TEST_DAY, LAST_TEST_DAY);
        double leaking = new RuleScorer(history, 0).averagePrecision(FIRST_TEST_DAY, LAST_TEST_DAY);
        caught.put("a ceiling that sees labels without their delay", leaking > honest + 0.1);
        return caught;
    }

    private static boolean isFound(CardFraudRules planted) {
        return !new Look(history(1, planted)).violations().isEmpty();
    }

    /// What a look at the payments shows.
    private static final class Look {
        private final PaymentHistory history;
        private final double[] kinds = new double[4];
        private final double frauds;

        Look(PaymentHistory history) {
            this.history = history;
            for (int row = 0; row < history.rows; row++) kinds[history.scenarios[row]]++;
            frauds = kinds[1] + kinds[2] + kinds[3];
        }

        List<String> violations() {
            List<String> violations = new ArrayList<>();
            if (Math.abs(history.rows / (double) PUBLISHED - 1) > 0.03) violations.add("payments " + history.rows);
            if (Math.abs(100 * frauds / history.rows - FRAUD_PERCENT) > 0.03) violations.add("fraud " + 100 * frauds / history.rows);
            for (int kind = 1; kind <= 3; kind++) {
                if (Math.abs(100 * kinds[kind] / frauds / SHARES[kind - 1] - 1) > 0.15) violations.add("kind " + kind + " " + 100 * kinds[kind] / frauds);
            }
            if (longestSpans() < 0.1) violations.add("terminals are not compromised for 28 days");
            if (lowestHigh() <= 220_00 || lowestHigh() > 221_00) violations.add("the lowest high amount is " + lowestHigh());
            return violations;
        }

        /// The share of compromised terminals whose first and last fraud stand exactly 28 days apart, both days included; of those that
        /// pay daily it is one.
        private double longestSpans() {
            int spans = 0;
            int whole = 0;
            for (int[] payments : history.ofTerminal) {
                int first = -1;
                int last = -1;
                for (int row : payments) {
                    if (history.scenarios[row] == 2) {
                        if (first < 0) first = history.day(row);
                        last = history.day(row);
                    } else if (history.scenarios[row] == 0 && first >= 0) {
                        spans++;
                        if (last - first == 27) whole++;
                        first = -1;
                    }
                }
            }
            return spans == 0 ? 0 : whole / (double) spans;
        }

        private long lowestHigh() {
            long lowest = Long.MAX_VALUE;
            for (int row = 0; row < history.rows; row++) if (history.scenarios[row] == 1) lowest = Math.min(lowest, history.cents[row]);
            return lowest;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d payments, %.3f %% fraud: %.1f / %.1f / %.1f %%", history.rows, 100 * frauds / history.rows, 100 * kinds[1] / frauds,
                    100 * kinds[2] / frauds, 100 * kinds[3] / frauds);
        }
    }
}
