package septet.engines.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// DuckDB by plain SQL, as the other opinion.
public final class Duck implements AutoCloseable {
    private final Connection connection;

    public Duck() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            run("SET threads = 1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Adds rows of longs and doubles.
    void append(String table, int rows, IntFunction<List<Optional<Object>>> row) {
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (int i = 0; i < rows; i++) {
                appender.beginRow();
                for (Optional<Object> value : row.apply(i)) {
                    if (value.isEmpty()) appender.appendNull();
                    else if (value.get() instanceof Long whole) appender.append(whole.longValue());
                    else appender.append(((Double) value.get()).doubleValue());
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    /// Rows of values; SQL's null is `-`.
    public List<List<String>> rows(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    String text = result.getString(column);
                    row.add(text == null ? "-" : text);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
