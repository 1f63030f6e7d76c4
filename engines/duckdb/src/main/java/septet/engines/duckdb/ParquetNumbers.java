package septet.engines.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import septet.data.NumberColumns;

/// The columns of numbers of one Parquet file.
record ParquetNumbers(String file, String source, DuckDBConnection connection, List<String> headers, List<String> types) implements NumberColumns {
    private static final Set<String> NUMBERS = Set.of("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
            "FLOAT", "DOUBLE");

    @Override
    public long rows() {
        try (Statement statement = connection.createStatement(); ResultSet count = statement.executeQuery("SELECT count(*) FROM " + source)) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw ParquetReader.damaged(file, e);
        }
    }

    @Override
    public boolean isNumber(int column) {
        return NUMBERS.contains(types.get(column)) || types.get(column).startsWith("DECIMAL");
    }

    @Override
    public void read(int[] columns, Sink into) {
        String wanted = IntStream.of(columns).mapToObj(this::number).collect(Collectors.joining(", "));
        // a connection answers one question at a time
        synchronized (connection) {
            ask(wanted, columns.length, into);
        }
    }

    private void ask(String wanted, int columns, Sink into) {
        double[] values = new double[0];
        int done = 0;
        try (DuckDBPreparedStatement statement = connection.prepareStatement("SELECT " + wanted + " FROM " + source).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                int rows = Math.toIntExact(chunk.rowCount());
                if (values.length < rows) values = new double[rows];
                for (int place = 0; place < columns; place++) {
                    Optional<double[]> whole = into.whole(place);
                    int from = whole.isPresent() ? done : 0;
                    if (whole.isPresent() && rows > whole.get().length - from) throw ParquetReader.damaged(file, new SQLException("it has more rows than it says"));
                    fill(chunk.vector(place), whole.orElse(values), from, rows);
                    into.numbers(place, whole.orElse(values), from, rows);
                }
                done += rows;
            }
        } catch (SQLException e) {
            throw ParquetReader.damaged(file, e);
        }
    }

    private String number(int column) {
        String name = ParquetTable.quoted(headers.get(column), '"');
        return types.get(column).equals("DOUBLE") ? name : "CAST(" + name + " AS DOUBLE)";
    }

    private static void fill(DuckDBReadableVector vector, double[] values, int from, int rows) throws SQLException {
        for (int row = 0; row < rows; row++) values[from + row] = vector.getDouble(row, Double.NaN);
    }
}
