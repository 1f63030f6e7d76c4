package septet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import septet.evaluation.ExperimentPower;
import septet.evaluation.Means;
import septet.model.Model;
import septet.monitoring.Quality;
import septet.world.Chance;

/// How long it takes to find that average precision has fallen by two points on generated card payments, of which a share of frauds has become of a kind that the model does not know:
/// what the arithmetic says beforehand, from a month before the fall, against playing it in towns that are generated anew, with a look each day.
final class FallingPrecision {
    static final String NAME = "falling-precision";
    private static final double FALL = 0.02;
    private static final double WITHIN = 0.15;
    private static final int DAYS = 126;
    private static final int MONTH = 30;
    private static final double TUNED = 6_000;
    private static final Means.Tuning TUNING = new Means.Tuning(0.05, TUNED);
    /// Towns from which the fall and the month before it are known; their seeds, and that of the town that taught the model.
    private static final int[] KNOWN = {1, 2, 3, 4};
    private static final int TAUGHT = 100;
    private static final int FIRST = 1_000;
    /// Towns that are played before they are kept.
    private static final int BLOCK = 10;

    private FallingPrecision() {}

    /// What is known before the fall.
    ///
    /// @param hidden   the share of frauds that takes two points from it
    /// @param variance of one fraud's worth, in a month
    /// @param frauds   a day
    record Before(double hidden, double variance, double frauds) {}

    /// What was seen in a town: the upper ends of the intervals day by day, with the fall and without.
    ///
    /// @param level average precision without a fall, over all days
    record Town(double level, double[] fallen, double[] calm) {}

    record Played(List<Town> towns) {}

    static Outcome run(Size size) throws Exception {
        KeptParts parts = KeptParts.of(NAME, size);
        int towns = size == Size.DEEP ? 160 : BLOCK;
        Model model = PaymentScores.model(TAUGHT);
        Before before = parts.of("before", Before.class, () -> before(model));
        List<Town> played = new ArrayList<>();
        for (int first = 0; first < towns; first += BLOCK) {
            int begin = FIRST + first;
            played.addAll(parts.of("towns from " + begin, Played.class, () -> play(model, before, begin)).towns());
        }
        // What is promised is what towns without a fall keep on average: each of them by itself has luck.
        double level = played.stream().mapToDouble(Town::level).average().orElseThrow();
        long alarms = played.stream().filter(town -> found(town.calm(), level) <= DAYS).count();
        ExperimentPower power = ExperimentPower.evenly(before.variance(), TUNING, DAYS * before.frauds(), DAYS);
        double stated = power.units(FALL, 0.5).orElseThrow() / before.frauds();
        double once = ExperimentPower.fixed(before.variance(), FALL, 0.05, 0.5) / before.frauds();
        double[] found = played.stream().mapToDouble(town -> found(town.fallen(), level)).sorted().toArray();
        double median = Shown.median(found);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("average precision before the fall", level);
        values.put("share of frauds that hides from then on", before.hidden());
        values.put("variance of one fraud's worth", before.variance());
        values.put("days until half of all falls are found, by arithmetic", stated);
        values.put("the same, played", median);
        values.put("nine of ten, by arithmetic", power.units(FALL, 0.9).stream().mapToObj(units -> Shown.text(units / before.frauds())).findFirst().orElse("after more than " + DAYS));
        double ninth = found[(int) Math.ceil(0.9 * found.length) - 1];
        values.put("nine of ten, played", ninth <= DAYS ? Shown.text(ninth) : "after more than " + DAYS);
        values.put("share of false alarms in " + DAYS + " days without a fall", alarms / (double) towns);
        boolean met = Math.abs(median / stated - 1) <= WITHIN && alarms <= Math.max(1, towns * 0.05);
        return new Outcome(NAME, TAUGHT + ", 1..4, " + FIRST + ".." + (FIRST + towns - 1), towns, values, Map.of("the size for one look", Math.abs(median / once - 1) > WITHIN),
                size == Size.SHARE || met);
    }

    private static Before before(Model model) throws InterruptedException {
        List<List<PaymentScores>> towns = new ArrayList<>();
        for (int seed : KNOWN) towns.add(PaymentScores.days(model, seed, DAYS));
        double level = level(towns, 0);
        double low = 0;
        double high = 0.2;
        for (int i = 0; i < 20; i++) {
            double middle = (low + high) / 2;
            if (level(towns, middle) > level - FALL) low = middle;
            else high = middle;
        }
        Quality month = new Quality();
        for (int day = 0; day < MONTH; day++) add(month, towns.getFirst().get(day), 0, Chance.of(0));
        return new Before(low, month.precisionVariance() * month.positives(), month.positives() / (double) MONTH);
    }

    /// The mean of the towns.
    private static double level(List<List<PaymentScores>> towns, double hidden) {
        return towns.stream().mapToDouble(days -> {
            Quality quality = new Quality();
            for (int day = 0; day < days.size(); day++) add(quality, days.get(day), hidden, Chance.of(1).of("hidden").at(day));
            return quality.averagePrecision().orElseThrow();
        }).average().orElseThrow();
    }

    private static Played play(Model model, Before before, int first) throws InterruptedException {
        List<Town> towns = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            List<PaymentScores> days = PaymentScores.days(model, first + i, DAYS);
            Chance chance = Chance.of(2).of("hidden").at(first + i);
            double[] fallen = ends(days, before.hidden(), chance, new Quality());
            Quality whole = new Quality();
            double[] calm = ends(days, 0, chance, whole);
            towns.add(new Town(whole.averagePrecision().orElseThrow(), fallen, calm));
        }
        return new Played(towns);
    }

    private static double[] ends(List<PaymentScores> days, double hidden, Chance chance, Quality quality) {
        double[] ends = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            add(quality, days.get(day), hidden, chance.at(day));
            ends[day] = quality.averagePrecision(TUNING).high();
        }
        return ends;
    }

    /// The first day on which the whole interval lies below what was promised; one more than all where none does.
    private static int found(double[] ends, double level) {
        int day = 0;
        while (day < ends.length && ends[day] >= level) day++;
        return day + 1;
    }

    /// A fraud that hides has the score of some payment of its day.
    private static void add(Quality quality, PaymentScores day, double hidden, Chance chance) {
        double[] scores = day.scores();
        for (int i = 0; i < scores.length; i++) {
            boolean hides = day.frauds()[i] && hidden > 0 && chance.nextDouble() < hidden;
            quality.add(hides ? scores[chance.nextInt(scores.length)] : scores[i], day.frauds()[i], 0, 0);
        }
    }
}
