package septet.engines.parquet;

import septet.data.FileType;

/// A column of the file.
///
/// @param leaf     where its chunks stand among those of a row group
/// @param optional whether a value may lack
/// @param stored   how its values stand in pages
/// @param width    bytes of a value of fixed length
/// @param type     what it is for us; letters where it is none of ours
/// @param unit     microseconds of a time that is stored as 1; else 1
record Field(String name, int leaf, boolean optional, Stored stored, int width, FileType type, long unit) {
    /// How values stand in pages.
    enum Stored {
        BIT, INT, UNSIGNED_INT, LONG, NANOSECONDS, DOUBLE,
        /// As a number it is what it is; as a text it is what somebody else writes.
        FLOAT,
        /// Two's complement, the highest byte first.
        BIG_ENDIAN,
        UTF_8,
        /// In a way that somebody else reads.
        OTHER
    }

    /// Whether its values can be read here as what their texts mean.
    boolean isDirect() {
        return stored != Stored.OTHER && stored != Stored.FLOAT;
    }

    /// What a value takes at least where values stand one behind the other.
    int leastBits() {
        return switch (stored) {
            case BIT -> 1;
            case INT, UNSIGNED_INT, FLOAT, UTF_8 -> Integer.SIZE;
            case LONG, NANOSECONDS, DOUBLE -> Long.SIZE;
            case BIG_ENDIAN -> width * Byte.SIZE;
            case OTHER -> throw new IllegalStateException(name);
        };
    }

    boolean isText() {
        return stored == Stored.UTF_8;
    }

    /// Whether `septet drift` takes its values for numbers.
    boolean isNumber() {
        return stored == Stored.FLOAT || type instanceof FileType.Truth || type instanceof FileType.Whole || type instanceof FileType.Fraction || type instanceof FileType.Decimal;
    }
}
