package septet.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import septet.evaluation.Anytime;
import septet.evaluation.BoundedMean;
import septet.evaluation.Means;
import septet.evaluation.Moments;
import septet.evaluation.Quantiles;
import septet.evaluation.Rates;
import septet.evaluation.SampleRatio;
import septet.world.Chance;

/// Experiments whose arms do not differ, looked at a hundred times each: how many ever look significant.
final class Peeking {
    static final String NAME = "peeking";
    private static final int EXPERIMENTS = 10_000;
    private static final int SHARE = 1_000;
    private static final int LOOKS = 100;
    private static final int UNITS = 40;
    private static final double ALPHA = 0.05;
    private static final double RARE = 0.05;
    private static final Means.Tuning TUNING = new Means.Tuning(ALPHA, (double) LOOKS * UNITS);

    private Peeking() {}

    /// One unit: its arm, what came of it, what was known before, whether a rare thing happened.
    private record Unit(boolean second, double outcome, double before, boolean hit) {}

    /// A way to look at an experiment.
    private interface Way {
        void add(Unit unit);

        /// Whether the arms seem to differ.
        boolean significant();
    }

    private static final Map<String, Supplier<Way>> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("difference of means", () -> new OfMoments(Means::difference));
        WAYS.put("difference adjusted by what was known before", () -> new OfMoments(Means::adjusted));
        WAYS.put("difference of ratios", () -> new OfMoments(Means::ratioDifference));
        WAYS.put("difference of rates", () -> new OfRates((a, b) -> !Rates.difference(a, b, ALPHA).holds(0)));
        WAYS.put("ratio of rates", () -> new OfRates((a, b) -> !Rates.ratio(a.hits(), b.hits(), 0.5, ALPHA).holds(1)));
        WAYS.put("rate", () -> new OfRates((a, _) -> !Rates.rate(a.hits(), a.trials(), ALPHA).holds(RARE)));
        WAYS.put("bounded mean", OfBounded::new);
        WAYS.put("median", OfQuantile::new);
        WAYS.put("sample ratio", () -> new OfRates((a, b) -> new SampleRatio(0.5, 0.5).isBroken(ALPHA, a.trials(), b.trials())));
    }

    /// A sequence from the moments of both arms.
    private interface Sequence {
        Anytime of(Moments first, Moments second, Means.Tuning tuning);
    }

    private static final class OfMoments implements Way {
        private final Sequence sequence;
        private final Moments first = new Moments();
        private final Moments second = new Moments();

        private OfMoments(Sequence sequence) {
            this.sequence = sequence;
        }

        @Override
        public void add(Unit unit) {
            (unit.second ? second : first).add(unit.outcome, unit.before);
        }

        @Override
        public boolean significant() {
            return !sequence.of(first, second, TUNING).holds(0);
        }
    }

    private interface Counted {
        boolean differ(Rates.Arm first, Rates.Arm second);
    }

    private static final class OfRates implements Way {
        private final Counted counted;
        private final long[] hits = new long[2];
        private final long[] trials = new long[2];

        private OfRates(Counted counted) {
            this.counted = counted;
        }

        @Override
        public void add(Unit unit) {
            int arm = unit.second ? 1 : 0;
            trials[arm]++;
            if (unit.hit) hits[arm]++;
        }

        @Override
        public boolean significant() {
            return counted.differ(new Rates.Arm(hits[0], trials[0]), new Rates.Arm(hits[1], trials[1]));
        }
    }

    /// The mean of outcomes cut at 4, which is known.
    private static final class OfBounded implements Way {
        private static final double TRUE = 1 - StrictMath.exp(-4);
        private final BoundedMean mean = new BoundedMean(0, 4, ALPHA);

        @Override
        public void add(Unit unit) {
            mean.add(Math.min(4, unit.outcome - unit.before + 1));
        }

        @Override
        public boolean significant() {
            return !mean.now().holds(TRUE);
        }
    }

    /// The median of an exponential variable.
    private static final class OfQuantile implements Way {
        private static final double TRUE = StrictMath.log(2);
        private long below;
        private long all;

        @Override
        public void add(Unit unit) {
            all++;
            if (unit.outcome - unit.before + 1 <= TRUE) below++;
        }

        @Override
        public boolean significant() {
            Quantiles.Ranks ranks = Quantiles.ranks(0.5, all, TUNING);
            return below < ranks.low() || below >= ranks.high();
        }
    }

    /// The interval of textbooks, which is meant for one look.
    private static final class Textbook implements Way {
        private final Moments first = new Moments();
        private final Moments second = new Moments();

        @Override
        public void add(Unit unit) {
            (unit.second ? second : first).add(unit.outcome);
        }

        @Override
        public boolean significant() {
            double error = Math.sqrt(first.variance() / first.count() + second.variance() / second.count());
            return Math.abs(second.mean() - first.mean()) > 1.959963984540054 * error;
        }
    }

    static Outcome run(Size size) {
        int experiments = size == Size.DEEP ? EXPERIMENTS : SHARE;
        // of few experiments chance alone may show more
        double most = size == Size.DEEP ? ALPHA : ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / experiments);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean met = true;
        Map<String, Supplier<Way>> ways = new LinkedHashMap<>(WAYS);
        ways.put("planted", Textbook::new);
        Map<String, Double> shares = ever(experiments, ways);
        double planted = shares.remove("planted");
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            values.put(share.getKey() + ", ever significant", share.getValue());
            met &= share.getValue() <= most;
        }
        values.put("an interval for one look, ever significant", planted);
        return new Outcome(NAME, "1", experiments, values, Map.of("an interval for one look, looked at a hundred times", planted > most), met);
    }

    private static Map<String, Double> ever(int experiments, Map<String, Supplier<Way>> ways) {
        Map<String, Double> ever = new LinkedHashMap<>();
        ways.keySet().forEach(name -> ever.put(name, 0.0));
        for (int experiment = 0; experiment < experiments; experiment++) {
            Chance chance = Chance.of(1).of(NAME).at(experiment);
            Map<String, Way> open = new LinkedHashMap<>();
            ways.forEach((name, way) -> open.put(name, way.get()));
            for (int look = 0; look < LOOKS; look++) {
                for (int i = 0; i < UNITS; i++) {
                    Unit unit = unit(chance);
                    for (Way way : open.values()) way.add(unit);
                }
                List<String> found = new ArrayList<>();
                open.forEach((name, way) -> {
                    if (way.significant()) found.add(name);
                });
                for (String name : found) {
                    open.remove(name);
                    ever.merge(name, 1.0 / experiments, Double::sum);
                }
            }
        }
        return ever;
    }

    /// An outcome with a long tail, of which half is known before.
    private static Unit unit(Chance chance) {
        boolean second = chance.nextLong() < 0;
        double before = 1 - StrictMath.log(1 - chance.nextDouble());
        double outcome = before - 1 - StrictMath.log(1 - chance.nextDouble());
        return new Unit(second, outcome, before, chance.nextDouble() < RARE);
    }
}
