package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import septet.data.CardPaymentSettings;
import septet.features.FeaturePlan;
import septet.features.FeatureState;
import septet.features.TrainingSet;
import septet.world.Chance;

/// How long answers take while a model is fitted beside the server: decisions come at their times whether earlier ones were answered or not (an open loop, so that a stall counts for all
/// whom it keeps waiting), in turn with a process of low priority that grows trees as a retraining does, and without one.
final class ServeWhileFitting {
    static final String NAME = "serve-while-fitting";
    /// The example's promise.
    private static final double MOST_MILLIS = 20;
    private static final long BETWEEN_NANOS = 5_000_000;
    private static final int WARM = 3_000;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private ServeWhileFitting() {}

    /// Milliseconds from when each decision was due.
    private record Waited(List<Double> alone, List<Double> beside) {
        static double at(List<Double> millis, double share) {
            double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return Math.round(1_000 * sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]) / 1e3;
        }
    }

    static Outcome run(Size size) throws IOException, InterruptedException {
        int turns = size == Size.DEEP ? 10 : 1;
        int requests = size == Size.DEEP ? 4_000 : 600;
        Waited waited = measure(ServedPayments.Planted.NONE, size, turns, requests);
        Map<String, Object> values = new LinkedHashMap<>();
        Map.of("p50", 0.5, "p99", 0.99, "p99.9", 0.999).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            values.put(each.getKey() + " alone, ms", Waited.at(waited.alone(), each.getValue()));
            values.put(each.getKey() + " while a process fits, ms", Waited.at(waited.beside(), each.getValue()));
        });
        Waited inside = measure(ServedPayments.Planted.FITTING, size, 1, 1_000);
        Map<String, Boolean> caught = Map.of("a fit on the thread that answers", Waited.at(inside.alone(), 0.99) > MOST_MILLIS);
        return new Outcome(NAME, "1, 7", (long) turns * requests, values, caught, Waited.at(waited.beside(), 0.99) <= MOST_MILLIS);
    }

    private static Waited measure(ServedPayments.Planted planted, Size size, int turns, int requests) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("septet-fitting");
        int days = size == Size.DEEP ? 35 : 8;
        Process server = ServedPayments.start(folder.resolve("log"), days, 300, planted);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            if (address == null) throw new IOException("the server did not start");
            Waited waited = new Waited(new ArrayList<>(), new ArrayList<>());
            try (Client client = new Client(address)) {
                Chance chance = Chance.of(7).of("client");
                for (int i = 0; i < WARM; i++) post(client, chance);
                for (int turn = 0; turn < turns; turn++) {
                    ask(client, chance, requests, waited.alone());
                    Process child = fitting(days);
                    try {
                        ask(client, chance, requests, waited.beside());
                    } finally {
                        child.destroyForcibly().waitFor();
                    }
                }
            }
            return waited;
        } finally {
            server.getOutputStream().close();
            server.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private static void ask(Client client, Chance chance, int requests, List<Double> millis) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = begin + i * BETWEEN_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
            post(client, chance);
            millis.add((System.nanoTime() - due) / 1e6);
        }
    }

    private static void post(Client client, Chance chance) throws IOException {
        String body = "{\"card\":\"c" + chance.nextInt(CardPaymentSettings.DEFAULT.cards()) + "\",\"terminal\":\"t" + chance.nextInt(CardPaymentSettings.DEFAULT.terminals()) + "\",\"amount\":"
                + (1 + chance.nextInt(300)) + "." + (10 + chance.nextInt(90)) + "}";
        String answer = client.ask("POST", "/decide", body);
        if (!answer.startsWith("HTTP/1.1 200")) throw new IOException(answer);
    }

    /// A process that fits until it is ended, started as a server starts a retraining; it fits already when this returns.
    private static Process fitting(int days) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) command.addAll(List.of(NICE.toString(), "-n", "19"));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path"), ServeWhileFitting.class.getName(), Integer.toString(days)));
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        if (said.readLine() == null) throw new IOException("the process that fits did not start");
        return child;
    }

    /// @param arguments days of payments
    public static void main(String[] arguments) throws Exception {
        PaymentArrays payments = new PaymentArrays(CardPaymentSettings.DEFAULT.withDays(Integer.parseInt(arguments[0])));
        FeaturePlan plan = ServedPayments.plan(ServedPayments.design(), payments);
        TrainingSet set = TrainingSet.replay(new FeatureState(plan), List.of(payments),
                new TrainingSet.Request(Long.MIN_VALUE, Long.MAX_VALUE, plan.inputs(), ServedPayments.FRAUD, Optional.empty(), List.of()));
        System.out.println("fits " + Arrays.toString(arguments));
        while (true) ServedPayments.estimator(plan, set, 300);
    }
}
