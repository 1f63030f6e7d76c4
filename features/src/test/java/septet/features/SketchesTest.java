package septet.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import septet.data.Dictionary;
import septet.data.StateReader;
import septet.data.StateWriter;
import septet.world.Chance;

/// What has a stated error keeps to it, by simulation; what promises not to depend on the order of events does not.
class SketchesTest {
    private static final long SEED = 2_025;
    private static final Dictionary WORDS = new Dictionary();

    @Test
    void differentValuesAreCountedWithinTheStatedError() {
        double squares = 0;
        int runs = 0;
        double worst = 0;
        for (int many : List.of(300, 1_000, 5_000, 20_000, 100_000)) {
            for (int round = 0; round < 60; round++) {
                DistinctSketch sketch = new DistinctSketch();
                long base = Hashes.of(SEED, many * 1_000L + round);
                for (int i = 0; i < many; i++) sketch.add(Hashes.of(base, i));
                double error = sketch.estimate() / many - 1;
                squares += error * error;
                worst = Math.max(worst, Math.abs(error));
                runs++;
            }
        }
        double standard = Math.sqrt(squares / runs);
        System.out.printf("approx_distinct: standard error %.3f%% of %d runs (stated %.3f%%), worst %.2f%%%n", 100 * standard, runs, 100 * DistinctSketch.STANDARD_ERROR,
                100 * worst);
        assertThat(standard).isLessThan(1.12 * DistinctSketch.STANDARD_ERROR);
        assertThat(worst).isLessThan(4 * DistinctSketch.STANDARD_ERROR);
    }

