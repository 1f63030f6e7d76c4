package septet.data;

import septet.design.Type;

/// A value of a typed file as one of ours, without the way over its text where that leads to the same bits.
interface FileValue {
    /// Of a value that does not lack: encoded as [Values] says, or [Typing#UNREADABLE] where only the text can tell.
    long of(long held);

    FileValue ONLY_TEXT = _ -> Typing.UNREADABLE;

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
            case FileType.Fraction _ -> value -> {
                double number = Double.longBitsToDouble(value);
                return Double.isFinite(number) ? Values.number(number) : Typing.UNREADABLE;
            };
            case FileType.Decimal(int scale) -> value -> FileNumbers.decimal(value, scale);
            case FileType.Letters _, FileType.Truth _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> ONLY_TEXT;
        };
    }

    private static FileValue money(FileType held) {
        return switch (held) {
            case FileType.Whole _ -> value -> FileNumbers.amount(value, 0);
            case FileType.Fraction _ -> value -> FileNumbers.amount(Double.longBitsToDouble(value));
            case FileType.Decimal(int scale) -> value -> FileNumbers.amount(value, scale);
            case FileType.Letters _, FileType.Truth _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> ONLY_TEXT;
        };
    }

    private static FileValue truth(FileType held) {
        return switch (held) {
            case FileType.Truth _ -> value -> value;
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
            case FileType.Moment _, FileType.Day _ -> value -> TimeText.isWritten(value) ? times.onClocks(value) : Typing.UNREADABLE;
            case FileType.Instant _ -> value -> TimeText.isWritten(value) ? value : Typing.UNREADABLE;
            case FileType.Letters _, FileType.Truth _, FileType.Whole _, FileType.Fraction _, FileType.Decimal _ -> ONLY_TEXT;
        };
    }
}
