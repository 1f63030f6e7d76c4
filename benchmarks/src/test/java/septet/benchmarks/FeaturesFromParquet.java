package septet.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import septet.benchmarks.FeatureTraining.Times;
import septet.data.CardPaymentSettings;
import septet.data.DataSection;
import septet.data.Dictionary;
import septet.data.Ingest;
import septet.data.SourceSection;
import septet.data.Table;
import septet.design.Binder;
import septet.design.Fault;
import septet.design.Problems;
import septet.design.TreeReader;
import septet.engines.duckdb.ParquetReader;
import septet.engines.parquet.ParquetFiles;
import septet.features.Declarations;
import septet.features.FeaturePlan;
import septet.features.TrainingSet;
import septet.world.RealWorld;

/// From a Parquet file of card payments to their training set of fifteen features in memory, reading and typing included, each contestant on two threads: ours, the fastest SQL found for
/// DuckDB, the fastest form found for Polars, in turn; then Feast's join of features that were computed before (its windows are not its own), and a first pass of ours in a new process.
/// `SEPTET_PYTHON` names a Python that has Polars, `SEPTET_FEAST` one that has Feast.
final class FeaturesFromParquet {
    static final String NAME = "features-parquet";
    private static final double LESS_THAN_DUCKDB = 6;
    private static final double LESS_THAN_POLARS = 2;
    private static final double LESS_THAN_FEAST = 50;
    private static final int WARM = 5;
    private static final String DESIGN = """
            sources:
              payments:
                from: payments.parquet
                time: at
                columns: {id: number, card: key, terminal: key, amount: money EUR, fraud: boolean known after 7d}
            features:
              card_payments: count() by card over 1d, 7d, 30d
              card_spend: mean(amount) by card over 1d, 7d, 30d
              terminal_labels: count(fraud) by terminal over 1d, 7d, 30d
              terminal_risk: mean(fraud) by terminal over 1d, 7d, 30d
              night: hour(time) < 6
              weekend: weekday(time) >= 6
            """;
    private static final String READ = "(SELECT id, epoch(\"at\")::BIGINT AS s, card, terminal, amount, fraud FROM read_parquet('%s'))";
    private static final String FEATURES = "cn1, cn7, cn30, ca1, ca7, ca30, tn1, tn7, tn30, ta1, ta7, ta30";

    private FeaturesFromParquet() {}

    static Outcome run(Size size) throws Exception {
        CardPaymentSettings town = size == Size.DEEP ? CardPaymentSettings.DEFAULT : new CardPaymentSettings(60, 0, 1_500, 3_000, CardPaymentSettings.DEFAULT.start());
        int rounds = size == Size.DEEP ? 9 : 3;
        PaymentArrays payments = new PaymentArrays(town);
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Boolean> caught = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("septet-parquet");
        try (DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            Path file = folder.resolve("payments.parquet");
            FeatureTraining.load(connection, payments);
            FeatureTraining.execute(connection, "COPY (SELECT id, make_timestamp(s * 1000000) AS \"at\", card, terminal, amount, fraud FROM p ORDER BY id) TO '" + file + "'");
            values.put("rows", payments.rows());
            Times ours = new Times(rounds);
            Times duck = new Times(rounds);
            Times polars = new Times(rounds);
            Optional<Polars> peer = Polars.start(file);
            try {
                for (int warm = 0; warm < WARM; warm++) train(folder);
                for (int round = 0; round < rounds; round++) {
                    FeatureTraining.time(ours, round, () -> train(folder));
                    FeatureTraining.time(duck, round, () -> compute(connection, file, 0));
                    if (peer.isPresent()) {
                        Polars.Took took = peer.get().compute();
                        polars.took(round, took.clock(), took.work());
                    }
                }
            } finally {
                if (peer.isPresent()) peer.get().close();
            }
            TrainingSet set = train(folder);
            boolean[] tied = FeatureTraining.tied(payments);
            long different = differences(connection, set, tied);
            values.put("values that differ from DuckDB's", different);
            ours.tell("ours", values);
            duck.tell("DuckDB", values);
            boolean met = asked(values, "DuckDB", duck.middle() / ours.middle(), LESS_THAN_DUCKDB);
            if (peer.isPresent()) {
                polars.tell("Polars " + peer.get().version(), values);
                met &= asked(values, "Polars", polars.middle() / ours.middle(), LESS_THAN_POLARS);
            } else {
                values.put("Polars", "not here; SEPTET_PYTHON may name a Python that has it");
            }
            met &= feast(connection, file, ours.middle(), values);
            values.put("ours in a new process, its start included, processor time, ms", Math.round(cold(folder)));
            compute(connection, file, 1);
            caught.put("window one second too long", differences(connection, set, tied) > 0);
            return new Outcome(NAME, "0", payments.rows(), values, caught, different == 0 && (size == Size.SHARE || met));
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static boolean asked(Map<String, Object> values, String whom, double less, double asked) {
        values.put("times less work than " + whom, FeatureTraining.tenths(less));
        return less >= asked;
    }

    private static void compute(DuckDBConnection connection, Path file, int tooLong) throws SQLException {
        FeatureTraining.execute(connection, "CREATE OR REPLACE TABLE examples AS " + FeatureTraining.sql(tooLong, READ.formatted(file)));
    }

    /// From the file, with nothing left of an earlier pass.
    private static TrainingSet train(Path folder) throws InterruptedException {
        Problems problems = new Problems();
        DataSection data = TreeReader.read(DESIGN, "payments.yaml", problems).flatMap(tree -> Binder.bind(DataSection.class, tree, problems)).orElseThrow().value();
        problems.refuse(Fault.DESIGN);
        SourceSection section = data.sources().get("payments");
        Dictionary dictionary = new Dictionary();
        Ingest ingest = new Ingest(RealWorld.start().disk(), new ParquetFiles(new ParquetReader(), RealWorld.start().scheduler(), 2), folder.resolve("store"), dictionary, (_, _) -> { });
        Table table = ingest.table(new Ingest.Request("payments", section, folder, Optional.empty()));
        Declarations declared = new Declarations("payments", List.of(new Declarations.Source(table.schema(), Ingest.zone(section), false)), data.features(), dictionary);
        FeaturePlan plan = FeaturePlan.compile(declared, problems).orElseThrow();
        int label = table.schema().columns().size() - 1;
        TrainingSet.Request request = new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), label, Optional.empty(), List.of());
        return TrainingSet.of(plan, List.of(table), request, RealWorld.start().scheduler(), 2);
    }

