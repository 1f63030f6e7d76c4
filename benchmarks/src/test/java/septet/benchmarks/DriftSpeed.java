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
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import septet.data.Format;
import septet.data.TableReader;
import septet.data.TextTable;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.ParquetFiles;
import septet.monitoring.ColumnDrift;
import septet.monitoring.TableComparison;
import septet.monitoring.TableDrift;
import septet.world.RealWorld;

/// `septet drift A B` over two Parquet files of 100,000 rows by 1,000 columns, of which each tenth is shifted by 0.3 standard deviations, reading included; beside it
/// over the same columns in
/// memory a bare loop of scipy's Kolmogorov-Smirnov, in turn (`SEPTET_PYTHON` names a Python that has it), and once Evidently with its default tests (`SEPTET_EVIDENTLY`
/// names a Python
/// that has it: a quarter of an hour); and over 3,000,000 rows alone, in a process of 2 GB. Parts that have ended are kept.
final class DriftSpeed {
    static final String NAME = "drift-speed";
    private static final int ROWS = 100_000;
    private static final int LONG = 3_000_000;
    private static final int COLUMNS = 1_000;
    private static final int LESS_THAN_SCIPY = 20;
    private static final int LESS_THAN_EVIDENTLY = 200;
    private static final int TURNS = 3;
    /// Comparisons before the first turn, by which the code is compiled: what that costs is seen in a new process.
    private static final int BEFORE = 3;
    private static final int THREADS = 2;
    private static final double MINUTES = 10;
    private static final double MEGABYTES = 2_000;

    private DriftSpeed() {}

    /// Processor time, s, of ours and of scipy's loop, where that is here.
    ///
    /// @param fresh ours in a process of its own, its start included
    /// @param reading scipy's loop and the reading of both tables by DuckDB
    private record Beside(double[] ours, double[] scipy, double[] reading, double fresh, boolean right, boolean caught) {}

    /// @param drifted how many columns it says are; -1 where it is not here
    private record Evidently(double seconds, int drifted) {}

