package septet.data;

import septet.design.Type;

/// A value of a typed file as one of ours, without the way over its text where that leads to the same bits.
interface FileValue {
    /// Of a value that does not lack: encoded as [Values] says, or [Typing#UNREADABLE] where only the text can tell.
    long of(long held);

    /// The same of many values, those that lack included. What is read most has a loop of its own, so that the compiler sees what is called there.
    default void all(long[] held, int size, long[] into) {
        for (int row = 0; row < size; row++) into[row] = held[row] == Values.MISSING ? Values.MISSING : of(held[row]);
    }

    FileValue ONLY_TEXT = _ -> Typing.UNREADABLE;

    /// The value as it stands in the file.
    record Itself() implements FileValue {
        @Override
        public long of(long held) {
            return held;
        }

        @Override
        public void all(long[] held, int size, long[] into) {
            System.arraycopy(held, 0, into, 0, size);
        }
    }

    /// A double as a number.
    record OfDouble() implements FileValue {
        @Override
        public long of(long held) {
            double number = Double.longBitsToDouble(held);
            return Double.isFinite(number) ? Values.number(number) : Typing.UNREADABLE;
        }

        @Override
        public void all(long[] held, int size, long[] into) {
            for (int row = 0; row < size; row++) into[row] = held[row] == Values.MISSING ? Values.MISSING : of(held[row]);
        }
    }

    /// A double as an amount.
    record Amount() implements FileValue {
        @Override
        public long of(long held) {
            return FileNumbers.amount(Double.longBitsToDouble(held));
        }

        @Override
        public void all(long[] held, int size, long[] into) {
            for (int row = 0; row < size; row++) into[row] = held[row] == Values.MISSING ? Values.MISSING : of(held[row]);
        }
    }

    /// A time on clocks.
    record OnClocks(TimeText times) implements FileValue {
        @Override
        public long of(long held) {
            return TimeText.isWritten(held) ? times.onClocks(held) : Typing.UNREADABLE;
        }

        @Override
        public void all(long[] held, int size, long[] into) {
            for (int row = 0; row < size; row++) into[row] = held[row] == Values.MISSING ? Values.MISSING : of(held[row]);
        }
    }

    /// @param spelling of the column's texts: where they are not written plainly, their values are others
    static FileValue of(FileType held, Type type, Spelling spelling, Scope scope) {
        boolean numbers = spelling.numbers().equals(NumberStyle.PLAIN);
        return switch (type) {
            case Type.Number _ -> numbers ? number(held) : ONLY_TEXT;
            case Type.Money _ -> numbers ? money(held) : ONLY_TEXT;
            case Type.Bool _ -> truth(held);
            case Type.Time _ -> spelling.times() == TimeStyle.ISO ? time(held, new TimeText(scope.zone())) : ONLY_TEXT;
            case Type.Category _, Type.Key _ -> held instanceof FileType.Whole ? new WholeWords(scope.dictionary()) : ONLY_TEXT;
            case Type.Text _, Type.Raw _, Type.Place _, Type.Duration _, Type.Terms _, Type.ListOf _, Type.Later _ -> ONLY_TEXT;
        };
    }

    private static FileValue number(FileType held) {
        return switch (held) {
            case FileType.Whole _ -> value -> Values.number((double) value);
            case FileType.Fraction _ -> new OfDouble();
            case FileType.Decimal(int scale) -> value -> FileNumbers.decimal(value, scale);
            case FileType.Letters _, FileType.Truth _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> ONLY_TEXT;
        };
    }

    private static FileValue money(FileType held) {
        return switch (held) {
            case FileType.Whole _ -> value -> FileNumbers.amount(value, 0);
            case FileType.Fraction _ -> new Amount();
            case FileType.Decimal(int scale) -> value -> FileNumbers.amount(value, scale);
            case FileType.Letters _, FileType.Truth _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> ONLY_TEXT;
        };
    }

    private static FileValue truth(FileType held) {
        return switch (held) {
            case FileType.Truth _ -> new Itself();
            case FileType.Whole _ -> value -> value == 0 || value == 1 ? value : Typing.UNREADABLE;
            case FileType.Fraction _ -> value -> {
                double number = Double.longBitsToDouble(value);
                return number == 0 || number == 1 ? (long) number : Typing.UNREADABLE;
            };
            case FileType.Letters _, FileType.Decimal _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> ONLY_TEXT;
        };
    }

    private static FileValue time(FileType held, TimeText times) {
        return switch (held) {
            case FileType.Moment _, FileType.Day _ -> new OnClocks(times);
            case FileType.Instant _ -> value -> TimeText.isWritten(value) ? value : Typing.UNREADABLE;
            case FileType.Letters _, FileType.Truth _, FileType.Whole _, FileType.Fraction _, FileType.Decimal _ -> ONLY_TEXT;
        };
    }
}
