package septet.command;

import java.util.Arrays;
import septet.world.Chance;
import septet.world.Clock;

/// How long this machine takes for a piece of work, in parts of what the arithmetic of a run assumes: the same numbers drawn and sorted a few times, of which the middle counts.
final class Pace {
    private static final int NUMBERS = 1_000_000;
    private static final int TIMES = 5;
    /// Nanoseconds on the machine whose rates the arithmetic has.
    private static final double ASSUMED = 20e6;
    private static final double LEAST = 0.25;
    private static final double MOST = 20;

    private Pace() {}

    static double of(Clock clock) {
        double[] took = new double[TIMES];
        double sum = 0;
        for (int i = 0; i < TIMES; i++) {
            long begin = clock.nanos();
            sum += work(i);
            took[i] = clock.nanos() - begin;
        }
        Arrays.sort(took);
        if (Double.isNaN(sum)) throw new IllegalStateException("numbers that are none");
        return Math.clamp(took[TIMES / 2] / ASSUMED, LEAST, MOST);
    }

    private static double work(int round) {
        Chance chance = Chance.of(round);
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) numbers[i] = chance.nextDouble();
        Arrays.sort(numbers);
        return numbers[NUMBERS / 2];
    }
}
