package septet.features;

import java.util.Arrays;
import septet.data.Row;
import septet.data.Values;
import septet.design.Type;

/// The values of one slot at many rows.
sealed interface SlotColumn {
    /// As [Values] says.
    long bits(int row);

    /// As a learner sees it.
    double input(int row);

    /// Puts the value into its slot.
    default void load(int row, int slot, Row into) {
        into.values[slot] = bits(row);
    }

    static SlotColumn of(Type type, int size) {
        return switch (type) {
            case Type.Number _ -> new Doubles(new double[size]);
            case Type.Bool _ -> new Truths(new byte[size]);
            case Type.Text _, Type.Raw _, Type.Terms _, Type.ListOf _ -> new Words(new long[size], new String[size]);
            case Type.Money _, Type.Time _, Type.Duration _, Type.Category _, Type.Key _, Type.Place _, Type.Later _ -> new Longs(type, new long[size]);
        };
    }

    /// Numbers; what is missing is NaN.
    record Doubles(double[] values) implements SlotColumn {
        @Override
        public long bits(int row) {
            return Values.number(values[row]);
        }

        @Override
        public double input(int row) {
            return values[row];
        }
    }

    /// 0, 1, or -1 for missing.
    record Truths(byte[] values) implements SlotColumn {
        @Override
        public long bits(int row) {
            return values[row] < 0 ? Values.MISSING : values[row];
        }

        @Override
        public double input(int row) {
            return truth(values[row]);
        }
    }

    record Longs(Type type, long[] values) implements SlotColumn {
        @Override
        public long bits(int row) {
            return values[row];
        }

        @Override
        public double input(int row) {
            return Values.input(type, values[row]);
        }
    }

    /// Texts and terms, their words beside them.
    record Words(long[] values, String[] words) implements SlotColumn {
        @Override
        public long bits(int row) {
            return values[row];
        }

        @Override
        public double input(int row) {
            throw new IllegalStateException("words are no number");
        }

        @Override
        public void load(int row, int slot, Row into) {
            into.values[slot] = values[row];
            into.texts[slot] = words[row];
        }
    }

    /// The same of so many rows.
    ///
    /// @param rows empty: all, one after the other
    default double[] inputs(int[] rows, int size) {
        if (this instanceof Doubles(double[] values) && rows.length == 0 && size == values.length) return values;
        double[] into = new double[size];
        switch (this) {
            case Truths(byte[] values) when rows.length == 0 -> {
                Pieces.each(size, (from, end) -> {
                    for (int i = from; i < end; i++) into[i] = truth(values[i]);
                });
            }
            case Longs(Type.Money _, long[] values) when rows.length == 0 -> {
                Pieces.each(size, (from, end) -> {
                    for (int i = from; i < end; i++) into[i] = coins(values[i]);
                });
            }
            case Truths(byte[] values) -> {
                for (int i = 0; i < size; i++) into[i] = truth(values[rows[i]]);
            }
            case Longs(Type.Money _, long[] values) -> {
                for (int i = 0; i < size; i++) into[i] = coins(values[rows[i]]);
            }
            case Doubles _, Longs _, Words _ -> {
                for (int i = 0; i < size; i++) into[i] = input(rows.length == 0 ? i : rows[i]);
            }
        }
        return into;
    }

    private static double truth(byte value) {
        return value < 0 ? Double.NaN : value;
    }

    private static double coins(long money) {
        return money == Values.MISSING ? Double.NaN : money / (double) Type.Money.SCALE;
    }

    /// Sets what is missing.
    default void clear(int row) {
        switch (this) {
            case Doubles doubles -> doubles.values[row] = Double.NaN;
            case Truths truths -> truths.values[row] = -1;
            case Longs longs -> longs.values[row] = Values.MISSING;
            case Words words -> words.values[row] = Values.MISSING;
        }
    }

    /// Sets a value as [Values] encodes it, of texts with its words.
    default void set(int row, long bits, String text) {
        if (this instanceof Words words) words.words[row] = text;
        set(row, bits);
    }

    private void set(int row, long bits) {
        switch (this) {
            case Doubles doubles -> doubles.values[row] = Values.number(bits);
            case Truths truths -> truths.values[row] = bits == Values.MISSING ? -1 : (byte) bits;
            case Longs longs -> longs.values[row] = bits;
            case Words words -> words.values[row] = bits;
        }
    }

    /// Sets one value in a row of places.
    default void fill(int from, int end, long bits, String text) {
        switch (this) {
            case Doubles doubles -> Arrays.fill(doubles.values, from, end, Values.number(bits));
            case Truths truths -> Arrays.fill(truths.values, from, end, bits == Values.MISSING ? -1 : (byte) bits);
            case Longs longs -> Arrays.fill(longs.values, from, end, bits);
            case Words words -> {
                Arrays.fill(words.values, from, end, bits);
                Arrays.fill(words.words, from, end, text);
            }
        }
    }

    /// Brings the values into another order.
    default void reorder(int[] order) {
        switch (this) {
            case Doubles doubles -> {
                double[] before = doubles.values.clone();
                for (int i = 0; i < order.length; i++) doubles.values[i] = before[order[i]];
            }
            case Truths truths -> {
                byte[] before = truths.values.clone();
                for (int i = 0; i < order.length; i++) truths.values[i] = before[order[i]];
            }
            case Longs longs -> System.arraycopy(Order.permuted(longs.values, order), 0, longs.values, 0, order.length);
            case Words _ -> throw new IllegalStateException("words stay where they are");
        }
    }
}
