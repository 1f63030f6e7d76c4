package septet.engines.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Problem;
import septet.design.Refused;

/// Opens `.parquet` files with DuckDB. Values come as the file types them, or as the text that DuckDB casts them to where it has a type that is none of ours; either way they
/// mean what their texts mean, like those of any other file. Times with a zone are written in UTC; a null lacks.
///
/// @param limits what DuckDB may take
public record ParquetReader(Limits limits) implements TableReader {
    /// @param threads     to read with; rows keep their order
    /// @param memoryBytes that it may take beside Java's heap
    public record Limits(int threads, long memoryBytes) {
        public static final Limits DEFAULT = new Limits(1, 512L << 20);
    }

    public ParquetReader() {
        this(Limits.DEFAULT);
    }

    @Override
    public boolean reads(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    @Override
    public TextTable open(Path file, Format format) {
        String name = file.toAbsolutePath().toString();
        if (name.chars().anyMatch(c -> "*?[".indexOf(c) >= 0)) {
            throw new Refused(Fault.DATA, Problem.error(name, "its path holds *, ? or [, which DuckDB takes as a pattern", "nothing is read", "Give it another name.",
                    "DATA-FILE-KIND"));
        }
        try {
            return new ParquetTable(name, limits);
        } catch (SQLException e) {
            throw damaged(name, e);
        }
    }

    static Refused damaged(String file, SQLException refusal) {
        String cause = refusal.getMessage().lines().findFirst().orElse("").strip();
        return new Refused(Fault.DATA, Problem.error(file, "DuckDB cannot read it: " + cause, "nothing is read",
                cause.contains("encrypted") ? "Write it without encryption." : "Write the file again.", "DATA-DAMAGED-FILE"));
    }
}
