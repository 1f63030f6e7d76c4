package septet.data;

/// The type that a file itself gives a column: how a value stands in a `long`, and as which text. Who reads the text reads the value.
///
/// | type | bits | text |
/// |---|---|---|
/// | letters | | as they are |
/// | truth | 0, 1 | `true`, `false` |
/// | whole | the number | `-12` |
/// | fraction | those of the double | the shortest decimal that is read as it: `0.1`, `1e-05`, `1e+16`, `nan`, `inf` |
/// | decimal | the digits without the point | with all its decimals: `12.50` |
/// | moment | microseconds since 1970-01-01 00:00 on clocks that nobody names | `2018-04-01 00:00:31.5` |
/// | instant | microseconds since 1970-01-01T00:00Z | `2018-04-01 00:00:31.5+00` |
/// | day | microseconds since 1970-01-01, at midnight | `2018-04-01` |
///
/// [Values#MISSING] lacks. A value that has just these bits stands in its batch as text.
public sealed interface FileType {
    record Letters() implements FileType {}

    record Truth() implements FileType {}

    record Whole() implements FileType {}

    record Fraction() implements FileType {}

    /// @param scale how many decimals it has
    record Decimal(int scale) implements FileType {}

    record Moment() implements FileType {}

    record Instant() implements FileType {}

    record Day() implements FileType {}

    /// What the column of a file is that gives it no type.
    FileType LETTERS = new Letters();

    /// The text that the value stands for.
    default String text(long value) {
        return switch (this) {
            case Letters _ -> throw new IllegalStateException("letters stand for themselves");
            case Truth _ -> value == 1 ? "true" : "false";
            case Whole _ -> Long.toString(value);
            case Fraction _ -> FileTexts.fraction(Double.longBitsToDouble(value));
            case Decimal(int scale) -> FileTexts.decimal(value, scale);
            case Moment _ -> FileTexts.moment(value);
            case Instant _ -> FileTexts.instant(value);
            case Day _ -> FileTexts.day(value);
        };
    }

    /// Whether its text tells a time plainly.
    default boolean isTime() {
        return this instanceof Moment || this instanceof Instant || this instanceof Day;
    }
}
