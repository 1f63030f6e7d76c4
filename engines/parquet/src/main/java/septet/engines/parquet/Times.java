package septet.engines.parquet;

import septet.data.FileType;
import septet.data.Values;

/// Times of other units as microseconds.
final class Times {
    private static final int NANOS = 1_000;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private Times() {}

    /// Where they are stored in longer units.
    static void scale(Field field, long[] values, int from, int count) {
        boolean isDay = field.type() instanceof FileType.Day;
        try {
            for (int i = from; i < from + count; i++) {
                if (values[i] == Values.MISSING) continue;
                // the ends of what a day can be stand for endless ones
                if (isDay && Math.abs(values[i]) == Integer.MAX_VALUE) values[i] = values[i] > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
                else values[i] = Math.multiplyExact(values[i], field.unit());
            }
        } catch (ArithmeticException _) {
            throw tooFar();
        }
    }

    static Damaged tooFar() {
        return new Damaged("a time is further away than anybody can write");
    }

    private static boolean isEndless(long nanos) {
        return Math.abs(nanos) == Long.MAX_VALUE;
    }

    static boolean isWholeMicros(long nanos) {
        return isEndless(nanos) || nanos % NANOS == 0;
    }

    static long micros(long nanos) {
        return isEndless(nanos) ? nanos : Math.floorDiv(nanos, NANOS);
    }

    /// As DuckDB writes it.
    static String text(long nanos) {
        String second = new FileType.Moment().text(Math.floorDiv(nanos, SECOND_NANOS) * SECOND_MICROS);
        return second + "." + Long.toString(SECOND_NANOS + Math.floorMod(nanos, SECOND_NANOS)).substring(1).replaceFirst("0+$", "");
    }
}
