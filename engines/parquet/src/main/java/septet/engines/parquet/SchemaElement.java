package septet.engines.parquet;

import septet.data.FileType;
import septet.engines.parquet.Field.Stored;

/// One element of the schema, on its way from the file; numbers are those of [the format](https://github.com/apache/parquet-format), -1 where it says nothing.
final class SchemaElement {
    private static final int OPTIONAL = 1;
    static final int REPEATED = 2;
    private static final int BOOLEAN = 0;
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int FLOAT = 4;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int FIXED_LENGTH = 7;
    /// A double keeps so many digits apart.
    private static final int DIGITS_OF_DOUBLE = 15;
    private static final int MOST_WIDTH = 16;
    private static final long MILLISECOND = 1_000;
    private static final long DAY = 86_400_000_000L;
    private static final int SAYS_NOTHING = -1;
    private static final int STRING = 1;
    private static final int ENUM = 4;
    private static final int LOGICAL_DECIMAL = 5;
    private static final int LOGICAL_DATE = 6;
    private static final int TIMESTAMP = 8;
    private static final int INTEGER = 10;
    private static final int MILLIS = 1;
    private static final int MICROS = 2;
    private static final int NANOS = 3;

    String name = "";
    int children;
    int repetition;
    private int type = SAYS_NOTHING;
    private int width;
    private int converted = SAYS_NOTHING;
    private int scale;
    private int precision;
    private int logical = SAYS_NOTHING;
    private boolean isUtc;
    private int timeUnit;

    SchemaElement(Thrift thrift) {
        thrift.struct();
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            switch (field) {
                case 1 -> type = thrift.integer();
                case 2 -> width = thrift.integer();
                case 3 -> repetition = thrift.integer();
                case 4 -> name = thrift.text();
                case 5 -> children = thrift.integer();
                case 6 -> converted = thrift.integer();
                case 7 -> scale = thrift.integer();
                case 8 -> precision = thrift.integer();
                case 10 -> logical(thrift);
                default -> { }
            }
        }
    }

    /// One of many kinds: its number is that of its only field.
    private void logical(Thrift thrift) {
        thrift.struct();
        for (int kind = thrift.field(); kind != Thrift.END; kind = thrift.field()) {
            logical = kind;
            if (kind == TIMESTAMP) timestamp(thrift);
        }
    }

    private void timestamp(Thrift thrift) {
        thrift.struct();
        for (int field = thrift.field(); field != Thrift.END; field = thrift.field()) {
            if (field == 1) isUtc = thrift.truth();
            if (field == 2) unit(thrift);
        }
    }

    private void unit(Thrift thrift) {
        thrift.struct();
        for (int unit = thrift.field(); unit != Thrift.END; unit = thrift.field()) timeUnit = unit;
    }

    Field field(int leaf) {
        Field other = new Field(name, leaf, repetition == OPTIONAL, Stored.OTHER, width, FileType.LETTERS, 1);
        if (children > 0 || repetition == REPEATED) return other;
        return switch (type) {
            case BOOLEAN -> says(SAYS_NOTHING, SAYS_NOTHING) ? as(other, Stored.BIT, new FileType.Truth(), 1) : other;
            case INT32 -> int32(other);
            case INT64 -> int64(other);
            case FLOAT -> says(SAYS_NOTHING, SAYS_NOTHING) ? as(other, Stored.FLOAT, FileType.LETTERS, 1) : other;
            case DOUBLE -> says(SAYS_NOTHING, SAYS_NOTHING) ? as(other, Stored.DOUBLE, new FileType.Fraction(), 1) : other;
            case BYTE_ARRAY -> says(0, STRING) || says(4, ENUM) ? as(other, Stored.UTF_8, FileType.LETTERS, 1) : other;
            case FIXED_LENGTH -> isDecimal() && width > 0 && width <= MOST_WIDTH ? as(other, Stored.BIG_ENDIAN, new FileType.Decimal(scale), 1) : other;
            default -> other;
        };
    }

    /// What is converted is told in an old and in a new way, of which one may be left out where the other says the same.
    private boolean says(int older, int newer) {
        return converted == older && (logical == newer || logical == SAYS_NOTHING) || older != SAYS_NOTHING && converted == SAYS_NOTHING && logical == newer && newer == STRING;
    }

    private Field int32(Field other) {
        if (says(SAYS_NOTHING, SAYS_NOTHING)) return as(other, Stored.INT, new FileType.Whole(), 1);
        if (isDecimal()) return as(other, Stored.INT, new FileType.Decimal(scale), 1);
        if (says(6, LOGICAL_DATE)) return as(other, Stored.INT, new FileType.Day(), DAY);
        for (int signed = 15; signed <= 17; signed++) if (says(signed, INTEGER)) return as(other, Stored.INT, new FileType.Whole(), 1);
        for (int unsigned = 11; unsigned <= 13; unsigned++) if (says(unsigned, INTEGER)) return as(other, Stored.UNSIGNED_INT, new FileType.Whole(), 1);
        return other;
    }

    private Field int64(Field other) {
        if (says(SAYS_NOTHING, SAYS_NOTHING) || says(18, INTEGER)) return as(other, Stored.LONG, new FileType.Whole(), 1);
        if (isDecimal()) return as(other, Stored.LONG, new FileType.Decimal(scale), 1);
        if (logical == TIMESTAMP) {
            FileType told = isUtc ? new FileType.Instant() : new FileType.Moment();
            if (timeUnit == MILLIS) return as(other, Stored.LONG, told, MILLISECOND);
            if (timeUnit == MICROS) return as(other, Stored.LONG, told, 1);
            return timeUnit == NANOS && !isUtc ? as(other, Stored.NANOSECONDS, told, 1) : other;
        }
        if (says(9, SAYS_NOTHING)) return as(other, Stored.LONG, new FileType.Moment(), MILLISECOND);
        if (says(10, SAYS_NOTHING)) return as(other, Stored.LONG, new FileType.Moment(), 1);
        return other;
    }

    private boolean isDecimal() {
        return says(5, LOGICAL_DECIMAL) && precision > 0 && precision <= DIGITS_OF_DOUBLE && scale >= 0 && scale <= precision;
    }

    private Field as(Field other, Stored stored, FileType held, long unit) {
        return new Field(name, other.leaf(), other.optional(), stored, width, held, unit);
    }
}
