package septet.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import septet.data.CardPaymentSettings;
import septet.loop.RunJson;
import septet.loop.RunQuality;
import septet.model.Store;
import septet.model.Version;
import septet.world.Chance;
import septet.world.RealWorld;

/// `septet run` in two processes with fresh stores, folders, languages and time zones of their own: one thread or two, the rows of the file in order or
/// shuffled. The files of the registered version have the same bytes, and all that was measured is the same.
final class SameBytes {
    static final String NAME = "same-bytes";
    private static final int TEN_MINUTES = 600;

    private SameBytes() {}

    /// What a run leaves that does not depend on when and where it was.
    ///
    /// @param artifacts hash of each file of the version, by role
    /// @param measured  metrics with intervals, curves, thresholds, slices and gates
    private record Left(Map<String, String> artifacts, List<Object> measured) {}

    /// How a process differs from another.
    ///
    /// @param shuffle     0: in order, else the seed of the shuffle
    /// @param byPlace     whether a row's id is its place in the file
    private record Way(int threads, int shuffle, boolean byPlace) {}

    static Outcome run(Size size) throws Exception {
        boolean deep = size == Size.DEEP;
        CardPaymentSettings small = new CardPaymentSettings(60, 7, 300, 600, CardPaymentSettings.DEFAULT.start());
        CardPaymentSettings town = deep ? CardPaymentSettings.DEFAULT.withSeed(7) : small;
        String design = deep ? RehearsedPayments.design() : RehearsedPayments.small().replaceFirst("trials: \\d+", "trials: 2");
        Path folder = Files.createTempDirectory("septet-same-bytes");
        try {
            List<Left> all = new ArrayList<>();
            for (int shuffle = 0; shuffle <= 1; shuffle++) {
                all.add(left(folder.resolve("run " + shuffle), design, new PaymentArrays(town), new Way(1 + shuffle, shuffle, false)));
            }
            Left first = all.getFirst();
            long other = all.stream().filter(each -> !each.equals(first)).count();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("runs", all.size() + ", in order or shuffled, with 1 or 2 threads");
            values.put("files of the version compared", first.artifacts().size());
            first.artifacts().forEach((role, hash) -> values.put(role, hash.substring(0, 16)));
            values.put("runs that left something else", other);
            String brief = RehearsedPayments.small().replaceFirst("trials: \\d+", "trials: 1");
            Left inOrder = left(folder.resolve("planted"), brief, new PaymentArrays(small), new Way(2, 0, true));
            Left shuffled = left(folder.resolve("planted, shuffled"), brief, new PaymentArrays(small), new Way(2, 1, true));
            Map<String, Boolean> caught = Map.of("rows of one time in the order of the file", !inOrder.measured().equals(shuffled.measured()));
            return new Outcome(NAME, "7", all.size(), values, caught, other == 0 && first.artifacts().size() >= 4);
        } finally {
            TrialRun.delete(folder);
        }
    }

    private static Left left(Path folder, String design, PaymentArrays payments, Way way) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String from = design.replaceFirst("from: generate card payments.*\n +with: .*\n", "from: payments.csv\n");
        Path file = Files.writeString(folder.resolve("design.yaml"), from);
        write(folder.resolve("payments.csv"), payments, way);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx2g",
                "-XX:ActiveProcessorCount=" + way.threads(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (way.threads() == 2) command.addAll(List.of("-Duser.language=tr", "-Duser.timezone=Asia/Kathmandu", "-Dfile.encoding=ISO-8859-1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "septet.command.Main", "run", file.toString(), "--store", folder.resolve("store").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        int exit = process.waitFor();
        // 3: not promoted, which is an answer, too
        if (exit != 0 && exit != 3) throw new IllegalStateException("exit code " + exit + ": " + Files.readString(folder.resolve("said")));
        return read(folder.resolve("store"));
    }

    private static Left read(Path store) throws IOException {
        Version version = Store.view(RealWorld.start().disk(), store).versions().all().getFirst();
        Path run = store.resolve("runs").resolve(version.id()).resolve("run.json");
        RunQuality quality = RunJson.read(Files.readAllBytes(run), run.toString()).quality();
        List<Object> measured = new ArrayList<>(List.of(version.metrics(), quality.thresholds(), quality.slices(), quality.gates(), quality.decisions(), quality.inputs()));
        for (RunQuality.Contestant each : quality.contestants()) measured.add(List.of(each.metrics(), each.curve(), each.calibration(), each.settings()));
        return new Left(new TreeMap<>(version.artifacts()), measured);
    }

    /// The payments, at times rounded down to ten minutes, so that many have the same.
    private static void write(Path file, PaymentArrays payments, Way way) throws IOException {
        List<Integer> rows = new ArrayList<>(payments.rows());
        for (int row = 0; row < payments.rows(); row++) rows.add(row);
        if (way.shuffle() > 0) shuffle(rows, Chance.of(way.shuffle()).of("rows"));
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("payment,at,card,terminal,amount,fraud\n");
            for (int place = 0; place < rows.size(); place++) {
                int row = rows.get(place);
                long second = payments.seconds[row] - payments.seconds[row] % TEN_MINUTES;
                writer.write(String.format(Locale.ROOT, "p%d,%s,c%d,t%d,%d.%02d,%s\n", way.byPlace() ? place : row, Instant.ofEpochSecond(second), payments.cards[row],
                        payments.terminals[row], payments.cents[row] / 100, payments.cents[row] % 100, payments.frauds[row]));
            }
        }
    }

    private static void shuffle(List<Integer> rows, Chance chance) {
        for (int i = rows.size() - 1; i > 0; i--) Collections.swap(rows, i, chance.nextInt(i + 1));
    }
}
