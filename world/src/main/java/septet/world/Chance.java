package septet.world;

/// Seeded randomness whose stream depends on nothing but the seed and the purposes named on the way to it,
/// so that a new user of chance never changes what another one draws (SplitMix64, Steele, Lea and Flood 2014).
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long origin;
    private long state;

    private Chance(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    public static Chance of(long seed) {
        return new Chance(mix(seed * GOLDEN + GOLDEN));
    }

    /// An independent stream for this purpose; it does not depend on what was drawn from this one.
    public Chance of(String purpose) {
        long hash = origin;
        for (int i = 0; i < purpose.length(); i++) hash = mix(hash ^ purpose.charAt(i) * GOLDEN);
        return new Chance(mix(hash + GOLDEN));
    }

    /// An independent stream for this number (a customer, a day, a trial).
    public Chance at(long number) {
        return new Chance(mix(mix(origin ^ GOLDEN) + number * GOLDEN));
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// A number from 0 (included) to `bound` (excluded), without bias.
    public int nextInt(int bound) {
        if (bound <= 0) throw new IllegalArgumentException("bound " + bound);
        long limit = (1L << 31) - (1L << 31) % bound;
        while (true) {
            long draw = nextLong() >>> 33;
            if (draw < limit) return (int) (draw % bound);
        }
    }

    /// A number from 0 (included) to 1 (excluded).
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Standard normal (Box and Muller, by StrictMath: the same bits on every machine).
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /// Poisson with this mean (Knuth's product for the small means that occur here).
    public int nextPoisson(double mean) {
        if (!(mean >= 0 && mean <= 500)) throw new IllegalArgumentException("mean " + mean);
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = nextDouble(); product > limit; product *= nextDouble()) count++;
        return count;
    }

    /// The finishing step of SplitMix64 (Steele, Lea and Flood 2014): spreads every bit of a number over all others.
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
