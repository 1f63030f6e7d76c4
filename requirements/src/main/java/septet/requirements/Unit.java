package septet.requirements;

/// In what an estimate or a measurement is counted.
public enum Unit {
    ROWS, BYTES, BYTES_A_DAY, SECONDS, PER_SECOND;

    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    /// A value of this unit as people write it, to two or three digits: `1.7 GB`, `42 us`, `210,000 rows`.
    public String text(double value) {
        return switch (this) {
            case ROWS -> grouped(value) + " rows";
            case BYTES -> size(value);
            case BYTES_A_DAY -> size(value) + " a day";
            case SECONDS -> time(value);
            case PER_SECOND -> grouped(value) + "/s";
        };
    }

    /// Rounded, with commas: `210,000`. By hand, because formats of the library take longer to load than a design to check.
    public static String grouped(double value) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.round(value)));
        for (int i = digits.length() - 3; i > (value < 0 ? 1 : 0); i -= 3) digits.insert(i, ',');
        return digits.toString();
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
        long tenths = Math.round(value * 10);
        return value >= 9.95 || tenths % 10 == 0 ? Long.toString(Math.round(value)) : tenths / 10 + "." + tenths % 10;
    }
}
