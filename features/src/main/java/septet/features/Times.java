package septet.features;

import java.time.Duration;

/// Microseconds that stop at the ends of time instead of running over.
final class Times {
    private Times() {}

    static long plus(long time, long micros) {
        long sum = time + micros;
        return ((time ^ sum) & (micros ^ sum)) < 0 ? (micros < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    static long minus(long time, long micros) {
        long difference = time - micros;
        return ((time ^ micros) & (time ^ difference)) < 0 ? (micros < 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : difference;
    }

    static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }
}
