package septet.engines.duckdb;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBReadableVector;
import septet.data.FileType;
import septet.data.TextBatch;
import septet.data.Values;

/// How one column is asked for and taken out of DuckDB's vectors: as values where its type is one of ours, else as the text that DuckDB writes (of a FLOAT too: which decimal
/// it writes for one is its own affair).
///
/// @param asked in SQL
record ParquetColumn(FileType type, String asked) {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
    /// A double keeps so many digits apart.
    private static final int DIGITS_OF_DOUBLE = 15;

    /// @param name quoted
    /// @param type as DuckDB calls it
    static ParquetColumn of(String name, String type) {
        return switch (type) {
            case "BOOLEAN" -> new ParquetColumn(new FileType.Truth(), "CAST(" + name + " AS BIGINT)");
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER" -> new ParquetColumn(new FileType.Whole(), "CAST(" + name + " AS BIGINT)");
            case "BIGINT" -> new ParquetColumn(new FileType.Whole(), name);
            case "DOUBLE" -> new ParquetColumn(new FileType.Fraction(), name);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" -> new ParquetColumn(new FileType.Moment(), micros("CAST(" + name + " AS TIMESTAMP)"));
            case "TIMESTAMP WITH TIME ZONE" -> new ParquetColumn(new FileType.Instant(), micros(name));
            case "DATE" -> new ParquetColumn(new FileType.Day(), micros(name));
            default -> decimal(name, type).orElseGet(() -> new ParquetColumn(FileType.LETTERS, type.equals("VARCHAR") ? name : "CAST(" + name + " AS VARCHAR)"));
        };
    }

    /// Endless ones are the ends of what a long can hold.
    private static String micros(String time) {
        return "CASE WHEN isfinite(" + time + ") THEN epoch_us(" + time + ") WHEN " + time + " IS NOT NULL THEN CASE WHEN " + time + " > '1970-01-01' THEN 9223372036854775807"
                + " ELSE -9223372036854775807 END END";
    }

    private static Optional<ParquetColumn> decimal(String name, String type) {
        Matcher decimal = DECIMAL.matcher(type);
        if (!decimal.matches() || Integer.parseInt(decimal.group(1)) > DIGITS_OF_DOUBLE) return Optional.empty();
        return Optional.of(new ParquetColumn(new FileType.Decimal(Integer.parseInt(decimal.group(2))), "CAST(" + name + " AS DOUBLE)"));
    }

    /// Puts rows `begin` to `end` of a vector into the first ones of a batch.
    void fill(DuckDBReadableVector vector, int begin, int end, Cells into) throws SQLException {
        switch (type) {
            case FileType.Letters _ -> letters(vector, begin, end, into);
            case FileType.Truth _, FileType.Whole _, FileType.Moment _, FileType.Instant _, FileType.Day _ -> wholes(vector, begin, end, into);
            case FileType.Fraction _ -> fractions(vector, begin, end, into);
            case FileType.Decimal(int scale) -> decimals(vector, begin, end, into.values, Math.pow(10, scale));
        }
    }

    /// A column of a batch.
    ///
    /// @param values where its typed values stand; empty where it has none
    record Cells(TextBatch batch, int column, long[] values) {}

    private static void letters(DuckDBReadableVector vector, int begin, int end, Cells into) throws SQLException {
        for (int row = begin; row < end; row++) if (!vector.isNull(row)) into.batch.set(row - begin, into.column, vector.getString(row));
    }

    private static void wholes(DuckDBReadableVector vector, int begin, int end, Cells into) throws SQLException {
        for (int row = begin; row < end; row++) {
            long value = vector.getLong(row, Values.MISSING);
            into.values[row - begin] = value;
            if (value == Values.MISSING && !vector.isNull(row)) into.batch.set(row - begin, into.column, Long.toString(value));
        }
    }

    private static void fractions(DuckDBReadableVector vector, int begin, int end, Cells into) throws SQLException {
        for (int row = begin; row < end; row++) {
            long value = Double.doubleToRawLongBits(vector.getDouble(row, -0.0));
            into.values[row - begin] = value;
            if (value == Values.MISSING && !vector.isNull(row)) into.batch.set(row - begin, into.column, "-0.0");
        }
    }

    private static void decimals(DuckDBReadableVector vector, int begin, int end, long[] values, double power) throws SQLException {
        for (int row = begin; row < end; row++) {
            double value = vector.getDouble(row, Double.NaN);
            values[row - begin] = Double.isNaN(value) ? Values.MISSING : Math.round(value * power);
        }
    }
}
