package septet.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import septet.data.Generators;
import septet.data.Origin;
import septet.data.SourceSection;
import septet.data.TextBatch;
import septet.data.TextTable;
import septet.design.Mark;
import septet.design.Problems;
import septet.loop.SystemDesign;
import tools.jackson.databind.ObjectMapper;

/// A client that posts payments to a running system, as any other client would.
record Traffic(String address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 200;

    /// What the client saw.
    ///
    /// @param decisions how often each was answered
    /// @param p50       milliseconds, from sending to the whole answer; p99 likewise
    record Measured(int sent, int answered, int degraded, Map<String, Integer> decisions, double p50, double p99, double perSecond) {
        String sentence() {
            return String.format(Locale.ROOT, "Over HTTP: %,d of %,d payments answered (%s), %d degraded; p50 %.2f ms, p99 %.2f ms, %,.0f a second from one client.",
                    answered, sent, String.join(", ", decisions.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).toList()), degraded, p50, p99, perSecond);
        }
    }

    /// The payments that the generator of the design makes after those that it trained on, as JSON.
    static List<String> nextPayments(SystemDesign design, int count) {
        SourceSection source = design.data().sources().get(design.framing().forEach());
        Map<String, String> with = new LinkedHashMap<>(source.with());
        int days = Integer.parseInt(with.getOrDefault("days", "183"));
        with.put("days", Integer.toString(days + 1));
        String generator = source.from() instanceof Origin.Generated(String name) ? name : "";
        Optional<TextTable> rows = Generators.find(generator).flatMap(each -> each.rows(with, new Mark("demo", 1, 1), "data", new Problems()));
        Deque<String> last = new ArrayDeque<>();
        try (TextTable table = rows.orElseThrow()) {
            List<String> headers = table.headers();
            String before = java.time.LocalDate.parse(with.getOrDefault("start", "2018-04-01")).plusDays(days).toString();
            table.read(IntStream.range(0, headers.size()).toArray(), new TextTable.Sink() {
                @Override
                public void rows(TextBatch batch) {
                    for (int i = 0; i < batch.size(); i++) {
                        if (last.size() < count && batch.text(i, headers.indexOf("at")).compareTo(before) >= 0) last.add(payment(batch, i, headers));
                    }
                }

                @Override
                public void broken(long line, String code, String raw) {
                    throw new IllegalStateException(code);
                }
            });
        }
        return List.copyOf(last);
    }

    /// Microseconds: when the last of these payments was made.
    static OptionalLong last(List<String> payments) {
        String at = JSON.readTree(payments.getLast()).path("at").asString("").replace(' ', 'T');
        Instant time = LocalDateTime.parse(at.replace("Z", "")).toInstant(ZoneOffset.UTC);
        return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /// What is known when a payment is made.
    private static String payment(TextBatch batch, int row, List<String> headers) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : List.of("payment", "at", "card", "terminal", "amount")) fields.put(name, batch.text(row, headers.indexOf(name)));
        return JSON.writeValueAsString(fields);
    }

    /// Posts one after the other over one connection.
    Measured post(List<String> events) throws InterruptedException, IOException {
        double[] millis = new double[events.size()];
        Map<String, Integer> decisions = new TreeMap<>();
        int answered = 0;
        int degraded = 0;
        long begin = System.nanoTime();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < events.size(); i++) {
                long sent = System.nanoTime();
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address + "/decide")).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(events.get(i))).build(), HttpResponse.BodyHandlers.ofString());
                millis[i] = (System.nanoTime() - sent) / 1e6;
                if (answer.statusCode() != 200) continue;
                answered++;
                var tree = JSON.readTree(answer.body());
                decisions.merge(tree.path("decision").asString(""), 1, Integer::sum);
                if (tree.path("degraded").asBoolean()) degraded++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] warm = events.size() > 2 * WARM_UP ? Arrays.copyOfRange(millis, WARM_UP, millis.length) : millis;
        Arrays.sort(warm);
        return new Measured(events.size(), answered, degraded, decisions, warm[warm.length / 2], warm[(int) (warm.length * 0.99)], events.size() / seconds);
    }
}
