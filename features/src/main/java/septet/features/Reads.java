package septet.features;

import java.util.List;
import septet.data.Formula;
import septet.data.Row;
import septet.data.Values;

/// The readings of one [Reader] in arrays: counts of events, counts and means of whole units in a window are read in one loop, from the place where they lie.
final class Reads {
    /// How a value is read.
    private static final int EVENTS = 0;
    private static final int COUNT = 1;
    private static final int MEAN = 2;
    private static final int OTHER = 3;

    final int group;
    final List<Formula> keys;
    private final Reading[] readings;
    private final int[] forms;
    private final int[] slots;
    private final int[] windows;
    /// Where the count lies in the record.
    private final int[] cells;
    private final double[] units;
    private final long[] mostExact;

    Reads(Reader reader, Group of) {
        group = reader.group();
        keys = reader.keys();
        readings = reader.readings().toArray(Reading[]::new);
        forms = new int[readings.length];
        slots = new int[readings.length];
        windows = new int[readings.length];
        cells = new int[readings.length];
        units = new double[readings.length];
        mostExact = new long[readings.length];
        for (int i = 0; i < readings.length; i++) {
            Reading reading = readings[i];
            forms[i] = form(reading, of.shape());
            slots[i] = reading.slot();
            windows[i] = reading.window();
            if (forms[i] == COUNT || forms[i] == MEAN) cells[i] = of.shape().cell(reading.window(), reading.channel());
            units[i] = reading.units();
            mostExact[i] = Math.min(Integer.MAX_VALUE, Reading.mostExact(reading.units()));
        }
    }

    private static int form(Reading reading, Shape shape) {
        boolean every = reading.channel() == Reading.EVERY;
        boolean windowed = reading.window() < shape.windows;
        return switch (reading.what()) {
            case COUNT -> every ? EVENTS : windowed ? COUNT : OTHER;
            case MEAN -> windowed && reading.kind() == Channel.Kind.SCALED ? MEAN : OTHER;
            case TRUTHS, SUM, MIN, MAX, ANY, VARIANCE, STDDEV, FIRST, LAST, SINCE, RATE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
                    ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> OTHER;
        };
    }

    /// Where the key lacks, or the windows reach further back than is kept.
    void miss(Row row) {
        for (int slot : slots) row.values[slot] = Values.MISSING;
    }

    /// Of a key that nothing is known of.
    void ofNothing(Row row) {
        for (int i = 0; i < slots.length; i++) row.values[slots[i]] = readings[i].ofNothing();
    }

    /// @param own whether the last entry is the row itself
    /// @return how many sums were beyond the range of their type
    int fill(History history, boolean own, Many many, Row row) {
        int overflows = 0;
        for (int i = 0; i < forms.length; i++) {
            long value;
            switch (forms[i]) {
                case EVENTS -> value = Double.doubleToRawLongBits(history.size(windows[i]));
                case COUNT -> value = Double.doubleToRawLongBits((int) history.word(cells[i]));
                case MEAN -> {
                    // a sum that is too large for one word leaves something in the upper half
                    long count = history.word(cells[i]);
                    long sum = history.word(cells[i] + 1);
                    boolean exact = count > 0 && count < mostExact[i] && Reading.isExact(sum);
                    value = exact ? Double.doubleToRawLongBits(sum / (units[i] * count)) : readings[i].of(history, own);
                }
                default -> {
                    value = readings[i].of(history, own);
                    if (value == Values.MISSING && readings[i].overflows(history)) overflows++;
                    if (value != Values.MISSING && readings[i].isMany()) value = many.fill(readings[i], history, row);
                }
            }
            row.values[slots[i]] = value;
        }
        return overflows;
    }
}