    private record Large(double seconds, double processor, double megabytes, boolean right) {
        boolean within() {
            return right && seconds <= 60 * MINUTES && megabytes <= MEGABYTES;
        }
    }

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-drift");
        try {
            int columns = size == Size.DEEP ? COLUMNS : COLUMNS / 20;
            KeptParts parts = KeptParts.of(NAME, size);
            Map<String, Object> values = new LinkedHashMap<>();
            Beside beside = parts.of("beside", Beside.class, () -> beside(folder, columns));
            values.put("shifted columns found, and no other", beside.right());
            values.put("ours, reading included, processor time, s", Shown.spread(beside.ours()));
            values.put("ours in a new process, its start included, processor time, s", beside.fresh());
            double ours = Shown.median(beside.ours());
            boolean good = beside.right();
            if (beside.scipy().length > 0) {
                double times = Shown.median(beside.scipy()) / ours;
                values.put("scipy's loop over arrays in memory, processor time, s", Shown.spread(beside.scipy()));
                values.put("times less than scipy", times);
                values.put("scipy's loop, its reading included, processor time, s", Shown.spread(beside.reading()));
                values.put("times less than scipy, its reading included", Shown.median(beside.reading()) / ours);
                good &= size == Size.SHARE || times >= LESS_THAN_SCIPY;
            } else {
                values.put("scipy", "not here; SEPTET_PYTHON may name a Python that has it");
            }
            if (size == Size.DEEP) {
                good &= evidently(parts.of("evidently", Evidently.class, () -> evidently(folder)), ours, values);
                Large large = parts.of("large", Large.class, () -> large(folder));
                values.put("3,000,000 rows, s", large.seconds());
                values.put("3,000,000 rows, processor time, s", large.processor());
                values.put("3,000,000 rows, greatest memory, MB", large.megabytes());
                good &= large.within();
            }
            return new Outcome(NAME, "1, 2", (long) ROWS * columns, values, Map.of("each column judged by itself", beside.caught()), good);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Beside beside(Path folder, int columns) throws Exception {
        tables(folder, columns);
        TableDrift found = compare(folder);
        boolean caught = !right(TableDriftWithoutControl.of(found), columns);
        for (int more = 1; more < BEFORE; more++) compare(folder);
        double[] ours = new double[TURNS];
        double[] scipy = new double[TURNS];
        double[] reading = new double[TURNS];
        boolean isHere = true;
        for (int turn = 0; turn < TURNS; turn++) {
            ours[turn] = seconds(folder);
            Optional<String[]> said = python("SEPTET_PYTHON", "scipy-drift.py", folder);
            isHere &= said.isPresent();
            if (!isHere) continue;
            scipy[turn] = Double.parseDouble(said.get()[0]);
            reading[turn] = Double.parseDouble(said.get()[1]);
        }
        return new Beside(ours, isHere ? scipy : new double[0], reading, alone(folder, columns).processor(), right(found, columns), caught);
    }

    private static Evidently evidently(Path folder) throws Exception {
        if (System.getenv("SEPTET_EVIDENTLY") == null) return new Evidently(0, -1);
        tables(folder, COLUMNS);
        return python("SEPTET_EVIDENTLY", "evidently-drift.py", folder).map(said -> new Evidently(Double.parseDouble(said[1]), Integer.parseInt(said[0])))
                .orElse(new Evidently(0, -1));
    }

    private static boolean evidently(Evidently found, double ours, Map<String, Object> values) {
        if (found.drifted() < 0) {
            values.put("Evidently", "not here; SEPTET_EVIDENTLY may name a Python that has it");
            return true;
        }
        values.put("Evidently's default tests over tables in memory, processor time, s", found.seconds());
        values.put("columns that Evidently finds drifted", found.drifted());
        values.put("times less than Evidently", found.seconds() / ours);
        return found.seconds() >= LESS_THAN_EVIDENTLY * ours;
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

    private static TableDrift compare(Path folder) throws InterruptedException {
        TableReader reader = new ParquetFiles(new ParquetReader(), RealWorld.start().scheduler(), THREADS);
        try (TextTable first = reader.open(folder.resolve("a.parquet"), Format.DEFAULT); TextTable second = reader.open(folder.resolve("b.parquet"), Format.DEFAULT)) {
            return TableComparison.of(first, "a", second, "b", new TableComparison.Way(false, 1, RealWorld.start().scheduler(), THREADS));
        }
    }

    /// Of all processors, of this process, whatever thread works.
    private static double seconds(Path folder) throws InterruptedException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = machine.getProcessCpuTime();
        compare(folder);
        return (machine.getProcessCpuTime() - begin) / 1e9;
    }

    /// What a script says of the two tables; empty where no such Python is.
    private static Optional<String[]> python(String name, String text, Path folder) throws IOException, InterruptedException {
        String python = Optional.ofNullable(System.getenv(name)).orElse("python3");
        Path script = folder.resolve(text);
        try (InputStream from = DriftSpeed.class.getResourceAsStream(text)) {
            if (!Files.exists(script)) Files.copy(from, script);
        }
        try {
            Process process = new ProcessBuilder(python, script.toString(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said.split(" ")) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Large large(Path folder) throws Exception {
        Path tables = Files.createDirectories(folder.resolve("large"));
        List<String> mostlyRounded = IntStream.range(0, COLUMNS).mapToObj(i -> i % 10 == 5 ? "" : "round").toList();
        RealWorld.start().scheduler().all(THREADS, Stream.of("a", "b").<Callable<String>>map(name -> () -> write(tables, name, LONG, mostlyRounded)).toList());
        return alone(tables, COLUMNS);
    }

    /// In a process of its own.
    private static Large alone(Path folder, int columns) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx700m", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), DriftSpeed.class.getName(), folder.toString(), Integer.toString(columns));
        Meter meter = Meter.of(command, folder, Map.of(), said).done(said);
        return new Large(meter.seconds(), meter.processor(), meter.megabytes(), Files.readString(said).strip().equals("true"));
    }

    /// One comparison in a process of its own.
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(right(compare(Path.of(arguments[0])), Integer.parseInt(arguments[1])));
    }

    private static void tables(Path folder, int columns) throws SQLException {
        if (Files.exists(folder.resolve("b.parquet"))) return;
        for (String name : List.of("a", "b")) write(folder, name, ROWS, IntStream.range(0, columns).mapToObj(_ -> "").toList());
    }

    /// Normal numbers, by DuckDB.
    ///
    /// @param rounded what is done to each column: most of what is measured has few decimals, and 48 GB of whole doubles would not fit on many disks
    private static String write(Path folder, String name, int rows, List<String> rounded) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '1GB'");
            statement.execute("SELECT setseed(" + (name.equals("a") ? 0.1 : 0.2) + ")");
            String made = IntStream.range(0, rounded.size()).mapToObj(i -> rounded.get(i) + "(sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random())"
                    + (i % 10 == 0 && name.equals("b") ? " + 0.3" : "") + (rounded.get(i).isEmpty() ? ")" : ", 2)") + " AS c" + i).collect(Collectors.joining(", "));
            statement.execute("COPY (SELECT " + made + " FROM range(" + rows + ")) TO '" + folder.resolve(name + ".parquet") + "' (ROW_GROUP_SIZE 20480)");
        }
        return name;
    }
}
