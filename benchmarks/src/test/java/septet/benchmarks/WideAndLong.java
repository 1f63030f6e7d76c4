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
import java.util.function.ToDoubleFunction;
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
import septet.engines.parquet.ParquetFiles;
import septet.loop.DesignFile;
import septet.world.Chance;
import septet.world.RealWorld;

/// Long tables of CSV (30 columns) and wide ones of Parquet (1,000 columns). The share reads them into typed tables, and tells what the sizes that are asked for
/// (10 million rows; 1 million rows) would hold by the line through the two greatest; the whole runs them, to these sizes, in processes of their own ([LargeRuns]),
/// and draws time and memory over size. A table of which few columns are used costs only these.
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
        try {
            return size == Size.DEEP ? runs(folder) : reading(folder);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Outcome reading(Path folder) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        int[] rows = {50_000, 150_000};
        List<Took> csv = new ArrayList<>();
        for (int count : rows) csv.add(read(csv(folder.resolve("long" + count + ".csv"), count), LONG, LONG));
        double rate = bare(folder.resolve("long" + rows[rows.length - 1] + ".csv"));
        values.put("CSV into texts, MB in a second of one core", rate);
        values.put("CSV of 30 columns", csv.stream().map(Took::told).toList());
        int[] wide = {4_000, 10_000};
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
    }

    private static Outcome runs(Path folder) throws Exception {
        List<LargeRuns.Ran> narrow = new ArrayList<>();
        for (int rows : new int[] {100_000, 1_000_000, 10_000_000}) {
            Path file = csv(folder.resolve("long.csv"), rows);
            narrow.add(LargeRuns.run(new LargeRuns.Table(file, LONG, rows, "12g")));
            Files.delete(file);
        }
        List<LargeRuns.Ran> wide = new ArrayList<>();
        LargeRuns.Ran few = new LargeRuns.Ran(0, 0, 0, 0);
        for (int rows : new int[] {10_000, 100_000, 1_000_000}) {
            Path file = parquet(folder.resolve("wide.parquet"), rows);
            wide.add(LargeRuns.run(new LargeRuns.Table(file, WIDE, rows, "12g")));
            if (rows == 100_000) few = LargeRuns.run(new LargeRuns.Table(file, 10, rows, "12g"));
            Files.delete(file);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("CSV of 30 columns", narrow.stream().map(LargeRuns.Ran::told).toList());
        values.put("Parquet of 1,000 columns", wide.stream().map(LargeRuns.Ran::told).toList());
        values.put("of it, 10 columns", few.told());
        Files.writeString(Repository.ROOT.resolve("benchmarks/results/" + NAME + ".svg"), plot(narrow, wide).svg());
        boolean met = narrow.getLast().gigabytes() < MOST_GIB && wide.getLast().gigabytes() < MOST_GIB;
        return new Outcome(NAME, "1", narrow.getLast().rows() + wide.getLast().rows(), values,
                Map.of("a run that keeps the columns that nobody listed", few.gigabytes() < 0.5 * wide.get(1).gigabytes()), met);
    }

    private static Plot plot(List<LargeRuns.Ran> narrow, List<LargeRuns.Ran> wide) {
        return new Plot("septet run: from the file to a judged version", "rows", List.of(
                new Plot.Panel("seconds of the processors", List.of(line("30 columns, CSV", narrow, LargeRuns.Ran::processor),
                        line("1,000 columns, Parquet", wide, LargeRuns.Ran::processor))),
                new Plot.Panel("resident GiB at the most", List.of(line("30 columns, CSV", narrow, LargeRuns.Ran::gigabytes),
                        line("1,000 columns, Parquet", wide, LargeRuns.Ran::gigabytes)))));
    }

    private static Plot.Line line(String name, List<LargeRuns.Ran> runs, ToDoubleFunction<LargeRuns.Ran> of) {
        return new Plot.Line(name, runs.stream().map(run -> new Plot.Point(run.rows(), of.applyAsDouble(run))).toList());
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
        Readers readers = new Readers(RealWorld.start().disk(), List.of(Readers.ofText(RealWorld.start().disk()), new ParquetFiles(new ParquetReader(), RealWorld.start().scheduler(), 2)));
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
                long sum = 0;
                for (int i = 0; i < LONG; i++) {
                    if (i % 5 == 1) out.write("word" + chance.nextInt(100));
                    else if (i % 5 == 2) out.write(chance.nextInt(1_000) + ".5");
                    else {
                        int value = chance.nextInt(1_000_000);
                        if (i % 10 == 0) sum += value;
                        out.write(Integer.toString(value));
                    }
                    out.write(',');
                }
                out.write(sum + chance.nextInt(1_000_000) > 2_200_000 ? "1\n" : "0\n");
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
            String returned = "(hash(range, 0) % 1000000 + hash(range, 1) % 1000000 + hash(range, -1) % 1000000) > 1700000 AS returned";
            statement.execute("COPY (SELECT " + columns + ", " + returned + " FROM range(" + rows + ")) TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 5000)");
        }
        return file;
    }
}
