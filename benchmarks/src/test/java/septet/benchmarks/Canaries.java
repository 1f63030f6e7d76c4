package septet.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import septet.monitoring.ModelShift;
import septet.monitoring.StepVerdict;
import septet.monitoring.StepWatch;
import septet.world.Chance;

/// A thousand canaries of a version that is the same, and a thousand of one that is worse: errors, latency or scores, by so much that the step finds it with 99% power.
/// Steps: in shadow for an hour, 5% for a day, 50% for a day. Units (cards) keep their arm, and their answers depend on each other.
final class Canaries {
    static final String NAME = "canaries";
    private static final int UNITS = 5_000;
    private static final int DAY = 10_000;
    private static final double[] SHARES = {0, 0.05, 0.5};
    private static final int[] REQUESTS = {DAY / 24 * 3, DAY * 3, DAY};
    private static final int LOOKS = 12;

    /// What a version does otherwise: more errors, slower by a factor, scores by a factor.
    private record Change(double errors, double latency, double score) {
        static final Change NONE = new Change(0, 1, 1);
    }

    /// @param rolledBack whether the watch withdrew it
    /// @param share      of the traffic that it had then
    private record Ending(boolean rolledBack, double share, boolean promoted) {}

    private Canaries() {}

    static Outcome run(Size size) {
        int trials = size == Size.DEEP ? 1_000 : 60;
        int falsely = 0;
        int promoted = 0;
        for (int seed = 0; seed < trials; seed++) {
            Ending ending = play(Chance.of(seed), Change.NONE, false);
            if (ending.rolledBack()) falsely++;
            if (ending.promoted()) promoted++;
        }
        int early = 0;
        int stopped = 0;
        int deaf = 0;
        for (int seed = 0; seed < trials; seed++) {
            Change change = change(seed);
            Ending ending = play(Chance.of(trials + seed), change, false);
            if (ending.rolledBack()) stopped++;
            if (ending.rolledBack() && ending.share() < 0.1) early++;
            if (seed < 20 && play(Chance.of(trials + seed), change, true).rolledBack()) deaf++;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("the same version, canaries", trials);
        values.put("of them rolled back", falsely);
        values.put("of them promoted", promoted);
        values.put("worse versions, canaries", trials);
        values.put("of them stopped", stopped);
        values.put("of them stopped before 10% of the traffic", early);
        boolean met = falsely <= trials * 0.01 && early >= trials * 0.95 && promoted >= trials * 0.9;
        return new Outcome(NAME, "0.." + (2 * trials - 1), 2L * trials, values, Map.of("a watch that compares the control with itself", deaf == 0), met);
    }

    /// One in three of each kind.
    private static Change change(int seed) {
        return switch (seed % 3) {
            case 0 -> new Change(0.08, 1, 1);
            case 1 -> new Change(0, 1.3, 1);
            default -> new Change(0, 1, seed % 2 == 0 ? 5 : 0.1);
        };
    }

    private static Ending play(Chance chance, Change change, boolean deaf) {
        double[] levels = new double[UNITS];
        for (int unit = 0; unit < UNITS; unit++) levels[unit] = StrictMath.exp(0.7 * chance.nextGaussian());
        for (int step = 0; step < SHARES.length; step++) {
            StepWatch watch = new StepWatch(step > 0, ModelShift.NONE);
            StepVerdict verdict = new StepVerdict(StepVerdict.Outcome.HOLD, "", java.util.List.of());
            for (int look = 1; look <= LOOKS && verdict.outcome() == StepVerdict.Outcome.HOLD; look++) {
                for (int i = 0; i < REQUESTS[step] / LOOKS; i++) request(chance, levels, watch, SHARES[step], deaf ? Change.NONE : change);
                verdict = watch.judge(look == LOOKS, look == LOOKS);
            }
            if (verdict.outcome() == StepVerdict.Outcome.ROLL_BACK) return new Ending(true, SHARES[step], false);
            if (verdict.outcome() != StepVerdict.Outcome.ADVANCE) return new Ending(false, SHARES[step], false);
        }
        return new Ending(false, 1, true);
    }

    private static void request(Chance chance, double[] levels, StepWatch watch, double share, Change change) {
        int unit = chance.nextInt(UNITS);
        String name = Integer.toString(unit);
        double risk = levels[unit] * StrictMath.exp(chance.nextGaussian());
        if (share == 0) {
            watch.control(name, answer(chance, risk, Change.NONE));
            watch.challenger(name, answer(chance, risk, change));
        } else if (unit < UNITS * share) {
            watch.challenger(name, answer(chance, risk, change));
        } else if (unit >= UNITS * (1 - Math.min(share, 1 - share))) {
            watch.control(name, answer(chance, risk, Change.NONE));
        }
    }

    private static StepWatch.Answer answer(Chance chance, double risk, Change change) {
        double score = Math.min(1, 0.006 * risk * change.score());
        return new StepWatch.Answer(score, score > 0.05, chance.nextDouble() < 0.0005 + change.errors(), 70 * change.latency() * StrictMath.exp(0.23 * chance.nextGaussian()));
    }
}