    /// Rows find each other by their id, which is our first input; the amount is the second.
    private static long differences(DuckDBConnection connection, TrainingSet set, boolean[] tied) throws SQLException {
        int[] places = new int[set.rows().length];
        for (int row = 0; row < places.length; row++) places[(int) set.inputs()[0][row]] = row;
        long different = 0;
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("SELECT id, " + FEATURES + " FROM examples")) {
            while (result.next()) {
                int id = (int) result.getLong(1);
                if (tied[id]) continue;
                for (int i = 0; i < 12; i++) {
                    double value = result.getDouble(i + 2);
                    if (result.wasNull()) value = Double.NaN;
                    if (Double.doubleToLongBits(value) != Double.doubleToLongBits(set.inputs()[i + 2][places[id]])) different++;
                }
            }
        }
        return different;
    }

    /// Features that DuckDB has computed are joined to the rows once more.
    private static boolean feast(DuckDBConnection connection, Path file, double ours, Map<String, Object> values) throws SQLException, IOException, InterruptedException {
        Path computed = file.resolveSibling("features.parquet");
        FeatureTraining.execute(connection, "COPY (SELECT id, \"at\", card, terminal, " + FEATURES + " FROM examples JOIN read_parquet('" + file + "') USING (id)) TO '" + computed + "'");
        Path script = file.resolveSibling("feast-training.py");
        try (InputStream text = FeaturesFromParquet.class.getResourceAsStream("feast-training.py")) {
            Files.copy(text, script);
        }
        String python = Optional.ofNullable(System.getenv("SEPTET_FEAST")).orElse("python3");
        ProcessBuilder builder = new ProcessBuilder(python, script.toString(), file.getParent().toString(), computed.toString());
        builder.environment().put("FEAST_USAGE", "False");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String[] said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+");
        if (process.waitFor() != 0) {
            values.put("Feast", "not here; SEPTET_FEAST may name a Python that has it");
            return true;
        }
        double[] told = Arrays.stream(said, said.length - 3, said.length).mapToDouble(Double::parseDouble).toArray();
        values.put("Feast's join of computed features, ms", Math.round(told[0] * 1e3));
        values.put("Feast's join of computed features, processor time, ms", Math.round(told[1] * 1e3));
        return asked(values, "Feast", told[1] * 1e3 / ours, LESS_THAN_FEAST);
    }

    /// Milliseconds of all processors, of a process that begins with nothing.
    private static double cold(Path folder) throws IOException, InterruptedException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx2g", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), FeaturesFromParquet.class.getName(), folder.toString());
        double[] each = new double[3];
        for (int round : IntStream.range(0, each.length).toArray()) {
            Path said = folder.resolve("said");
            Meter.of(command, folder, Map.of(), said).done(said);
            each[round] = Double.parseDouble(Files.readString(said).strip());
        }
        return FeatureTraining.middle(each);
    }

    /// One pass, and what it took from the process's start.
    public static void main(String[] arguments) throws InterruptedException {
        if (train(Path.of(arguments[0])).rows().length == 0) throw new IllegalStateException("no examples");
        System.out.println(FeatureTraining.work() / 1e6);
    }
}
