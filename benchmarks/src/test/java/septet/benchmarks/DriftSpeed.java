package septet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.ParquetFiles;
import septet.monitoring.ColumnDrift;
import septet.monitoring.TableComparison;
import septet.monitoring.TableDrift;

/// `septet drift A B` over two Parquet files of 100,000 rows by 1,000 columns, of which each tenth is shifted by 0.3 standard deviations, beside a bare loop of scipy's
/// Kolmogorov-Smirnov over the same columns in memory (`SEPTET_PYTHON` names a Python that has it), in turn; and over 3,000,000 rows alone, in a process of 2 GB.
final class DriftSpeed {
    static final String NAME = "drift-speed";
    private static final int ROWS = 100_000;
    private static final int LONG = 3_000_000;
    private static final int COLUMNS = 1_000;
    private static final int TIMES = 20;
    private static final int TURNS = 3;
    private static final double MINUTES = 10;
    private static final double MEGABYTES = 2_000;

    private DriftSpeed() {}

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-drift");
        try {
            int columns = size == Size.DEEP ? COLUMNS : COLUMNS / 20;
            write(folder, ROWS, columns, false);
            Map<String, Object> values = new LinkedHashMap<>();
            boolean right = right(compare(folder), columns);
            values.put("shifted columns found, and no other", right);
            double[] ours = new double[TURNS];
            double[] theirs = new double[TURNS];
            boolean beside = true;
            for (int turn = 0; turn < TURNS; turn++) {
                ours[turn] = seconds(folder);
                Optional<Double> scipy = scipy(folder);
                beside &= scipy.isPresent();
                theirs[turn] = scipy.orElse(Double.NaN);
            }
            values.put("ours, reading included, processor time, s", Shown.spread(ours));
            if (beside) {
                values.put("scipy's loop over arrays in memory, processor time, s", Shown.spread(theirs));
                values.put("times less", Shown.median(theirs) / Shown.median(ours));
            } else {
                values.put("scipy", "not here; SEPTET_PYTHON may name a Python that has it");
            }
            boolean quick = !beside || Shown.median(theirs) >= TIMES * Shown.median(ours);
            boolean large = size != Size.DEEP || large(folder, values);
            boolean caught = !right(TableDriftWithoutControl.of(compare(folder)), columns);
            return new Outcome(NAME, "1, 2", (long) ROWS * columns, values, Map.of("each column judged by itself", caught), right && quick && large);
        } finally {
            TrialRun.delete(folder);
        }
    }

    /// The planted judgement: whatever has a chance below 5% by itself.
    private static final class TableDriftWithoutControl {
        private TableDriftWithoutControl() {}

        static List<String> of(TableDrift found) {
            return found.columns().stream().filter(column -> column.chance() < 0.05).map(ColumnDrift::column).sorted().toList();
        }
    }

    private static boolean right(TableDrift found, int columns) {
        return right(found.columns().stream().filter(column -> column.verdict() == ColumnDrift.Verdict.DRIFTED).map(ColumnDrift::column).sorted().toList(), columns);
    }

    private static boolean right(List<String> found, int columns) {
        return found.equals(IntStream.range(0, columns).filter(i -> i % 10 == 0).mapToObj(i -> "c" + i).sorted().toList());
    }

    private static TableDrift compare(Path folder) {
        TableReader reader = new ParquetFiles(new ParquetReader());
        try (TextTable first = reader.open(folder.resolve("a.parquet"), Format.DEFAULT); TextTable second = reader.open(folder.resolve("b.parquet"), Format.DEFAULT)) {
            return TableComparison.of(first, "a", second, "b", TableComparison.Way.DEFAULT);
        }
    }

    /// Of all processors, of this process, whatever thread works.
    private static double seconds(Path folder) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = machine.getProcessCpuTime();
        compare(folder);
        return (machine.getProcessCpuTime() - begin) / 1e9;
    }

    private static Optional<Double> scipy(Path folder) throws IOException, InterruptedException {
        String python = Optional.ofNullable(System.getenv("SEPTET_PYTHON")).orElse("python3");
        Path script = folder.resolve("loop.py");
        try (InputStream text = DriftSpeed.class.getResourceAsStream("scipy-drift.py")) {
            if (!Files.exists(script)) Files.copy(text, script);
        }
        try {
            Process process = new ProcessBuilder(python, script.toString(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(Double.parseDouble(said)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean large(Path folder, Map<String, Object> values) throws Exception {
        write(folder, LONG, COLUMNS, true);
        Path said = folder.resolve("said");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx700m", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), DriftSpeed.class.getName(), folder.toString());
        Meter meter = Meter.of(command, folder, Map.of(), said).done(said);
        values.put("3,000,000 rows, s", meter.seconds());
        values.put("3,000,000 rows, processor time, s", meter.processor());
        values.put("3,000,000 rows, greatest memory, MB", meter.megabytes());
        return meter.seconds() <= 60 * MINUTES && meter.megabytes() <= MEGABYTES && Files.readString(said).strip().equals("true");
    }

    /// One comparison in a process of its own.
    public static void main(String[] arguments) {
        System.out.println(right(compare(Path.of(arguments[0])), COLUMNS));
    }

    /// Normal numbers, by DuckDB.
    ///
    /// @param rounded to three decimals, as most columns are: 48 GB of whole doubles would not fit on many disks
    private static void write(Path folder, int rows, int columns, boolean rounded) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '1GB'");
            for (String name : List.of("a", "b")) {
                statement.execute("SELECT setseed(" + (name.equals("a") ? 0.1 : 0.2) + ")");
                String made = IntStream.range(0, columns).mapToObj(i -> (rounded ? "round(" : "(") + "sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random())" + (i % 10 == 0 && name.equals("b") ? " + 0.3" : "")
                        + (rounded ? ", 3)" : ")") + " AS c" + i).collect(Collectors.joining(", "));
                statement.execute("COPY (SELECT " + made + " FROM range(" + rows + ")) TO '" + folder.resolve(name + ".parquet") + "' (ROW_GROUP_SIZE 20480)");
            }
        }
    }
}
