package septet.engines.duckdb;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import septet.data.FileShape;
import septet.data.FileType;
import septet.data.NumberColumns;
import septet.data.TextBatch;
import septet.data.TextTable;

/// One Parquet file, read by a DuckDB of its own that may open nothing else.
final class ParquetTable implements TextTable {
    private final String file;
    private final DuckDBConnection connection;
    private final List<String> headers = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<ParquetColumn> columns = new ArrayList<>();

    ParquetTable(String file, ParquetReader.Limits limits) throws SQLException {
        this.file = file;
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", Integer.toString(limits.threads()));
        settings.setProperty("memory_limit", limits.memoryBytes() / 1_000_000 + "MB");
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET temp_directory = ''");
            statement.execute("SET allowed_paths = [" + quoted(file, '\'') + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + source())) {
                while (columns.next()) {
                    headers.add(columns.getString(1));
                    types.add(columns.getString(2));
                    this.columns.add(ParquetColumn.of(quoted(columns.getString(1), '"'), columns.getString(2)));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private String source() {
        return "read_parquet(" + quoted(file, '\'') + ")";
    }

    static String quoted(String text, char quote) {
        String one = String.valueOf(quote);
        return quote + text.replace(one, one + one) + quote;
    }

    @Override
    public List<String> headers() {
        return List.copyOf(headers);
    }

    @Override
    public FileShape shape() {
        return FileShape.typed("Parquet");
    }

    @Override
    public boolean isPlain(int column) {
        return !types.get(column).equals("VARCHAR");
    }

    @Override
    public FileType type(int column) {
        return columns.get(column).type();
    }

    @Override
    public Optional<NumberColumns> numberColumns() {
        return Optional.of(new ParquetNumbers(file, source(), connection, headers, types));
    }

    @Override
    public void read(int[] places, Sink into) {
        List<ParquetColumn> wanted = IntStream.of(places).mapToObj(columns::get).toList();
        String query = "SELECT " + (wanted.isEmpty() ? "0" : wanted.stream().map(ParquetColumn::asked).collect(Collectors.joining(", "))) + " FROM " + source();
        try (DuckDBPreparedStatement statement = connection.prepareStatement(query).unwrap(DuckDBPreparedStatement.class); DuckDBChunkedResult result = statement.query()) {
            TextBatch batch = new TextBatch(places.length);
            List<ParquetColumn.Cells> cells = new ArrayList<>();
            for (int place = 0; place < places.length; place++) {
                boolean letters = wanted.get(place).type() == FileType.LETTERS;
                cells.add(new ParquetColumn.Cells(batch, place, letters ? new long[0] : batch.typed(place, wanted.get(place).type())));
            }
            long number = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int begin = 0; begin < chunk.rowCount(); begin += batch.room()) {
                    int end = (int) Math.min(chunk.rowCount(), begin + batch.room());
                    for (int row = begin; row < end; row++) batch.add(++number);
                    for (int place = 0; place < places.length; place++) wanted.get(place).fill(chunk.vector(place), begin, end, cells.get(place));
                    into.rows(batch);
                    batch.clear();
                }
            }
        } catch (SQLException e) {
            throw ParquetReader.damaged(file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw ParquetReader.damaged(file, e);
        }
    }
}
