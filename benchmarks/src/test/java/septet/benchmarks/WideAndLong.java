package septet.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import septet.data.CsvReader;
import septet.data.Dictionary;
import septet.data.Format;
import septet.data.Ingest;
import septet.data.Readers;
import septet.data.SourceSection;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Fault;
import septet.design.Refused;
import septet.engines.duckdb.ParquetReader;
import septet.loop.DesignFile;
import septet.world.Chance;
import septet.world.RealWorld;

/// Long tables of CSV (30 columns) and wide ones of Parquet (1,000 columns), read into typed tables: time and memory over size, and what the sizes that are
/// asked for (10 million rows; 1 million rows) would take by the line through the two greatest. A table of which few columns are used costs only these.
final class WideAndLong {
    static final String NAME = "wide-and-long";
    private static final int LONG = 30;
    private static final int WIDE = 1_000;
    private static final double GIB = 1L << 30;
    private static final double MOST_GIB = 24;
    private static final double LEAST_RATE = 50;
    /// Columns grow by half at a time, so that while they grow they take up to half as much again; and a batch of texts stands beside them.
    private static final double GROWING = 1.5;
    private static final double BATCH = 64e6;

    private WideAndLong() {}

    /// What reading took.
    ///
    /// @param seconds of processor time, of all threads
    /// @param peak bytes: what the table holds when it is read, and half as much again for growing, and a batch
    private record Took(long rows, double seconds, double megabytes, double peak) {
        String told() {
            return "%,d rows: %.1f s, %.0f MB/s, %.2f GiB at the most".formatted(rows, seconds, megabytes / seconds, peak / GIB);
        }
    }

    static Outcome run(Size size) throws Exception {
        Path folder = Files.createTempDirectory("septet-wide");
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            int[] rows = size == Size.DEEP ? new int[] {100_000, 300_000, 1_000_000} : new int[] {50_000, 150_000};
            List<Took> csv = new ArrayList<>();
            for (int count : rows) csv.add(read(csv(folder.resolve("long" + count + ".csv"), count), LONG, LONG));
            double rate = bare(folder.resolve("long" + rows[rows.length - 1] + ".csv"));
        values.put("CSV into texts, MB in a second of one core", rate);
        values.put("CSV of 30 columns", csv.stream().map(Took::told).toList());
            int[] wide = size == Size.DEEP ? new int[] {10_000, 30_000, 100_000} : new int[] {4_000, 10_000};
            List<Took> parquet = new ArrayList<>();
            for (int count : wide) parquet.add(read(parquet(folder.resolve("wide" + count + ".parquet"), count), WIDE, WIDE));
            values.put("Parquet of 1,000 columns", parquet.stream().map(Took::told).toList());
            Took few = read(folder.resolve("wide" + wide[wide.length - 1] + ".parquet"), WIDE, 10);
            values.put("of it, 10 columns", few.told());
            double longGib = at(csv, 10_000_000, Took::peak) / GIB;
            double wideGib = at(parquet, 1_000_000, Took::peak) / GIB;
            values.put("10 million rows of CSV, seconds and GiB by the line", Shown.rounded(at(csv, 10_000_000, Took::seconds)) + ", " + Shown.rounded(longGib));
            values.put("1 million rows of Parquet, seconds and GiB by the line", Shown.rounded(at(parquet, 1_000_000, Took::seconds)) + ", " + Shown.rounded(wideGib));
            Map<String, Boolean> caught = Map.of("a table that keeps the columns that nobody listed", few.peak() - BATCH < 0.5 * (parquet.getLast().peak() - BATCH));
            return new Outcome(NAME, "1", rows[rows.length - 1] + (long) wide[wide.length - 1], values, caught, longGib < MOST_GIB && wideGib < MOST_GIB && rate >= LEAST_RATE);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private interface Measure {
        double of(Took took);
    }

    private static double at(List<Took> took, double rows, Measure measure) {
        Took last = took.getLast();
        Took before = took.get(took.size() - 2);
        double slope = (measure.of(last) - measure.of(before)) / (last.rows() - before.rows());
        return measure.of(last) + slope * (rows - last.rows());
    }

    /// @param used columns that the design lists
    private static Took read(Path file, int columns, int used) throws IOException {
        String listed = IntStream.range(0, used).mapToObj(i -> "c" + i + ": " + (file.toString().endsWith(".csv") && i % 5 == 1 ? "category" : "number"))
                .collect(Collectors.joining(", "));
        String design = BadHabits.design().replaceFirst("(?s)from: orders.csv.*?features:", "from: orders.csv\n      columns: {" + listed
                + ", returned: boolean known later}\n  features:");
        SourceSection section = DesignFile.read(design, "design.yaml").problems().isEmpty() ? DesignFile.read(design, "design.yaml").design().data().sources().get("orders")
                : bad(design);
        Readers readers = new Readers(RealWorld.start().disk(), List.of(Readers.ofText(RealWorld.start().disk()), new ParquetReader()));
        double before = held();
        double start = processorSeconds();
        Path store = Files.createTempDirectory(file.getParent(), "store");
        Ingest.Result result = new Ingest(RealWorld.start().disk(), readers, store, new Dictionary(), (_, _) -> { })
                .read(new Ingest.Request("orders", section, file.getParent(), Optional.of(file)));
        double seconds = processorSeconds() - start;
        double held = held() - before;
        return new Took(result.table().rows(), seconds, Files.size(file) / 1e6, GROWING * held + BATCH);
    }

    private static double held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /// Megabytes of CSV that are cut into texts in a second of processor time, by one thread.
    private static double bare(Path file) throws IOException {
        double best = 0;
        for (int i = 0; i < 5; i++) {
            try (TextTable table = new CsvReader(RealWorld.start().disk()).open(file, Format.DEFAULT)) {
                long[] rows = {0};
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                table.read(IntStream.range(0, LONG).toArray(), new TextTable.Sink() {
                    @Override
                    public void rows(TextBatch batch) {
                        rows[0] += batch.size();
                    }

                    @Override
                    public void broken(long line, String code, String raw) {
                        throw new IllegalStateException(line + " " + code);
                    }
                });
                best = Math.max(best, Files.size(file) / 1e6 / ((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9));
            }
        }
        return best;
    }

    private static SourceSection bad(String design) {
        throw new Refused(Fault.DESIGN, DesignFile.read(design, "design.yaml").problems());
    }

    private static Path csv(Path file, int rows) throws IOException {
        Chance chance = Chance.of(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(IntStream.range(0, LONG).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + ",returned\n");
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < LONG; i++) {
                    if (i % 5 == 1) out.write("word" + chance.nextInt(100));
                    else if (i % 5 == 2) out.write(chance.nextInt(1_000) + ".5");
                    else out.write(Integer.toString(chance.nextInt(1_000_000)));
                    out.write(',');
                }
                out.write(row % 3 == 0 ? "1\n" : "0\n");
            }
        }
        return file;
    }

    private static Path parquet(Path file, int rows) throws SQLException {
        String columns = IntStream.range(0, WIDE).mapToObj(i -> "(hash(range, " + i + ") % 1000000)::DOUBLE / 16 AS c" + i).collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '1500MB'");
            statement.execute("SET temp_directory = '" + file.getParent() + "'");
            statement.execute("COPY (SELECT " + columns + ", range % 3 = 0 AS returned FROM range(" + rows + ")) TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 5000)");
        }
        return file;
    }
}
