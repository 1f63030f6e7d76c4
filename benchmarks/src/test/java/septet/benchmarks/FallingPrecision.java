package septet.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import septet.evaluation.Distributions;
import septet.evaluation.ExperimentPower;
import septet.evaluation.Means;
import septet.monitoring.Quality;
import septet.world.Chance;

/// How long it takes to find that average precision has fallen from 0.60 to 0.58, with as many payments and frauds a day as the card fraud example has: what the arithmetic
/// says beforehand, from a month before the fall, against playing it, with a look each day.
final class FallingPrecision {
    static final String NAME = "falling-precision";
    private static final double BEFORE = 0.60;
    private static final double FALL = 0.02;
    private static final double WITHIN = 0.15;
    private static final double FRAUD = 0.008;
    private static final int PAYMENTS = 9_500;
    private static final int DAYS = 240;
    private static final double TUNED = 6_000;
    private static final Means.Tuning TUNING = new Means.Tuning(0.05, TUNED);

    private FallingPrecision() {}

    static Outcome run(Size size) {
        int runs = size == Size.DEEP ? 400 : 24;
        double good = lead(BEFORE);
        double worse = lead(BEFORE - FALL);
        Quality month = new Quality();
        Chance chance = Chance.of(1).of(NAME);
        for (int day = 0; day < 30; day++) day(month, good, chance);
        double variance = month.precisionVariance() * month.positives();
        ExperimentPower power = ExperimentPower.evenly(variance, TUNING, DAYS * PAYMENTS * FRAUD, DAYS);
        double stated = power.units(FALL, 0.5).orElseThrow() / (PAYMENTS * FRAUD);
        double once = ExperimentPower.fixed(variance, FALL, 0.05, 0.5) / (PAYMENTS * FRAUD);
        double[] found = new double[runs];
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            found[run] = found(worse, Chance.of(2).of(NAME).at(run), DAYS);
            if (run % 4 == 0 && found(good, Chance.of(3).of(NAME).at(run), DAYS) <= DAYS) alarms++;
        }
        double played = Shown.median(found);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("variance of one fraud's worth", variance);
        values.put("days until half of all falls are found, by arithmetic", stated);
        values.put("the same, played", played);
        values.put("days until nine of ten are found, by arithmetic", power.units(FALL, 0.9).orElse(Double.NaN) / (PAYMENTS * FRAUD));
        Arrays.sort(found);
        values.put("the same, played ", found[(int) Math.ceil(0.9 * runs) - 1]);
        values.put("share of false alarms in " + DAYS + " days without a fall", alarms / (runs / 4.0));
        boolean met = Math.abs(played / stated - 1) <= WITHIN && alarms <= Math.max(1, runs / 4 * 0.05);
        return new Outcome(NAME, "1, 2, 3", runs, values, Map.of("the size for one look", Math.abs(played / once - 1) > WITHIN), met);
    }

    /// The first day on which the whole interval lies below what was promised; one more than all where none does.
    private static int found(double lead, Chance chance, int days) {
        Quality quality = new Quality();
        for (int day = 1; day <= days; day++) {
            day(quality, lead, chance);
            if (quality.averagePrecision(TUNING).isBelow(BEFORE)) return day;
        }
        return days + 1;
    }

    /// Scores are log-odds; those of frauds lie further up.
    private static void day(Quality quality, double lead, Chance chance) {
        for (int i = 0; i < PAYMENTS; i++) {
            boolean fraud = chance.nextDouble() < FRAUD;
            double odds = chance.nextGaussian() + (fraud ? lead : 0);
            quality.add(1 / (1 + StrictMath.exp(-odds)), fraud, 0, 0);
        }
    }

    /// By how much frauds have to lie above the others for this average precision.
    private static double lead(double precision) {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (averagePrecision(middle) < precision) low = middle;
            else high = middle;
        }
        return low;
    }

    /// Of both normal distributions, by the trapezoid rule.
    private static double averagePrecision(double lead) {
        double sum = 0;
        double step = 0.01;
        for (double x = -6; x < lead + 8; x += step) {
            double hits = FRAUD * Distributions.normalBelow(lead - x);
            double others = (1 - FRAUD) * Distributions.normalBelow(-x);
            double density = StrictMath.exp(-(x - lead) * (x - lead) / 2) / Math.sqrt(2 * Math.PI);
            sum += density * step * hits / (hits + others);
        }
        return sum;
    }
}
