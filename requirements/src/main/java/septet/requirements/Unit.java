package septet.requirements;

import java.util.Locale;

/// In what an estimate or a measurement is counted.
public enum Unit {
    ROWS, BYTES, BYTES_A_DAY, SECONDS, PER_SECOND;

    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    /// A value of this unit as people write it, to two or three digits: `1.7 GB`, `42 us`, `210,000 rows`.
    public String text(double value) {
        return switch (this) {
            case ROWS -> String.format(Locale.ROOT, "%,d rows", Math.round(value));
            case BYTES -> size(value);
            case BYTES_A_DAY -> size(value) + " a day";
            case SECONDS -> time(value);
            case PER_SECOND -> String.format(Locale.ROOT, "%,d/s", Math.round(value));
        };
    }

    private static String size(double bytes) {
        int size = 0;
        double value = bytes;
        while (value >= 999.5 && size < SIZES.length - 1) {
            value /= 1_000;
            size++;
        }
        return digits(value) + " " + SIZES[size];
    }

    private static String time(double seconds) {
        if (seconds < 1e-3) return digits(seconds * 1e6) + " us";
        if (seconds < 1) return digits(seconds * 1e3) + " ms";
        if (seconds < 120) return digits(seconds) + " s";
        return seconds < 7_200 ? digits(seconds / 60) + " min" : digits(seconds / 3_600) + " h";
    }

    private static String digits(double value) {
        return value >= 9.95 || value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }
}
