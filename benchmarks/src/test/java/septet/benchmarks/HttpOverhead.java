package septet.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import septet.data.CardPaymentSettings;
import septet.world.Chance;

/// How much longer a decision over HTTP takes than a bare echo by the same server: the server in another process, one client on one
/// connection, the two asked in turn. Differences of percentiles, with bootstrap intervals.
final class HttpOverhead {
    static final String NAME = "http-overhead";
    private static final double MOST_MILLIS = 0.5;
    /// Nanoseconds.
    private static final long FAR = 2_000_000;
    private static final int RESAMPLES = 200;
    private static final int WARM = 3_000;

    private HttpOverhead() {}

    /// Milliseconds: how much longer at this percentile, and the 95% interval.
    private record Difference(double value, double low, double high) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
        }
    }

    /// Nanoseconds of each request, in turn.
    private record Times(long[] decide, long[] echo) {
        double millis(long[] times, double share) {
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
        }

        Difference difference(double share) {
            Chance chance = Chance.of(1).of("bootstrap");
            double[] resampled = new double[RESAMPLES];
            for (int i = 0; i < RESAMPLES; i++) resampled[i] = millis(resample(decide, chance), share) - millis(resample(echo, chance), share);
            Arrays.sort(resampled);
            return new Difference(millis(decide, share) - millis(echo, share), resampled[RESAMPLES / 40], resampled[RESAMPLES - 1 - RESAMPLES / 40]);
        }

        /// Pairs in which the decision took longer than the echo beside it by more than two milliseconds, and the other way round. What a busy machine does to both is in both numbers.
        long[] far() {
            long[] far = new long[2];
            for (int i = 0; i < decide.length; i++) {
                if (decide[i] - echo[i] > FAR) far[0]++;
                if (echo[i] - decide[i] > FAR) far[1]++;
            }
            return far;
        }

        /// Whether it takes much longer now and then: more often than what hits either alike explains, by three standard errors.
        boolean isSlowAtTimes() {
            long[] far = far();
            return far[0] - far[1] > 3 * Math.sqrt(far[0] + far[1]);
        }

        private static long[] resample(long[] times, Chance chance) {
            long[] drawn = new long[times.length];
            for (int i = 0; i < drawn.length; i++) drawn[i] = times[chance.nextInt(times.length)];
            return drawn;
        }
    }

    static Outcome run(Size size) throws IOException, InterruptedException {
        int pairs = size == Size.DEEP ? 100_000 : 3_000;
        Times times = measure(ServedPayments.Planted.NONE, pairs, size);
        Difference median = times.difference(0.5);
        Difference tail = times.difference(0.99);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decide p50, ms", rounded(times.millis(times.decide(), 0.5)));
        values.put("decide p99, ms", rounded(times.millis(times.decide(), 0.99)));
        values.put("echo p50, ms", rounded(times.millis(times.echo(), 0.5)));
        values.put("echo p99, ms", rounded(times.millis(times.echo(), 0.99)));
        values.put("p50 above the echo, ms", median.toString());
        values.put("p99 above the echo, ms", tail.toString());
        values.put("pairs in which the decision took 2 ms longer than the echo, and the echo longer", times.far()[0] + ", " + times.far()[1]);
        Map<String, Boolean> caught = new LinkedHashMap<>();
        Times slow = measure(ServedPayments.Planted.ALWAYS_SLOW, 1_000, size);
        caught.put("a handler that takes a millisecond", !met(slow.difference(0.5)));
        Times rare = measure(ServedPayments.Planted.SOMETIMES_SLOW, 2_000, size);
        caught.put("one request in forty takes five milliseconds", rare.isSlowAtTimes() && rare.difference(0.5).high() < 1);
        return new Outcome(NAME, "1, 7", pairs, values, caught, met(median));
    }

    private static boolean met(Difference median) {
        return median.high() <= MOST_MILLIS;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 1_000) / 1e3;
    }

    private static Times measure(ServedPayments.Planted planted, int pairs, Size size) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("septet-http");
        Process server = ServedPayments.start(folder.resolve("log"), size == Size.DEEP ? 35 : 8, 300, planted);
        try (BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = said.readLine();
            if (address == null) throw new IOException("the server did not start");
            return ask(address, pairs);
        } finally {
            server.getOutputStream().close();
            server.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private static Times ask(String address, int pairs) throws IOException {
        Chance chance = Chance.of(7).of("client");
        Times times = new Times(new long[pairs], new long[pairs]);
        try (Client client = new Client(address)) {
            for (int i = -WARM; i < pairs; i++) {
                String body = "{\"card\":\"c" + chance.nextInt(CardPaymentSettings.DEFAULT.cards()) + "\",\"terminal\":\"t"
                        + chance.nextInt(CardPaymentSettings.DEFAULT.terminals()) + "\",\"amount\":" + (1 + chance.nextInt(300)) + "."
                                + (10 + chance.nextInt(90)) + "}";
                boolean decideFirst = i % 2 == 0;
                long first = post(client, decideFirst ? "/decide" : "/echo", body);
                long second = post(client, decideFirst ? "/echo" : "/decide", body);
                if (i < 0) continue;
                times.decide()[i] = decideFirst ? first : second;
                times.echo()[i] = decideFirst ? second : first;
            }
        }
        return times;
    }

    /// Nanoseconds.
    private static long post(Client client, String path, String body) throws IOException {
        String answer = client.ask("POST", path, body);
        if (!answer.startsWith("HTTP/1.1 200")) throw new IOException(answer);
        return client.nanos();
    }
}