    @Test
    void fewDifferentValuesAreCountedExactly() {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; i < 5_000; i++) {
            sketch.add(Chance.mix(i % DistinctSketch.EXACT));
            assertThat(sketch.estimate()).isEqualTo(Math.min(i + 1, DistinctSketch.EXACT));
        }
    }

    /// Values of many shapes, among them some that occupy more buckets than there are.
    @Test
    void quantilesLieWithinTheStatedError() {
        long compared = 0;
        for (int round = 0; round < 60; round++) {
            Chance chance = Chance.of(SEED).of("quantiles").at(round);
            int many = 1 + chance.nextInt(20_000);
            int shape = round % 6;
            double[] values = new double[many];
            QuantileSketch sketch = new QuantileSketch();
            for (int i = 0; i < many; i++) {
                values[i] = value(chance, shape);
                sketch.add(values[i]);
            }
            Arrays.sort(values);
            double stated = shape == 5 ? sketch.error() : QuantileSketch.ERROR;
            assertThat(sketch.error()).as("shape %s", shape).isLessThanOrEqualTo(stated * (1 + 1e-9));
            for (long share = 0; share <= 1_000_000_000; share += 7_812_500) {
                double exact = values[(int) Math.max(1, Math.ceil(many * (share / 1e9))) - 1];
                assertThat(Math.abs(sketch.quantile(share) - exact)).as("seed %s round %s share %s", SEED, round, share).isLessThanOrEqualTo(stated * Math.abs(exact) * (1 + 1e-9));
                compared++;
            }
        }
        System.out.printf("quantiles: %,d lie within what is stated%n", compared);
    }

    private static double value(Chance chance, int shape) {
        return switch (shape) {
            case 0 -> chance.nextGaussian();
            case 1 -> chance.nextInt(10);
            case 2 -> Math.exp(chance.nextGaussian() * 2);
            case 3 -> -chance.nextInt(100_000) / 100.0;
            case 4 -> (chance.nextInt(3) - 1) * Math.exp(chance.nextDouble() * 9);
            default -> (chance.nextInt(3) - 1) * Math.scalb(chance.nextGaussian(), chance.nextInt(2_000) - 1_000);
        };
    }

    @Test
    void orderAndMergingChangeNoBitOfDistinctAndQuantiles() {
        for (int round = 0; round < 40; round++) {
            Chance chance = Chance.of(SEED).of("order").at(round);
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < 100 + chance.nextInt(6_000); i++) values.add(value(chance, round % 6));
            QuantileSketch one = new QuantileSketch();
            DistinctSketch many = new DistinctSketch();
            values.forEach(value -> add(one, many, value));
            Collections.shuffle(values, new java.util.Random(round));
            QuantileSketch left = new QuantileSketch();
            QuantileSketch right = new QuantileSketch();
            DistinctSketch first = new DistinctSketch();
            DistinctSketch second = new DistinctSketch();
            for (double value : values) {
                boolean which = chance.nextInt(3) == 0;
                add(which ? left : right, which ? first : second, value);
            }
            left.merge(right);
            first.merge(second);
            assertThat(left.hash()).as("seed %s round %s", SEED, round).isEqualTo(one.hash());
            assertThat(first.hash()).as("seed %s round %s", SEED, round).isEqualTo(many.hash());
        }
    }

    private static void add(QuantileSketch quantiles, DistinctSketch distinct, double value) {
        quantiles.add(value);
        distinct.add(Chance.mix(Double.doubleToLongBits(value)));
    }

    @Test
    void heavyHittersKeepTheirBounds() {
        for (int round = 0; round < 40; round++) {
            Chance chance = Chance.of(SEED).of("hitters").at(round);
            HeavyHitters one = new HeavyHitters();
            HeavyHitters[] parts = {new HeavyHitters(), new HeavyHitters()};
            Map<Long, Long> counts = new TreeMap<>();
            int events = 20_000;
            int different = round % 4 == 0 ? HeavyHitters.MOST : 5_000;
            for (int i = 0; i < events; i++) {
                long value = (long) (different * Math.pow(chance.nextDouble(), 1 + round % 5));
                counts.merge(value, 1L, Long::sum);
                one.add(value);
                parts[i % 2].add(value);
            }
            parts[0].merge(parts[1]);
            for (HeavyHitters sketch : List.of(one, parts[0])) {
                long most = different == HeavyHitters.MOST ? 0 : events / HeavyHitters.MOST;
                counts.forEach((value, count) -> {
                    long found = sketch.count(value);
                    if (found == 0) assertThat(count).as("a value that is lacking").isLessThanOrEqualTo(most);
                    else assertThat(found).isBetween(count, count + most).isLessThanOrEqualTo(count + sketch.excess(value));
                });
                long[] top = new long[10];
                assertThat(sketch.top(top, 10, Long::compare)).isEqualTo(10);
                if (most == 0) assertThat(Arrays.stream(top).boxed()).isEqualTo(counts.keySet().stream()
                        .sorted(java.util.Comparator.<Long>comparingLong(value -> -counts.get(value))
                        .thenComparing(java.util.Comparator.naturalOrder())).limit(10).toList());
            }
        }
    }

    @Test
    void decayedMeansKeepToTheirDefinition() {
        for (int round = 0; round < 20; round++) {
            Chance chance = Chance.of(SEED).of("decay").at(round);
            long half = 1_000L * (1 + chance.nextInt(1_000));
            DecayedMean one = new DecayedMean(half);
            DecayedMean[] parts = {new DecayedMean(half), new DecayedMean(half)};
            List<long[]> events = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 3_000; i++) {
                now += chance.nextInt(100);
                long time = chance.nextInt(5) == 0 ? now - chance.nextInt(5_000) : now;
                double value = chance.nextGaussian() * (i % 100 == 0 ? 1e6 : 1);
                events.add(new long[] {time, Double.doubleToLongBits(value)});
                one.add(value, time);
                parts[i % 2].add(value, time);
            }
            parts[0].merge(parts[1]);
            double exact = definition(events, half);
            assertThat(Math.abs(one.mean() - exact)).as("seed %s round %s", SEED, round).isLessThan(DecayedMean.ERROR * 1e6);
            assertThat(Math.abs(parts[0].mean() - exact)).isLessThan(DecayedMean.ERROR * 1e6);
        }
    }

    private static double definition(List<long[]> events, long half) {
        long last = events.stream().mapToLong(event -> event[0]).max().orElseThrow();
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (long[] event : events) {
            BigDecimal weight = new BigDecimal(Math.pow(0.5, (last - event[0]) / (double) half));
            weights = weights.add(weight);
            sum = sum.add(weight.multiply(new BigDecimal(Double.longBitsToDouble(event[1]))));
        }
        return sum.divide(weights, java.math.MathContext.DECIMAL128).doubleValue();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Chance chance = Chance.of(SEED).of("written");
        for (int many : List.of(0, 1, 200, 40_000)) {
            DistinctSketch distinct = new DistinctSketch();
            QuantileSketch quantiles = new QuantileSketch();
            HeavyHitters hitters = new HeavyHitters();
            DecayedMean mean = new DecayedMean(1_000);
            for (int i = 0; i < many; i++) {
                add(quantiles, distinct, value(chance, 5));
                hitters.add(chance.nextInt(1_000));
                mean.add(chance.nextGaussian(), i);
            }
            DistinctSketch distinctAgain = new DistinctSketch();
            QuantileSketch quantilesAgain = new QuantileSketch();
            HeavyHitters hittersAgain = new HeavyHitters();
            DecayedMean meanAgain = new DecayedMean(1_000);
            List<ByteBuffer> bytes = written(to -> {
                distinct.write(to);
                quantiles.write(to);
                hitters.write(Plans.NUMBER, to);
                mean.write(to);
            });
            StateReader from = new StateReader(bytes, WORDS);
            distinctAgain.read(from);
            quantilesAgain.read(from);
            hittersAgain.read(Plans.NUMBER, from);
            meanAgain.read(from);
            from.end();
            assertThat(distinctAgain.hash()).isEqualTo(distinct.hash());
            assertThat(quantilesAgain.hash()).isEqualTo(quantiles.hash());
            assertThat(hittersAgain.hash(Plans.NUMBER, WORDS)).isEqualTo(hitters.hash(Plans.NUMBER, WORDS));
            assertThat(meanAgain.hash()).isEqualTo(mean.hash());
        }
    }

    private static List<ByteBuffer> written(Consumer<StateWriter> what) {
        StateWriter writer = new StateWriter(WORDS);
        what.accept(writer);
        return writer.blocks();
    }
}
