package septet.features;

import septet.data.Row;
import septet.data.Values;

/// How one value is read from a record whose windows slide and hold counts and sums of whole units. Kinds are classes, so that one that is known needs no choice.
sealed interface ReadCell extends Lane.Part {
    int HALF = 32;

    /// Reads a value from a record into a row.
    ///
    /// @return false if the history must be asked
    boolean fill(long[] record, int base, long[] row);

    @Override
    default boolean take(Lane lane, Row row) {
        return fill(lane.page, lane.base, row.values);
    }

    /// @return the cell, which tells nothing where the history must be asked
    static ReadCell of(Reading reading, Shape shape) {
        int window = reading.window();
        boolean events = reading.channel() == Reading.EVERY;
        boolean summed = !events && shape.isScaledSum(reading.channel());
        int cell = events ? 0 : shape.cell(window, reading.channel());
        int slot = reading.slot();
        return switch (reading.what()) {
            case COUNT -> events ? new Events(slot, shape.left(window), shape.leftBits(window)) : new Count(slot, cell);
            case MEAN -> summed ? new Mean(slot, cell, reading.units(), Reading.mostExact(reading.units())) : new Otherwise();
            case SUM -> summed ? new Sum(slot, cell) : new Otherwise();
            case TRUTHS -> summed ? new Truths(slot, cell) : new Otherwise();
            case ANY -> summed ? new Any(slot, cell) : new Otherwise();
            case RATE, MIN, MAX, VARIANCE, STDDEV, FIRST, LAST, SINCE, DISTINCT, ENTROPY, QUANTILE, LIST, TOP, MODE,
                    ABOUT_DISTINCT, ABOUT_QUANTILE, ABOUT_TOP, ABOUT_MODE, DECAYED -> new Otherwise();
        };
    }

    /// All entries of the window: those from its cursor on, which lies so far up in its long, to the last that has entered.
    record Events(int slot, int cursor, int shift) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            row[slot] = Double.doubleToRawLongBits((int) (record[base + Shape.COUNTS] >>> HALF) - (int) (record[base + cursor] >>> shift));
            return true;
        }
    }

    /// Those with a known value.
    record Count(int slot, int at) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            row[slot] = Double.doubleToRawLongBits((int) record[base + at]);
            return true;
        }
    }

    /// @param most of fewer values a sum and a count are divided with one rounding
    record Mean(int slot, int at, double units, long most) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            // above the count stand the upper bits of a sum that is too large for one long
            long count = record[base + at];
            long sum = record[base + at + 1];
            row[slot] = count == 0 ? Values.MISSING : Double.doubleToRawLongBits(sum / (units * count));
            return count >= 0 && count < Math.min(most, 1L << HALF) && Reading.isExact(sum);
        }
    }

    record Sum(int slot, int at) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            row[slot] = record[base + at + 1];
            return record[base + at] >>> HALF == 0 && row[slot] != Values.MISSING;
        }
    }

    /// The sum of booleans.
    record Truths(int slot, int at) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            row[slot] = Double.doubleToRawLongBits(record[base + at + 1]);
            return true;
        }
    }

    record Any(int slot, int at) implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            row[slot] = Values.truth(record[base + at + 1] > 0);
            return true;
        }
    }

    record Otherwise() implements ReadCell {
        @Override
        public boolean fill(long[] record, int base, long[] row) {
            return false;
        }
    }
}
